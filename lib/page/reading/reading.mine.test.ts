import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { PageReport } from '../../domain/page-report.ts';
import { Report } from '../../messages/report-shape.ts';
import { type Hit, ownAddressesOf, ownOf, reading } from './reading.ts';

describe('whether an address is not a customer’s [claim 27]', () => {
  const own = ownOf([' Sam@Example.org', 'sam.okafor@mail.example', undefined, null, 'no address']);
  const isOwn = ownAddressesOf(own, ['example.org']);

  test.each([
    ['the owner', 'sam@example.org', true],
    ['somebody at a domain of theirs', 'priya@example.org', true],
    ['another company', 'mara@example.com', false],
    ['a company whose domain has the same ending', 'mara@notexample.org', false],
    ['a part of the company, which may be a customer’s host', 'mara@shop.example.org', false],
    ['the owner at another domain', 'sam.okafor@mail.example', true],
    ['another person there', 'mara@mail.example', false],
    ['a logging address', '4411223@bcc.hubspot.com', true],
  ])('%s', (_, address, expected) => {
    expect(isOwn(address)).toBe(expected);
  });

  test('without a known owner, only logging addresses are excluded', () => {
    const nobodys = ownAddressesOf(ownOf([undefined]), []);
    expect(nobodys('mara@example.com')).toBe(false);
    expect(nobodys('4411223@bcc.hubspot.com')).toBe(true);
  });
});

describe('the people at the owner’s own domain [claim 27]', () => {
  const hit = (address: string, layer: Hit['layer'] = 'named'): Hit => ({
    ...{ address, layer, role: 'sender' },
  });
  const page = { site: 'gmail', page: 'thread', key: 'a', ready: true } as const;
  const owners = ['sam@mail.example'];
  const read = (hits: Hit[], lower: Hit[] = [], more: { rows?: Hit[]; owners?: string[] } = {}) => {
    const made = reading({ ...page, owners, ...more }, hits, [() => lower]);
    let step = made.lower?.next();
    while (made.lower && !step?.done) step = made.lower.next();
    const last: PageReport = step?.done ? step.value : made.report;
    return { first: made.report, last };
  };
  const addresses = (report: Pick<PageReport, 'people'> | undefined) =>
    report?.people.map(({ address }) => address);

  test('are told apart, as they may be colleagues or strangers', () => {
    const { first } = read([
      hit('sam@mail.example'),
      hit('kim@mail.example'),
      hit('mara@acme.example'),
    ]);
    expect(addresses(first)).toEqual(['mara@acme.example']);
    expect(addresses(first.withOwnDomain)).toEqual(['kim@mail.example', 'mara@acme.example']);
  });

  test('are not told twice where there are none', () => {
    const { first } = read([hit('sam@mail.example'), hit('mara@acme.example')]);
    expect(first).not.toHaveProperty('withOwnDomain');
    const unknown = read([hit('kim@mail.example')], [], { owners: [] });
    expect(unknown.first).not.toHaveProperty('withOwnDomain');
    expect(addresses(unknown.first)).toEqual(['kim@mail.example']);
  });

  test('if they are colleagues, the lower layers look for a customer; if not, they add nobody', () => {
    const { first, last } = read(
      [hit('kim@mail.example')],
      [hit('ann@mail.example', 'text'), hit('mara@acme.example', 'text')],
    );
    expect(first).toMatchObject({ state: 'none', layer: null, people: [] });
    expect(last).toMatchObject({ state: 'found', layer: 'text' });
    expect(addresses(last)).toEqual(['mara@acme.example']);
    for (const report of [first, last]) {
      expect(report.withOwnDomain?.layer).toBe('named');
      expect(addresses(report.withOwnDomain)).toEqual(['kim@mail.example']);
    }
  });

  test('are told as far as a message may be long', () => {
    const many = Array.from({ length: 300 }, (_, at) => hit(`kim${at}@mail.example`));
    const { first } = read(many, [], { rows: many });
    expect(first.withOwnDomain?.people).toHaveLength(200);
    expect(first.withOwnDomain?.listed).toHaveLength(100);
    expect(z.safeParse(Report, first).success).toBe(true);
  });

  test('are told of a list’s rows, too', () => {
    const { first } = read([], [], { rows: [hit('kim@mail.example'), hit('mara@acme.example')] });
    expect(first.listed?.map(({ address }) => address)).toEqual(['mara@acme.example']);
    expect(first.withOwnDomain?.listed?.map(({ address }) => address)).toEqual([
      'kim@mail.example',
      'mara@acme.example',
    ]);
  });
});
