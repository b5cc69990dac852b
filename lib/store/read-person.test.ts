import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { attributeTo, type Booking } from '../domain/booking.ts';
import type { Batch } from './apply-batch.ts';
import { createBookingReader } from './booking-reader.ts';
import { createStoreReader } from './reader.ts';
import { type ContactRow, STORE_NAME } from './schema.ts';
import { search } from './search.ts';
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

const GUS = 'gus@halloran.example';
const contact: ContactRow = {
  ...{ id: 'CTC-1', address: GUS, name: 'Gus Halloran', company: null, phone: null },
};
const unaddressed: ContactRow = { ...contact, address: 'contact:CTC-1' };
const byPhone = aBooking({
  ...{ id: 'B1', email: null, name: 'Gus Halloran', phone: '1-3125550177' },
  people: [{ address: 'contact:CTC-1', part: 'booker' }],
});
/** As a booking from a conversation is: it names its contact by id alone, and a host. */
const byContact = aBooking({
  ...{ id: 'B2', email: null, name: null },
  people: [{ address: 'sam@example.org', part: 'attendee' }],
});
const bookings = [byPhone, byContact];

test.each<[string, Batch[]]>([
  ['after its bookings', [{ bookings }, { contacts: [contact] }]],
  ['after its bookings, in a first fill', [{ bookings }, { contacts: [contact], fresh: true }]],
  ['to a contact that had none', [{ bookings, contacts: [unaddressed] }, { contacts: [contact] }]],
  [
    'to a contact that came first',
    [{ contacts: [unaddressed] }, { bookings }, { contacts: [contact] }],
  ],
  // What was read of OnceHub before the contact was written may be written after it.
  ['before its bookings', [{ contacts: [contact] }, { bookings }]],
  ['with its bookings', [{ contacts: [contact], bookings }]],
  ['with its bookings, in a first fill', [{ contacts: [contact], bookings, fresh: true }]],
])(
  'where the address of a contact comes %s, they are found and shown under it',
  async (_when, batches) => {
    for (const one of [...batches, {}])
      expect((await createStoreWriter().write(one)).ok).toBe(true);
    const [reader, alone] = [createStoreReader(), createBookingReader()];
    const booker = [{ address: GUS, part: 'booker' }];
    const people = [booker, [...booker, ...byContact.people]];
    const peopleOf = (found: Booking[]) => found.map((one) => one.people);
    const found = async (text: string) => (await search(text, reader, 9)).map((one) => one.address);

    expect(peopleOf((await reader.customer(GUS)).bookings)).toEqual(people);
    expect((await reader.customer('contact:CTC-1')).bookings).toEqual([]);
    expect(peopleOf((await reader.person([GUS], [])).bookings)).toEqual(people);
    expect(await reader.atDomain('halloran.example', 9)).toHaveLength(2);
    const host = { id: 'USR-1', address: 'sam@example.org' };
    expect(peopleOf(await alone.of(host, 0, Number.MAX_SAFE_INTEGER))).toEqual(people);
    expect(peopleOf(await alone.byIds(['B1', 'B2']))).toEqual(people);
    expect([await found('halloran'), await found('gus@hal'), await found('0177')]).toEqual([
      [GUS],
      [GUS],
      [GUS],
    ]);
  },
);

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

test('whoever is asked for by the key of their contact is that contact under its address', async () => {
  for (const one of [{ bookings }, { contacts: [contact] }]) await createStoreWriter().write(one);
  const person = await createStoreReader().person(['contact:CTC-1'], []);
  expect(person.bookings.map(({ id }) => id).sort()).toEqual(['B1', 'B2']);
  expect(person.own).toEqual(['contact:CTC-1', GUS]);
  const apart = await createStoreReader().person(['contact:CTC-1'], [GUS]);
  expect([apart.bookings, apart.own]).toEqual([[], ['contact:CTC-1']]);
});

test.each<[string, Partial<Booking>]>([
  [
    'that names another address',
    { email: 'ann@example.com', people: [{ address: 'ann@example.com', part: 'booker' }] },
  ],
  ['of another contact', { contact: 'CTC-2' }],
  ['of no contact', { contact: null }],
])('a booking %s stays whose it is', async (_what, changes) => {
  const other = { ...byPhone, ...changes };
  for (const one of [{ bookings: [other] }, { contacts: [contact] }]) {
    await createStoreWriter().write(one);
  }
  expect(await createStoreReader().booking('B1')).toMatchObject({ people: other.people });
});

test('a user of the account who is a contact as well is no customer, whenever their address comes', async () => {
  const directory = [{ id: 'USR-1', kind: 'user', name: 'Gus', address: GUS } as const];
  for (const one of [{ directory }, { bookings: [byPhone] }, { contacts: [contact] }]) {
    await createStoreWriter().write(one);
  }
  expect((await createStoreReader().customer(GUS)).bookings).toEqual([]);
});

const DANA = 'dana@x.example';
const typo: ContactRow = { ...contact, address: DANA };
const dana: ContactRow = { ...contact, id: 'CTC-2', address: DANA, name: 'Dana' };
const ofDana = aBooking({ id: 'B3', email: DANA, name: 'Dana', contact: 'CTC-2' });
/** As the sync writes them once it knows the contact. */
const under = (address: string) => bookings.map((one) => attributeTo(one, { ...contact, address }));

test.each<[string, Batch[]]>([
  ['after its bookings', [{ bookings, contacts: [unaddressed] }, { contacts: [typo] }]],
  ['with its bookings', [{ bookings: under(DANA), contacts: [typo] }]],
  ['before its bookings', [{ contacts: [typo] }, { bookings: under(DANA) }]],
])('a contact whose wrong address came %s leaves nobody’s bookings there', async (_when, wrong) => {
  for (const renewed of [[], [{ bookings: under(DANA) }]]) {
    freshIndexedDb();
    const writer = createStoreWriter();
    const batches = [...wrong, { contacts: [dana], bookings: [ofDana] }, { contacts: [contact] }];
    // What was read of OnceHub before the correction may be written after it.
    for (const one of [...batches, ...renewed]) expect((await writer.write(one)).ok).toBe(true);
    const reader = createStoreReader();
    const idsOf = async (address: string) =>
      (await reader.person([address], [])).bookings.map(({ id }) => id).sort();
    expect([await idsOf(DANA), await idsOf(GUS)]).toEqual([['B3'], ['B1', 'B2']]);
    expect(await reader.atDomain('x.example', 9)).toHaveLength(1);
    expect(await reader.atDomain('halloran.example', 9)).toHaveLength(2);
    const found = (await search('Gus', reader, 9)).map(({ address }) => address);
    expect(found).toEqual([GUS]);
    await writer.forget([DANA]);
    expect([await idsOf(DANA), await idsOf(GUS)]).toEqual([[], ['B1', 'B2']]);
  }
});

test('a contact whose address went has no bookings there', async () => {
  for (const one of [{ bookings, contacts: [contact] }, { contacts: [unaddressed] }]) {
    await createStoreWriter().write(one);
  }
  const reader = createStoreReader();
  expect((await reader.customer(GUS)).bookings).toEqual([]);
  expect((await reader.customer('contact:CTC-1')).bookings).toHaveLength(2);
});

const user = { id: 'USR-1', kind: 'user', name: 'Gus', address: GUS } as const;

test.each<[string, Batch[]]>([
  ['after its bookings', [{ directory: [user] }, { bookings }, { contacts: [contact] }]],
  ['with its bookings', [{ directory: [user] }, { bookings: under(GUS), contacts: [contact] }]],
  [
    'before the list of users',
    [{ bookings: under(GUS), contacts: [contact] }, { directory: [user] }],
  ],
  ['before its bookings', [{ directory: [user], contacts: [contact] }, { bookings }]],
])('a contact that gets a colleague’s address %s keeps its customer', async (_when, batches) => {
  const writer = createStoreWriter();
  for (const one of batches) expect((await writer.write(one)).ok).toBe(true);
  const reader = createStoreReader();
  const ids = (await reader.person(['contact:CTC-1'], [])).bookings.map(({ id }) => id);
  expect(ids.sort()).toEqual(['B1', 'B2']);
  expect((await search('Halloran', reader, 9)).map(({ address }) => address)).toEqual([
    'contact:CTC-1',
  ]);
  expect((await reader.customer(GUS)).bookings).toEqual([]);
  await writer.forget(['contact:CTC-1']);
  expect((await reader.person(['contact:CTC-1'], [])).bookings).toEqual([]);
  expect(await search('Halloran', reader, 9)).toEqual([]);
});
