import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { createStoreReader } from './reader.ts';
import { STORE_NAME } from './schema.ts';
import { createStoreWriter } from './writer.ts';

const [OLD, NEW, WORK, GUEST] = [
  'old@example.com',
  'new@example.com',
  'w@example.org',
  'g@x.example',
];

/** A person whose contact had the address `OLD`, has `NEW` now, and who also booked as `WORK`. */
async function filled() {
  freshIndexedDb();
  const of = (id: string, email: string, contact: string | null = 'CTC-1') =>
    aBooking({ id, email, contact });
  await createStoreWriter().write({
    contacts: [{ id: 'CTC-1', address: NEW, name: 'N', company: null, phone: null }],
    asked: { address: NEW, at: 7, known: true, complete: true },
    bookings: [
      of('old', OLD),
      of('new', NEW),
      {
        ...of('work', WORK),
        people: [
          { address: WORK, part: 'booker' },
          { address: GUEST, part: 'guest' },
        ],
      },
      of('work alone', WORK, 'CTC-2'),
      of('other', GUEST, 'CTC-9'),
    ],
  });
  return createStoreReader();
}

beforeEach(freshIndexedDb);

const ALL = ['new', 'old', 'work', 'work alone'];

test.each([
  [NEW, ALL],
  [OLD, ALL],
  [WORK, ALL],
  // A guest at a person's meeting is a different person.
  [GUEST, ['other', 'work']],
  ['nobody@example.com', []],
])('addresses that booked as one contact are one person, read by %s', async (address, expected) => {
  const person = await (await filled()).person([address], []);
  expect(person.bookings.map(({ id }) => id).sort()).toEqual(expected);
  expect([person.addresses[0], person.own]).toEqual([address, [address]]);
  expect([...person.addresses].sort()).toEqual(
    expected === ALL ? [NEW, OLD, WORK].sort() : [address],
  );
});

test('an address the user set apart is another person', async () => {
  const person = await (await filled()).person([NEW], [WORK]);
  expect(person.bookings.map(({ id }) => id).sort()).toEqual(['new', 'old']);
  expect(person.addresses).toEqual([NEW, OLD]);
});

test('several addresses can be read as one person, who counts as looked up only if all were', async () => {
  const reader = await filled();
  const both = await reader.person([NEW, GUEST], []);
  expect(both.bookings).toHaveLength(5);
  expect([both.asked, (await reader.person([NEW], [])).asked?.at]).toEqual([null, 7]);
});

test('very many bookings and contacts that refer to each other in a circle are read once each', async () => {
  const bookings = Array.from({ length: 500 }, (_, at) =>
    aBooking({ id: `B${at}`, email: `p${at % 30}@example.com`, contact: `CTC-${at % 29}` }),
  );
  await createStoreWriter().write({ bookings });
  const person = await createStoreReader().person(['p0@example.com'], []);
  expect(person.addresses).toHaveLength(12);
  expect(new Set(person.bookings.map(({ id }) => id)).size).toBe(person.bookings.length);
});

test('several customers are read in the order of the addresses, unknown ones as empty', async () => {
  const reader = await filled();
  const found = await reader.customers([GUEST, 'nobody@example.com', NEW]);
  expect(found.map((one) => one.bookings.map(({ id }) => id))).toEqual([
    ['other', 'work'],
    [],
    ['new'],
  ]);
  expect(found[2]?.asked?.known).toBe(true);
  expect((await reader.atDomain('example.org', 9)).map(({ id }) => id)).toEqual([
    'work',
    'work alone',
  ]);
});

test('without a store a person is empty, and reading creates none [claim 66]', async () => {
  const reader = createStoreReader();
  expect(await reader.person([NEW], [])).toEqual({
    ...{ bookings: [], contacts: [], asked: null },
    ...{ addresses: [NEW], own: [NEW] },
  });
  expect((await reader.customers([NEW, OLD])).length).toBe(2);
});

test('a row that lost its addresses does not hide the rest of the person', async () => {
  const reader = await filled();
  const db = await openDB(STORE_NAME);
  const row = await db.get('bookings', 'work');
  await db.put('bookings', { ...row, addresses: undefined });
  db.close();
  const person = await reader.person([NEW], []);
  expect(person.bookings.map(({ id }) => id).sort()).toEqual(['new', 'old']);
});

test('whoever is opened by the key of their contact is still found once it has an address', async () => {
  const writer = createStoreWriter();
  const contact = { id: 'CTC-1', name: 'Gus', company: null, phone: null };
  await writer.write({
    contacts: [{ ...contact, address: 'gus@example.com' }],
    bookings: [aBooking({ email: 'gus@example.com' })],
  });
  const person = await createStoreReader().person(['contact:CTC-1'], []);
  expect(person.bookings).toHaveLength(1);
  expect(person.addresses).toEqual(['contact:CTC-1', 'gus@example.com']);
});
