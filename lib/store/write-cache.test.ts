import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { freshSlice } from '../sync/plan.ts';
import type { Batch } from './apply-batch.ts';
import { STORE_NAME, STORES } from './schema.ts';
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
