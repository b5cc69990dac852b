import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { contactKey, isAddress } from '../address/customer-key.ts';
import { domainOf } from '../address/normalise.ts';
import { attributeTo, bookerOf } from '../domain/booking.ts';
import { hostsAmong } from '../domain/details/hosts.ts';
import { readBooking } from '../oncehub/to-booking.ts';
import { freshSlice } from '../sync/plan.ts';
import type { Batch } from './apply-batch.ts';
import { createStoreReader } from './reader.ts';
import { type BookingRow, type IndexPageRow, isContact, STORE_NAME, STORES } from './schema.ts';
import { lineOf } from './search-index.ts';
import { filing } from './write-contacts.ts';
import { createStoreWriter } from './writer.ts';

const DAY = 86_400_000;
const NOW = 20_500 * DAY;
const clock = () => NOW;

/** Everything in the store; the lines of an index page are sorted, since their order is free. */
async function contents(): Promise<unknown> {
  const db = await openDB(STORE_NAME);
  const held = await Promise.all(STORES.map((name) => db.getAll(name)));
  db.close();
  const sorted = ({ lines, ...row }: { lines?: string }) => ({
    ...row,
    ...(lines && { lines: lines.split('\n').sort() }),
  });
  return held.map((rows) => rows.map(sorted));
}

const address = fc.constantFrom('mara@example.com', 'ben@example.net', 'priya@example.org');
const id = fc.integer({ min: 0, max: 7 }).map((number) => `BKNG-${number}`);
const contact = fc.constantFrom('CTC-1', 'CTC-2');
const booking = fc
  .record({
    id,
    contact,
    email: address,
    starts: fc.option(fc.integer({ min: -40, max: 3 }).map((days) => NOW + days * DAY)),
    updated: fc.integer({ min: 0, max: 3 }),
    subject: fc.constantFrom('Demo', 'Call'),
  })
  .map(aBooking);
const contactRow = fc.record({
  ...{ id: contact, address },
  ...{ name: fc.constant('Mara Lind'), company: fc.constant(null), phone: fc.constant(null) },
});
const user = fc.record({
  ...{ id: fc.constant('USR-1'), kind: fc.constant('user' as const) },
  ...{ name: fc.constant('Priya Nair'), address },
});
const from = fc.integer({ min: -30, max: -1 }).map((days) => NOW + days * DAY);
const batch: fc.Arbitrary<Batch> = fc.record(
  {
    bookings: fc.array(booking, { maxLength: 5 }),
    contacts: fc.array(contactRow, { maxLength: 2 }),
    fresh: fc.boolean(),
    gone: fc.array(id, { maxLength: 2 }),
    unlisted: fc.array(fc.record({ id }), { maxLength: 2 }),
    slices: fc.constant([freshSlice('all.past.1', 'all', 0, NOW)]),
    sweep: fc.record({
      slice: fc.constant('all.past.1'),
      from,
      to: fc.option(fc.constant(NOW)),
      since: fc.integer({ min: 0, max: 8 }),
    }),
    directory: fc.array(user, { minLength: 1, maxLength: 1 }),
    keptFrom: from,
    forget: fc.array(address, { minLength: 1, maxLength: 1 }),
  },
  { requiredKeys: [] },
);
/** Some batches with bookings only, as in a first sync. */
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: batch },
    batch.map(({ bookings = [] }) => ({ bookings })),
  ),
  { minLength: 1, maxLength: 12 },
);

test('a writer with its cache writes the same as new writers without one, also with two batches at once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (batches, inPairs) => {
      freshIndexedDb();
      for (const one of batches) await createStoreWriter(clock).write(one);
      const wanted = await contents();
      freshIndexedDb();
      const writer = createStoreWriter(clock);
      const size = inPairs ? 2 : 1;
      for (let at = 0; at < batches.length; at += size) {
        const written = await Promise.all(
          batches.slice(at, at + size).map((one) => writer.write(one)),
        );
        expect(written.every((result) => result.ok)).toBe(true);
      }
      expect(await contents()).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

const GUS = { name: 'Gus', phone: '+1 312 555 0100' };
/** A booking as OnceHub sends it: with an address that was typed, or one of its contact's alone. */
const sent = fc.record({
  id,
  form: fc.option(
    fc.oneof(
      fc.constant(GUS),
      address.map((email) => ({ name: 'Gus', email })),
    ),
  ),
  contact: fc.option(contact),
  attendees: fc.array(address, { maxLength: 1 }),
  month: fc.integer({ min: 1, max: 3 }),
  change: fc.integer({ min: 1, max: 9 }),
});
const rarely = <T>(what: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, what);
const known = fc.record({ id: contact, address: fc.option(address) });
const history = fc.array(
  fc.record({
    sent: fc.uniqueArray(sent, { selector: (one) => one.id, maxLength: 4 }),
    known: fc.uniqueArray(known, { selector: (one) => one.id, maxLength: 2 }),
    fresh: fc.boolean(),
    users: rarely(user),
    forget: rarely(address),
  }),
  { maxLength: 12 },
);

type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never;

function bookingOf({ id, form, contact, attendees, month, change }: Sent) {
  const read = readBooking({
    ...{ id, contact, attendees, form_submission: form, status: 'completed', subject: 'Demo' },
    starting_time: `2026-0${month}-01T10:00:00Z`,
    last_updated_time: `2026-01-0${change}T10:00:00Z`,
  });
  if (read.is !== 'booking') throw new Error('not read');
  return read.booking;
}

test('whatever happens, each booking is under its contact, and the indexes tell so', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      freshIndexedDb();
      const [writer, reader] = [createStoreWriter(clock), createStoreReader()];
      const users = new Set<string>();
      for (const { sent, known, fresh, users: joined, forget } of steps) {
        const directory = joined ? [joined] : [];
        const contacts = known.map((one) => ({
          ...{ id: one.id, name: null, company: null, phone: null },
          address: one.address ?? contactKey(one.id),
        }));
        const bookings = sent.map(bookingOf).map((one) => {
          const own = contacts.find(({ id }) => id === one.contact);
          return own ? attributeTo(one, own) : one;
        });
        for (const one of directory) users.add(one.address);
        const batch = { contacts, bookings, fresh, directory };
        expect((await writer.write(batch)).ok).toBe(true);
        if (forget) {
          // As `forgetCustomer` does, with the keys of the contacts.
          const held = (await reader.customers([forget])).flatMap((one) => one.contacts);
          await writer.forget([forget, ...held.map((one) => contactKey(one.id))]);
        }
        await expectFiled(users);
      }
      await reader.close();
    }),
    { numRuns: 150 },
  );
});

/** `users` are all addresses that users of the account ever had. */
async function expectFiled(users: ReadonlySet<string>): Promise<void> {
  const db = await openDB(STORE_NAME);
  const rows: BookingRow[] = await db.getAll('bookings');
  const pages: IndexPageRow[] = await db.getAll('shelves');
  const contacts = new Map(
    (await db.getAll('contacts')).filter(isContact).map((one) => [one.id, one]),
  );
  db.close();
  const lines = pages.flatMap((page) => page.lines.split('\n'));
  expect(lines.sort()).toEqual(rows.map(lineOf).sort());
  for (const row of rows) {
    const mail = row.addresses.filter(isAddress);
    expect(row.domains).toEqual([...new Set(mail.map(domainOf))]);
    const hosts = hostsAmong(row.people, (one) => users.has(one));
    expect(row.hosts?.map(([one]) => one)).toEqual(hosts);
    const contact = contacts.get(row.contact ?? '');
    if (!contact) continue;
    const filed = row.email ?? filing(contact, users).address;
    // Who was a user once may be a customer again.
    const earlier = row.email === null && users.has(contact.address) ? contact.address : filed;
    expect([filed, earlier]).toContain(bookerOf(row));
  }
}
