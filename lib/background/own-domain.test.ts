import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundPerson, PageReport } from '../domain/page-report.ts';
import { type Hit, reading } from '../page/reading/reading.ts';
import { settleOwnDomain } from './own-domain.ts';

const hit = (address: string): Hit => ({ address, layer: 'named', role: 'sender' });
const addresses = (people: FoundPerson[] | undefined) => people?.map(({ address }) => address);

/** What the background keeps of a page of these owners with these addresses, also in its rows. */
function kept(owners: string[], found: string[], listed: string[] = []): PageReport {
  const rows = listed.map(hit);
  const page = { site: 'gmail', page: 'thread', key: 'a', ready: true } as const;
  return settleOwnDomain(reading({ ...page, owners, rows }, found.map(hit)).report);
}

test.each([
  ...['btinternet.com', 'sbcglobal.net', 'libero.it', 'laposte.net', 'ymail.com', 'hey.com'],
  ...['pm.me', 'wp.pl', '126.com', 'gmail.com', 'duck.com', 'mozmail.com'],
])('a customer at the rep’s own mail provider is a customer: %s', (provider) => {
  const report = kept([`sam@${provider}`], [`sam@${provider}`, `mara@${provider}`]);
  expect(report).toMatchObject({ state: 'found', layer: 'named', own: [`sam@${provider}`] });
  expect(addresses(report.people)).toEqual([`mara@${provider}`]);
  expect(report).not.toHaveProperty('withOwnDomain');
  const list = kept([`sam@${provider}`], [], [`mara@${provider}`, 'kim@acme.example']);
  expect(addresses(list.listed)).toEqual([`mara@${provider}`, 'kim@acme.example']);
  expect(list).toMatchObject({ state: 'none', people: [] });
});

test.each(['acme.example', 'mail.acme.example', 'bt.com', 'telekom.de', 'mygmail.example'])(
  'a colleague at the rep’s own company is none: %s',
  (company) => {
    const report = kept([`sam@${company}`], [`priya@${company}`], [`priya@${company}`]);
    expect(report).toMatchObject({ state: 'none', layer: null, people: [] });
    expect(report).not.toHaveProperty('listed');
    expect(report).not.toHaveProperty('withOwnDomain');
    const both = kept([`sam@${company}`], [`priya@${company}`, 'mara@gmail.com']);
    expect(addresses(both.people)).toEqual(['mara@gmail.com']);
  },
);

test('with an address at each, colleagues are none, and customers at the provider are customers', () => {
  const owners = ['sam@gmail.com', 'sam@acme.example'];
  const found = kept(owners, ['priya@acme.example', 'mara@gmail.com']);
  expect(addresses(found.people)).toEqual(['mara@gmail.com']);
  expect(kept(owners, ['priya@acme.example'])).toMatchObject({ state: 'none', people: [] });
});

test('of any page, exactly the owner and colleagues are left out, and only where they are such', () => {
  const name = fc.constantFrom('sam', 'mara', 'kim', 'priya', 'no-reply');
  const domain = fc.constantFrom('gmail.com', 'wp.pl', 'acme.example', 'shop.example');
  const address = fc.tuple(name, domain).map((parts) => parts.join('@'));
  fc.assert(
    fc.property(fc.option(address), fc.array(address), (owner, found) => {
      const isProviders = /@(?:gmail\.com|wp\.pl)$/.test(owner ?? '');
      const company = isProviders ? null : owner?.split('@')[1];
      const theirs = found.filter((one) => one !== owner && one.split('@')[1] !== company);
      const humans = theirs.filter((one) => !one.startsWith('no-reply'));
      const wanted = humans.length > 0 ? humans : theirs;
      const report = kept(owner === null ? [] : [owner], found);
      expect(addresses(report.people)).toEqual([...new Set(wanted)]);
      expect(report.state).toBe(wanted.length > 0 ? 'found' : 'none');
    }),
  );
});
