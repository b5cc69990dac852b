import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings, storedContacts } from '../../tests/helpers/stored-rows.ts';
import type { Part } from '../domain/booking.ts';
import { createStoreReader } from './reader.ts';
import { createStoreWriter } from './writer.ts';

const [MARA, JO, HOST] = ['mara@example.com', 'jo@example.org', 'host@bookside.example'];

beforeEach(freshIndexedDb);

/** Everything a reader can see, as one lower-case text. */
async function dump(): Promise<string> {
  const reader = createStoreReader();
  const [bookings, contacts, shelves, customers] = await Promise.all([
    storedBookings(),
    storedContacts(),
    reader.indexPages(),
    reader.customers([MARA, JO]),
  ]);
  return JSON.stringify([bookings, contacts, shelves, customers]).toLowerCase();
}

const contact = (address: string) => ({
  id: `CTC-${address}`,
  address,
  name: 'N',
  company: null,
  phone: null,
});

test('forgetting a customer removes all of their data and none of the others’ [claim 74]', async () => {
  const writer = createStoreWriter();
  await writer.write({
    directory: [{ id: 'USR-1', kind: 'user', name: 'Host', address: HOST }],
    contacts: [contact(MARA), contact(JO)],
    asked: { address: MARA, at: 1, known: true, complete: true },
    bookings: [
      aBooking({
        id: 'alone',
        people: [
          { address: MARA, part: 'booker' },
          { address: HOST, part: 'attendee' },
        ],
      }),
      aBooking({
        id: 'with-jo',
        email: 'Mara@Example.com',
        phone: '555-0142',
        note: 'from mara@example.com',
        answers: [{ question: 'Name?', answer: 'Mara@example.com' }],
        people: [
          { address: MARA, part: 'booker' },
          { address: JO, part: 'guest' },
        ],
        guests: [JO],
      }),
      aBooking({
        id: 'as-guest',
        email: JO,
        name: 'Jo',
        people: [
          { address: JO, part: 'booker' },
          { address: MARA, part: 'guest' },
        ],
        guests: ['Mara@example.com'],
      }),
      aBooking({ id: 'of-jo', email: JO, name: 'Jo' }),
    ],
  });
  expect((await writer.forget([MARA])).ok).toBe(true);

  expect(await dump()).not.toMatch(/mara|555-0142/);
  const left = await storedBookings();
  expect(left.map(({ id }) => id)).toEqual(['as-guest', 'of-jo', 'with-jo']);
  expect((await createStoreReader().customers([JO]))[0]?.bookings).toHaveLength(3);
});

test('forgetting removes every trace of a customer from any bookings, and no booking of others [claim 74]', async () => {
  const part = fc.constantFrom<Part[]>('booker', 'attendee', 'guest');
  const person = fc.record({ address: fc.constantFrom(MARA, JO, 'kim@example.net'), part });
  const people = fc.uniqueArray(person, { selector: (one) => one.address, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(people, { maxLength: 6 }), async (all) => {
      freshIndexedDb();
      const writer = createStoreWriter();
      const bookings = all.map((named, index) =>
        aBooking({
          id: `B${index}`,
          people: named,
          email: named.find((one) => one.part === 'booker')?.address ?? null,
          name: null,
        }),
      );
      await writer.write({ bookings });
      const reader = createStoreReader();
      const before = (await reader.customers([JO]))[0]?.bookings.length;
      await writer.forget([MARA]);
      expect(await dump()).not.toContain('mara');
      expect((await reader.customers([JO]))[0]?.bookings.length).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('an answer in flight cannot bring a forgotten customer back [claim 74]', async () => {
  const writer = createStoreWriter();
  const lease = writer.lease();
  await writer.write({ bookings: [aBooking()] });
  await writer.forget([MARA]);
  expect(await lease.write({ bookings: [aBooking()] })).toMatchObject({
    failure: { kind: 'changed' },
  });
  expect(await dump()).not.toContain('mara');
});
