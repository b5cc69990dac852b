import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { readBooking } from '../../lib/oncehub/to-booking.ts';
import { STORE_NAME } from '../../lib/store/schema.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import examples from '../../sandbox/oncehub/data/examples.json' with { type: 'json' };
import { freshIndexedDb } from '../helpers/indexed-db.ts';

beforeEach(freshIndexedDb);

/*
 * All stored fields of a booking, written out: a new field has to be added here too, and justified
 * in docs/PRIVACY.md.
 */
const FIELDS = [
  // The meeting.
  ...['id', 'tracking', 'subject', 'status', 'statusText', 'generation', 'starts', 'minutes'],
  ...['created', 'updated', 'joinText', 'location', 'change', 'paid'],
  ...['payment', 'properties'],
  // The participants.
  ...['name', 'email', 'people', 'guests', 'phone', 'company', 'note', 'answers', 'customerZone'],
  // How it was booked.
  ...['owner', 'contact', 'calendar', 'page', 'masterPage', 'eventType', 'utm', 'conversation'],
  // Indexed fields, by which it is found.
  ...['addresses', 'domains', 'hosts', 'heard'],
].sort();
/** What is stored besides while a list lacks a booking, and once it was read by its id. */
const OF_LISTS = ['unlisted', 'checked'];

/** Fields that OnceHub also sends, some of them invented, and that Bookside does not need. */
const MARKER = 'never-to-be-kept';
const UNKNOWN = {
  payment: { card: MARKER, amount: 5 },
  payment_information: { amount_charged: 5, currency: 'USD', transaction_id: MARKER, card: MARKER },
  external_calendar: { type: 'google', name: MARKER, id: MARKER, event_id: MARKER },
  conversation: { id: 'CVR-1', website: MARKER, answers: [{ question: MARKER, value: MARKER }] },
  cancel_url: `https://oncehub.com/${MARKER}`,
  reschedule_url: `https://oncehub.com/${MARKER}`,
  brand_new: { nested: [MARKER] },
};

test('only the listed fields of a booking are stored, whatever OnceHub sends [claims 32, 76]', async () => {
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
  const unlisted = bookings.map(({ id }) => ({ id, checked: 1 }));
  await createStoreWriter().write({ unlisted });
  const marked = await db.getAll('bookings');
  for (const row of marked)
    expect(Object.keys(row).sort()).toEqual([...FIELDS, ...OF_LISTS].sort());
  const all = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  expect(JSON.stringify(all)).not.toContain(MARKER);
  db.close();
});
