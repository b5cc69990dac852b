import { beforeEach, expect, test } from 'vitest';
import { CARRIE, COUNTED, DANA, HOSTILE, ODD } from '../../sandbox/oncehub/data/known.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail, ok } from '../domain/result.ts';
import { isBooking } from '../store/row-guard.ts';
import { createStoreWriter } from '../store/writer.ts';
import { FRESH_MS } from './freshness.ts';

beforeEach(freshIndexedDb);

const whole = ok({ asked: true, complete: true });

test('bookings in the trash are not stored, and are removed from the store when put there', async () => {
  const at = demandWorld();
  await at.refresh(ODD.email);
  const ids = async () => (await at.stored(ODD.email)).map((booking) => booking.id);
  expect(await ids()).not.toContain(ODD.bookings.trashedUpcoming);
  expect(await ids()).not.toContain(ODD.bookings.trashedPast);
  expect(await ids()).toContain(ODD.bookings.requested);
  at.hub.control.trash(ODD.bookings.requested);
  await at.refresh(ODD.email);
  expect(await ids()).not.toContain(ODD.bookings.requested);
  at.hub.control.restore(ODD.bookings.requested);
  await at.refresh(ODD.email);
  expect(await ids()).toContain(ODD.bookings.requested);
});

test('a deleted booking, missing from the next complete list, is removed from the store', async () => {
  const at = demandWorld();
  await at.refresh(CARRIE.email);
  at.hub.control.delete(CARRIE.bookings.held);
  await at.refresh(CARRIE.email);
  const ids = (await at.stored(CARRIE.email)).map((booking) => booking.id);
  expect(ids).not.toContain(CARRIE.bookings.held);
  expect(ids).toContain(CARRIE.bookings.upcoming);
});

test('a list that fails midway removes nothing and counts as no look-up', async () => {
  const at = demandWorld();
  await at.refresh(COUNTED.overHundred.email);
  const [victim] = (await at.stored(COUNTED.overHundred.email)).map((booking) => booking.id);
  at.hub.control.delete(victim ?? '');
  at.hub.control.advance(2 * FRESH_MS);
  const asked = (await at.reader.customer(COUNTED.overHundred.email)).asked;
  let pages = 0;
  const bookingsOf: typeof at.client.bookingsOf = async (...question) =>
    ++pages > 1 ? fail('timedOut') : at.client.bookingsOf(...question);
  const client = { ...at.client, bookingsOf };
  const result = await at.refresh(COUNTED.overHundred.email, true, { client });
  expect(result).toEqual(fail('timedOut'));
  const after = await at.reader.customer(COUNTED.overHundred.email);
  expect([after.bookings.length, after.asked]).toEqual([128, asked]);
});

test('a list whose end cannot be proved removes nothing, and the look-up is incomplete', async () => {
  const at = demandWorld();
  await at.refresh(CARRIE.email);
  at.hub.control.fault({
    kind: 'json',
    body: { object: 'list', data: [], has_more: true },
    match: { path: '/bookings$' },
  });
  expect(await at.refresh(CARRIE.email)).toEqual(ok({ asked: true, complete: false }));
  const stored = await at.reader.customer(CARRIE.email);
  expect([stored.bookings.length, stored.asked?.complete]).toEqual([7, false]);
});

test('each page of bookings is written before the next is asked for', async () => {
  const at = demandWorld();
  const counts: number[] = [];
  const bookingsOf: typeof at.client.bookingsOf = async (...question) => {
    counts.push((await at.stored(COUNTED.overHundred.email)).length);
    return at.client.bookingsOf(...question);
  };
  await at.refresh(COUNTED.overHundred.email, true, { client: { ...at.client, bookingsOf } });
  expect(counts).toEqual([0, 100]);
});

test('a refresh whose answer is not to be written any more succeeds as incomplete', async () => {
  const at = demandWorld();
  const write = async () => fail('changed');
  const result = await at.refresh(CARRIE.email, true, { writer: { lease: () => ({ write }) } });
  expect(result).toMatchObject({ value: { complete: false } });
});

test.each(['storeFull', 'storeClosed', 'bug'] as const)(
  'a refresh whose answer cannot be written fails, since nothing of it will be shown: %s',
  async (kind) => {
    const at = demandWorld();
    const write = async () => fail(kind);
    const result = await at.refresh(CARRIE.email, true, { writer: { lease: () => ({ write }) } });
    expect(result).toEqual(fail(kind));
  },
);

test.each(['keyRefused', 'offline', 'tooMany', 'unreadable'] as const)(
  'a refresh fails with the failure %s of the client',
  async (kind) => {
    const at = demandWorld();
    const contacts = async () => fail(kind, { until: 5 });
    const result = await at.refresh(CARRIE.email, true, { client: { ...at.client, contacts } });
    expect(result).toEqual(fail(kind, { until: 5 }));
  },
);

test('bookings are attributed to the people they name, whichever request listed them [claim 39]', async () => {
  const at = demandWorld();
  const foreign = [
    { id: 'BKNG-THEIRS', contact: CARRIE.contact, form_submission: { email: 'else@example.net' } },
    { id: 'BKNG-GUEST', form_submission: { email: 'else@example.net', guests: [CARRIE.email] } },
    { id: 'BKNG-NAMELESS', contact: CARRIE.contact, attendees: ['host@example.org'] },
    { id: 'BKNG-NOBODY' },
    { id: 'BKNG-OTHERS', contact: 'CTC-OTHER', attendees: ['else@example.net'] },
  ];
  at.hub.control.fault({ kind: 'json', body: { data: foreign }, match: { path: '/bookings$' } });
  await at.refresh(CARRIE.email);
  const ids = async (address: string) =>
    (await at.stored(address)).map((booking) => booking.id).sort();
  expect(await ids(CARRIE.email)).toEqual(['BKNG-GUEST', 'BKNG-NAMELESS', 'BKNG-NOBODY']);
  expect(await ids('else@example.net')).toEqual(['BKNG-GUEST', 'BKNG-OTHERS', 'BKNG-THEIRS']);
  const guest = (await at.stored(CARRIE.email)).find((booking) => booking.id === 'BKNG-GUEST');
  expect(guest?.people).toContainEqual({ address: CARRIE.email, part: 'guest' });
});

test('bookings without a form are attributed to their contact', async () => {
  const at = demandWorld();
  await at.refresh(DANA.email);
  const upcoming = (await at.stored(DANA.email)).find(({ id }) => id === DANA.bookings.upcoming);
  expect(upcoming).toMatchObject({ name: DANA.name, email: null });
  expect(upcoming?.people).toContainEqual({ address: DANA.email, part: 'booker' });
});

test('all bookings of a customer whose every field is hostile are stored [claim 18]', async () => {
  const at = demandWorld();
  expect(await at.refresh(HOSTILE.email)).toEqual(whole);
  const stored = await at.stored(HOSTILE.email);
  const there = at.hub.control.bookings().filter((one) => one.contact === HOSTILE.contact);
  expect(stored).toHaveLength(there.length);
  expect(stored.every(isBooking)).toBe(true);
});

test('a dozen bookers of the account can each be looked up', async () => {
  const at = demandWorld();
  const emails = at.hub.control.bookings().flatMap((one) => one.form?.email ?? []);
  const some = [...new Set(emails.map((email) => email.toLowerCase()))].slice(0, 12);
  for (const email of some) {
    const result = await at.refresh(email);
    expect(result).toEqual(whole);
    for (const booking of await at.stored(email)) {
      expect(booking.people.some((person) => person.address === email)).toBe(true);
    }
  }
  expect(at.hub.control.adminCalled()).toBe(false);
});

test('a customer whose bookings were evicted during the look-up is not called complete', async () => {
  const at = demandWorld();
  const { now } = at.hub.control;
  const writer = createStoreWriter(now, () => {}, undefined, 200);
  const starts = now() - 32 * 24 * 3_600_000;
  const others = Array.from({ length: 150 }, (_, n) =>
    aBooking({ id: `BKNG-O${n}`, email: `o${n}@example.com`, starts: starts - n * 60_000 }),
  );
  await writer.write({ bookings: others });
  const { email } = COUNTED.overHundred; // 128 bookings at OnceHub
  await at.refresh(email, true, { writer });
  const { asked, bookings } = await at.reader.customer(email);
  expect([bookings.length, asked?.complete]).not.toEqual([33, true]);
});

test('a refresh whose pages could not be stored fails', async () => {
  const at = demandWorld();
  const writer = at.writer.lease();
  const write: typeof writer.write = async (batch) =>
    batch.bookings ? fail('storeFull') : writer.write(batch);
  const lease = () => ({ write });
  expect(await at.refresh(COUNTED.overHundred.email, true, { writer: { lease } })).toEqual(
    fail('storeFull'),
  );
});
