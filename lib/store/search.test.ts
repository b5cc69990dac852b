import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import type { Booking } from '../domain/booking.ts';
import { ok } from '../domain/result.ts';
import { createStoreReader, type StoreReader } from './reader.ts';
import type { ContactRow, DirectoryRow } from './schema.ts';
import { keptSearch, search } from './search.ts';
import { createStoreWriter } from './writer.ts';

const contact = (address: string, changes: Partial<ContactRow> = {}): ContactRow => ({
  id: `CTC-${address}`,
  address,
  name: null,
  company: null,
  phone: null,
  ...changes,
});

const CONTACTS = [
  contact('mara@example.com', { name: 'Mara Lind', company: 'Lind Ltd', phone: '+49 30 1234' }),
  contact('jo@example.org', { name: 'Jo Marant' }),
  contact('priya@bookside.example', { name: 'Priya Host' }),
];
const BOOKINGS = [
  aBooking({
    id: 'BKNG-AAA1',
    tracking: 'TRK77',
    subject: 'Pricing call',
    email: 'Kim.Vo@Example.net',
    name: 'Kim Vo',
    company: 'Vo & Söhne',
    phone: '555-0142',
    people: [
      { address: 'kim.vo@example.net', part: 'booker' },
      { address: 'guest@example.net', part: 'guest' },
      { address: 'priya@bookside.example', part: 'attendee' },
    ],
  }),
  aBooking({ id: 'BKNG-AAA2', email: 'mara@example.com', name: 'M. Lind', subject: 'Demo' }),
];
const DIRECTORY: DirectoryRow[] = [
  { id: 'USR-1', kind: 'user', name: 'Priya', address: 'priya@bookside.example' },
  { id: 'BKC-1', kind: 'calendar', name: 'Demo', address: null },
];

async function reader(contacts = CONTACTS, bookings: Booking[] = BOOKINGS): Promise<StoreReader> {
  freshIndexedDb();
  const writer = createStoreWriter();
  expect(await writer.write({ directory: DIRECTORY })).toEqual(ok(undefined));
  expect(await writer.write({ contacts, bookings })).toEqual(ok(undefined));
  return createStoreReader();
}

test.each<[string, text: string, addresses: string[]]>([
  ['nothing', '', []],
  ['only space', '  ', []],
  ['a part of a name', 'lind', ['mara@example.com']],
  ['a name in capitals, with space around', '  LIND ', ['mara@example.com']],
  ['a part of an address', 'vo@', ['kim.vo@example.net']],
  ['a company, with or without its accents', 'sohne', ['kim.vo@example.net']],
  ['words of different fields, in any order', 'pricing kim', ['kim.vo@example.net']],
  ['words that are never together', 'pricing lind', []],
  ['a contact without bookings, by the beginning of the address', 'jo@', ['jo@example.org']],
  ["a phone, from the booking's", '0142', ['kim.vo@example.net']],
  ['a booking id', 'bkng-aaa1', ['kim.vo@example.net']],
  ['a tracking id', 'trk77', ['kim.vo@example.net']],
  ['a subject', 'pricing', ['kim.vo@example.net']],
  ['a guest by their address', 'guest', ['guest@example.net']],
  ['a booking, which does not find its guest', 'bkng-aaa1', ['kim.vo@example.net']],
  ['a colleague', 'priya', []],
  ['a text that occurs nowhere', 'zzz', []],
  ['characters with a meaning in regular expressions', '.*', []],
])('searching for %s', async (_what, text, addresses) => {
  expect((await search(text, await reader(), 9)).map((match) => match.address)).toEqual(addresses);
});

test('a match whose address or name begins with the text comes first, and `max` limits the matches', async () => {
  const bookings = [
    aBooking({ id: 'BKNG-1', email: 'x@example.com', name: 'A Jo', starts: 9 }),
    aBooking({ id: 'BKNG-2', email: 'jo@example.com', name: 'Kim', starts: 5 }),
  ];
  const both = await reader([], bookings);
  const found = await search('jo', both, 9);
  expect(found.map((match) => match.address)).toEqual(['jo@example.com', 'x@example.com']);
  expect(await search('jo', both, 1)).toHaveLength(1);
});

test('a match has the address as the person typed it', async () => {
  expect(await search('kim', await reader(), 9)).toEqual([
    {
      address: 'kim.vo@example.net',
      asWritten: 'Kim.Vo@Example.net',
      name: 'Kim Vo',
      company: 'Vo & Söhne',
    },
  ]);
});

test('filters narrow by status, period, host and page, with or without words', async () => {
  const booking = (id: string, changes: Partial<Booking>) =>
    aBooking({ id, email: `${id.toLowerCase()}@example.com`, ...changes });
  const filled = await reader(
    [],
    [
      booking('A', { status: 'no_show', starts: 10, owner: 'USR-1' }),
      booking('B', { status: 'no_show', starts: 20, owner: 'USR-2', calendar: 'BKC-1' }),
      booking('C', { status: 'canceled', starts: 30, owner: 'USR-1', page: 'BP-1' }),
    ],
  );
  const ids = async (...ask: [string, Parameters<typeof search>[3]]) =>
    (await search(ask[0], filled, 9, ask[1])).map((match) => match.address[0]);
  expect(await ids('', { status: 'no_show' })).toEqual(['b', 'a']);
  expect(await ids('', { from: 20 })).toEqual(['c', 'b']);
  expect(await ids('', { from: 10, to: 30, host: 'USR-1' })).toEqual(['a']);
  expect(await ids('example', { place: 'BP-1' })).toEqual(['c']);
  expect(await ids('nobody', { place: 'BP-1' })).toEqual([]);
});

test('the search index follows a booking that is changed, moved to another month, or removed', async () => {
  const filled = await reader([], []);
  const writer = createStoreWriter();
  const found = async (text: string) => (await search(text, filled, 9)).length;
  await writer.write({ bookings: [aBooking({ subject: 'First', updated: 1 })] });
  expect(await found('first')).toBe(1);
  const moved = aBooking({ subject: 'Second', updated: 2, starts: Date.UTC(2027, 5) });
  await writer.write({ bookings: [moved] });
  expect([await found('first'), await found('second')]).toEqual([0, 1]);
  await writer.write({ gone: [moved.id] });
  expect(await found('second')).toBe(0);
  expect(await filled.indexPages()).toEqual([]);
});

test('a kept search reads anew only once it is declared stale', async () => {
  const filled = await reader([], []);
  const kept = keptSearch(filled);
  expect(await kept.search('mara', 9)).toEqual([]);
  await createStoreWriter().write({ bookings: [aBooking()] });
  expect(await kept.search('mara', 9)).toEqual([]);
  kept.stale();
  expect(await kept.search('mara', 9)).toHaveLength(1);
});

test('any search finds each person once, no colleague, and at most `max` people', async () => {
  const filled = await reader();
  const texts = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('a', 'e', '@', 'mar', 'b'));
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, max) => {
      const found = await search(text, filled, max);
      const addresses = found.map((match) => match.address);
      expect(new Set(addresses).size).toBe(addresses.length);
      expect(addresses).not.toContain('priya@bookside.example');
      expect(found.length).toBeLessThanOrEqual(max);
    }),
  );
});

test('contacts without an address do not crowd out addresses that begin with the text', async () => {
  // Their keys begin with "contact:", which sorts before every address that begins so.
  const keyed = Array.from({ length: 30 }, (_, at) => contact(`contact:CTC-${at}`));
  const stored = await reader([...keyed, contact('contact@example.com')], []);
  const found = await search('contact', stored, 9);
  expect(found.map(({ address }) => address)).toEqual(['contact@example.com']);
  expect(await stored.contactsBeginning('contact', 1)).toMatchObject([
    { address: 'contact@example.com' },
  ]);
});
