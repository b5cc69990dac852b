import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { readBooking } from '../../lib/oncehub/to-booking.ts';
import { STORE_NAME } from '../../lib/store/schema.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import examples from '../../sandbox/oncehub/data/examples.json' with { type: 'json' };
import { freshIndexedDb } from '../helpers/indexed-db.ts';

beforeEach(freshIndexedDb);

/*
 * Everything that is kept of a booking, written out: a further field has to be written here too, and
 * argued in docs/PRIVACY.md.
 */
const FIELDS = [
  // What a meeting is.
  ...['id', 'tracking', 'subject', 'status', 'statusText', 'generation', 'starts', 'minutes'],
  ...['created', 'updated', 'joinText', 'location', 'change', 'paid'],
  // Who takes part.
  ...['name', 'email', 'people', 'guests', 'phone', 'company', 'note', 'answers', 'customerZone'],
  // Where it was booked.
  ...['owner', 'contact', 'calendar', 'page', 'masterPage', 'eventType', 'utm'],
  // Under what it is found.
  ...['addresses', 'domains', 'heard'],
].sort();

/** What OnceHub sends besides, some of it invented, and nobody here needs. */
const MARKER = 'never-to-be-kept';
const UNKNOWN = {
  payment: { card: MARKER, amount: 5 },
  payment_details: { transaction_id: MARKER },
  external_calendar: { type: 'google', name: MARKER, id: MARKER, event_id: MARKER },
  conversation: MARKER,
  cancel_url: `https://oncehub.com/${MARKER}`,
  reschedule_url: `https://oncehub.com/${MARKER}`,
  brand_new: { nested: [MARKER] },
};

test('of a booking only these fields are kept, whatever OnceHub sends [claims 32, 76]', async () => {
  const bookings = Object.values(examples).flatMap((example) => {
    const read = readBooking({ ...example, ...UNKNOWN });
    return read.is === 'booking' ? [read.booking] : [];
  });
  expect(bookings.length).toBeGreaterThan(3);
  expect((await createStoreWriter().write({ bookings })).ok).toBe(true);
  const db = await openDB(STORE_NAME);
  const rows = await db.getAll('bookings');
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(Object.keys(row).sort()).toEqual(FIELDS);
  const all = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  expect(JSON.stringify(all)).not.toContain(MARKER);
  db.close();
});
