import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { isMailProvider } from '../address/mail-providers.ts';
import { ignoreEntry, setIgnored } from './edit-ignore-list.ts';
import { type IgnoreList, isListed, readIgnoreList, suggestedDomains } from './ignore-list.ts';

test.each<[string, ReturnType<typeof ignoreEntry>]>([
  [' Sam@Example.org ', { entry: 'sam@example.org' }],
  ['Sam Okafor <sam@gmail.com>', { entry: 'sam@gmail.com' }],
  ['example.org', { entry: 'example.org' }],
  ['@Example.ORG', { entry: 'example.org' }],
  ['bücher.example', { entry: 'bücher.example' }],
  ['gmail.com', 'freeMail'],
  ['@web.de', 'freeMail'],
  ['btinternet.com', 'freeMail'],
  ['mozmail.com', 'freeMail'],
  ['example', 'unreadable'],
  ['example.org/path', 'unreadable'],
  ['two.example three.example', 'unreadable'],
  ['-.example', 'unreadable'],
  ['', 'unreadable'],
])('the input %j is parsed as %j', (typed, expected) => {
  expect(ignoreEntry(typed, isMailProvider)).toEqual(expected);
});

test.each([
  ['sam@example.org', 'sam@example.org', true],
  ['sam@example.org', 'priya@example.org', false],
  ['example.org', 'priya@example.org', true],
  ['example.org', 'mara@shop.example.org', false],
  ['mail.example.org', 'priya@example.org', false],
  ['example.org', 'mara@notexample.org', false],
  ['example.org', 'mara@example.org.evil.example', false],
])('the entry %s includes %s: %s', (entry, address, listed) => {
  expect(isListed(['other@example.com', entry], address)).toBe(listed);
  expect(isListed([], address)).toBe(false);
});

test('the domains of own addresses are suggested until the user has put them on a list', () => {
  const own = [
    'Sam@Example.org',
    'sam@gmail.com',
    'sam@wp.pl',
    'priya@example.org',
    '',
    'sam@uk.example',
  ];
  const nothing = { listed: [], customers: [] };
  const suggested = (lists: Partial<IgnoreList>) =>
    suggestedDomains(own, { ...nothing, ...lists }, isMailProvider);
  expect(suggested({})).toEqual(['example.org', 'uk.example']);
  expect(suggested({ listed: ['example.org'] })).toEqual(['uk.example']);
  expect(suggested({ customers: ['uk.example'] })).toEqual(['example.org']);
});

test('a new choice for an entry replaces the earlier one', async () => {
  const store = memoryStore();
  await setIgnored(store, 'example.org', 'ignored');
  await setIgnored(store, 'sam@example.net', 'ignored');
  await setIgnored(store, 'example.org', 'ignored');
  expect(await readIgnoreList(store)).toEqual({
    listed: ['sam@example.net', 'example.org'],
    customers: [],
  });
  await setIgnored(store, 'example.org', 'customer');
  expect(await readIgnoreList(store)).toEqual({
    listed: ['sam@example.net'],
    customers: ['example.org'],
  });
  await setIgnored(store, 'example.org', null);
  await setIgnored(store, 'sam@example.net', null);
  expect(await readIgnoreList(store)).toEqual({ listed: [], customers: [] });
});

test('for any stored value a list is read, and no address is ignored by mistake [claim 59]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (kept) => {
      const { listed } = await readIgnoreList(memoryStore({ mine: kept }));
      expect(listed.every((entry) => typeof entry === 'string')).toBe(true);
    }),
  );
  expect(isListed([''], 'mara@example.com')).toBe(false);
});
