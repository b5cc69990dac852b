import { beforeEach, expect, test } from 'vitest';
import { CARRIE, DANA, LUIS, ODD, USERS } from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail, ok } from '../domain/result.ts';
import { findBooking } from './refetch-booking.ts';

beforeEach(freshIndexedDb);

const HOST = 'priya.nair@example.com';

test('a booking is found by its id, stored, and answered with its booker', async () => {
  const { deps, reader, asked } = demandWorld();
  const found = await findBooking(CARRIE.bookings.held, deps);
  expect(found).toEqual(ok({ address: CARRIE.email }));
  expect(asked()).toEqual([`GET /v2/bookings/${CARRIE.bookings.held}`]);
  expect((await reader.booking(CARRIE.bookings.held))?.name).toBe(CARRIE.name);
});

test('finding a booking answers the booker rather than guests and hosts', async () => {
  const { deps } = demandWorld();
  expect(await findBooking(LUIS.bookings.paid, deps)).toEqual(ok({ address: LUIS.email }));
});

test('finding a booking with attendees only answers a customer rather than a colleague', async () => {
  const { deps, writer } = demandWorld();
  const directory = [{ id: USERS.priya, kind: 'user', name: 'Priya', address: HOST } as const];
  await writer.write({ directory });
  expect(await findBooking(DANA.bookings.upcoming, deps)).toEqual(ok({ address: DANA.email }));
});

test('finding a booking whose contact is stored makes the contact its booker', async () => {
  const { deps, refresh, reader } = demandWorld();
  await refresh(DANA.email);
  expect(await findBooking(DANA.bookings.upcoming, deps)).toEqual(ok({ address: DANA.email }));
  expect((await reader.booking(DANA.bookings.upcoming))?.people).toContainEqual({
    address: DANA.email,
    part: 'booker',
  });
});

test.each([
  ['in the trash', ODD.bookings.trashedPast],
  ['deleted', ODD.bookings.deleted],
  ['unknown', 'BKNG-UNKNOWN'],
  ['asked for by text that is no id', '../users'],
])('a booking that is %s is not found', async (_what, id) => {
  const { deps } = demandWorld();
  expect(await findBooking(id, deps)).toMatchObject(fail('notFound'));
});

test('finding a booking that was put into the trash removes it from the store', async () => {
  const { deps, hub, reader } = demandWorld();
  await findBooking(CARRIE.bookings.held, deps);
  hub.control.trash(CARRIE.bookings.held);
  await findBooking(CARRIE.bookings.held, deps);
  expect(await reader.booking(CARRIE.bookings.held)).toBeNull();
});

test('a booking that names no people keeps the customer it was listed under', async () => {
  const { deps, hub, refresh, stored } = demandWorld();
  const nobody = { id: 'BKNG-NOBODY', status: 'scheduled' };
  hub.control.fault({ kind: 'json', body: { data: [nobody] }, match: { path: '/bookings$' } });
  await refresh(CARRIE.email);
  hub.control.fault({ kind: 'json', body: nobody });
  expect(await findBooking('BKNG-NOBODY', deps)).toEqual(ok({ address: CARRIE.email }));
  expect((await stored(CARRIE.email)).map((booking) => booking.id)).toContain('BKNG-NOBODY');
});

test('a new booking that names no people is answered without an address', async () => {
  const { deps, hub } = demandWorld();
  hub.control.fault({ kind: 'json', body: { id: 'BKNG-NOBODY' } });
  expect(await findBooking('BKNG-NOBODY', deps)).toEqual(ok({ address: null }));
});

test('an answer that is no booking is unreadable, and nothing is stored', async () => {
  const { deps, hub, reader } = demandWorld();
  hub.control.fault({ kind: 'json', body: { object: 'list', data: [] } });
  expect(await findBooking(CARRIE.bookings.held, deps)).toEqual(fail('unreadable'));
  expect(await reader.count()).toBe(0);
});
