import { beforeEach, expect, test } from 'vitest';
import {
  CARRIE,
  COUNTED,
  EDGES,
  HEAVY,
  LUIS,
  MEI,
  MIXED,
} from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { contactKey } from '../address/customer-key.ts';
import { ok } from '../domain/result.ts';
import { FRESH_MS } from './freshness.ts';

beforeEach(freshIndexedDb);

const whole = ok({ asked: true, complete: true });

test('a refresh asks for the contact, then for its bookings, and stores both', async () => {
  const at = demandWorld();
  expect(await at.refresh(CARRIE.email)).toEqual(whole);
  expect(at.asked()).toEqual([
    `GET /v2/contacts?email=${encodeURIComponent(CARRIE.email)}&limit=100`,
    `GET /v2/bookings?contact=${CARRIE.contact}&limit=100`,
  ]);
  const stored = await at.reader.customer(CARRIE.email);
  const ids = stored.bookings.map((booking) => booking.id);
  expect(ids.sort()).toEqual(Object.values(CARRIE.bookings).sort());
  expect(stored.asked).toEqual({
    address: CARRIE.email,
    at: at.hub.control.now(),
    known: true,
    complete: true,
  });
  expect(stored.contacts).toMatchObject([{ id: CARRIE.contact, name: CARRIE.name }]);
  expect(at.changes()).toBeGreaterThan(0);
});

test('two contacts with one address, in different case, are one customer', async () => {
  const at = demandWorld();
  expect(await at.refresh(MEI.email)).toEqual(whole);
  const stored = await at.reader.customer(MEI.email);
  expect(stored.contacts.map((row) => row.id).sort()).toEqual([...MEI.contacts].sort());
  expect(stored.bookings.map((booking) => booking.id)).toEqual(
    expect.arrayContaining(Object.values(MEI.bookings)),
  );
});

test.each(['ci', 'exact', 'partial'] as const)(
  'an address in capitals is found where OnceHub’s filter of contacts is %s',
  async (contactMatch) => {
    const at = demandWorld({ switches: { contactMatch } });
    const written = at.hub.control.addContact({
      email: 'Ute.Vogel@Example.COM',
      first_name: 'Ute',
    });
    const other = at.hub.control.addContact({ email: 'not.ute.vogel@example.com' });
    expect(await at.refresh('Ute.Vogel@Example.COM')).toEqual(whole);
    const { contacts, asked } = await at.reader.customer('ute.vogel@example.com');
    expect([contacts.map((row) => row.id), asked?.known]).toEqual([[written], true]);
    expect(at.asked().join()).not.toContain(other);
  },
);

test('an address with a plus sign is asked for unchanged', async () => {
  const at = demandWorld();
  const contact = at.hub.control.addContact({ email: 'ana+demo@example.com' });
  await at.refresh('ana+demo@example.com');
  expect(at.asked()[0]).toContain('email=ana%2Bdemo%40example.com');
  expect((await at.reader.contact(contact))?.address).toBe('ana+demo@example.com');
});

test.each<[string, string, count: number, known: boolean, requests: number]>([
  ['without bookings', EDGES.noBookings.email, 0, true, 2],
  ['unknown to OnceHub', EDGES.unknown, 0, false, 1],
  ['who was only ever a guest', LUIS.guest, 0, false, 1],
  ['whose contact has another address by now', EDGES.movedAway.email, 0, false, 1],
  ['with exactly ten bookings', COUNTED.ten.email, 10, true, 2],
  ['with exactly a hundred bookings', COUNTED.hundred.email, 100, true, 3],
  ['with more than a hundred bookings', COUNTED.overHundred.email, 128, true, 3],
])('refreshing a customer %s', async (_what, email, count, known, requests) => {
  const at = demandWorld();
  expect(await at.refresh(email)).toEqual(whole);
  expect(at.asked()).toHaveLength(requests);
  const stored = await at.reader.customer(email);
  expect([stored.bookings.length, stored.asked?.known]).toEqual([count, known]);
});

test('of more than a hundred bookings an upcoming one that was made long ago is stored, too', async () => {
  const at = demandWorld();
  await at.refresh(COUNTED.overHundred.email);
  const ids = (await at.stored(COUNTED.overHundred.email)).map((booking) => booking.id);
  expect(ids).toContain(COUNTED.overHundred.earlyMade);
});

test('all bookings of a customer with 3,000 are stored', async () => {
  const at = demandWorld({ heavyCustomer: 3000 });
  expect(await at.refresh(HEAVY.email)).toEqual(whole);
  expect(at.asked().length).toBeLessThanOrEqual(32);
  const stored = await at.stored(HEAVY.email);
  const there = at.hub.control.bookings().filter((one) => one.contact === HEAVY.contact);
  expect(stored).toHaveLength(there.filter((one) => !one.inTrash).length);
  expect(stored.length).toBeGreaterThanOrEqual(2900);
});

test('bookings of both generations are stored for one customer', async () => {
  const at = demandWorld();
  await at.refresh(MIXED.email);
  const generations = (await at.stored(MIXED.email)).map((booking) => booking.generation);
  expect(new Set(generations)).toEqual(new Set(['classic', 'calendar']));
});

test('a look-up younger than a minute is not repeated; an older one, or an eager request, asks again', async () => {
  const at = demandWorld();
  await at.refresh(CARRIE.email, false);
  at.asked();
  at.hub.control.advance(FRESH_MS - 1);
  expect(await at.refresh(CARRIE.email, false)).toEqual(ok({ asked: false, complete: true }));
  expect(at.asked()).toEqual([]);
  expect(await at.refresh(CARRIE.email, true)).toEqual(whole);
  expect(at.asked()).toHaveLength(2);
  at.hub.control.advance(FRESH_MS);
  expect(await at.refresh(CARRIE.email, false)).toEqual(whole);
  expect(at.asked()).toHaveLength(2);
});

test('a look-up that found no contact is not repeated at once', async () => {
  const at = demandWorld();
  await at.refresh(EDGES.unknown, false);
  at.asked();
  expect(await at.refresh(EDGES.unknown, false)).toEqual(ok({ asked: false, complete: true }));
  expect(at.asked()).toEqual([]);
});

test('a look-up dated in the future by a wrong clock is repeated', async () => {
  const at = demandWorld();
  await at.refresh(CARRIE.email, false);
  at.hub.control.advance(-86_400_000);
  expect(await at.refresh(CARRIE.email, false)).toEqual(whole);
});

test('a customer without an address is asked for by the contact alone', async () => {
  const at = demandWorld();
  const { contact } = EDGES.phoneOnly;
  expect(await at.refresh(contactKey(contact))).toEqual(whole);
  expect(at.asked()).toEqual([`GET /v2/bookings?contact=${contact}&limit=100`]);
  const stored = await at.reader.customer(contactKey(contact));
  expect(stored.bookings).toMatchObject([{ name: 'Gus Halloran', contact }]);
  expect(stored.asked).toMatchObject({ known: true, complete: true });
});

test('a contact that OnceHub no longer has is known to be unknown', async () => {
  const at = demandWorld();
  expect(await at.refresh('contact:CTC-G0NE')).toMatchObject({ ok: true });
  const { asked } = await at.reader.customer('contact:CTC-G0NE');
  expect(asked).toMatchObject({ complete: true });
});

test.each(['tel:3125550177', 'booking:BKNG-1'])('OnceHub is never asked for %s', async (key) => {
  const at = demandWorld();
  expect(await at.refresh(key)).toEqual(ok({ asked: false, complete: false }));
  expect(at.asked()).toEqual([]);
});
