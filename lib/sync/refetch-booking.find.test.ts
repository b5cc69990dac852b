import { beforeEach, expect, test } from 'vitest';
import { CARRIE, DANA, LUIS, ODD, USERS } from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail, ok } from '../domain/result.ts';
import { findBooking } from './refetch-booking.ts';

beforeEach(freshIndexedDb);

const HOST = 'priya.nair@example.com';

test('a booking is found by its id, kept, and answered with its booker', async () => {
  const { deps, reader, asked } = demandWorld();
  const found = await findBooking(CARRIE.bookings.held, deps);
  expect(found).toEqual(ok({ address: CARRIE.email }));
  expect(asked()).toEqual([`GET /v2/bookings/${CARRIE.bookings.held}`]);
  expect((await reader.booking(CARRIE.bookings.held))?.name).toBe(CARRIE.name);
});

test('a booker is named before guests and hosts', async () => {
  const { deps } = demandWorld();
  expect(await findBooking(LUIS.bookings.paid, deps)).toEqual(ok({ address: LUIS.email }));
});

test('where the booking names attendees alone, colleagues come last', async () => {
  const { deps, writer } = demandWorld();
  const directory = [{ id: USERS.priya, kind: 'user', name: 'Priya', address: HOST } as const];
  await writer.write({ directory });
  expect(await findBooking(DANA.bookings.upcoming, deps)).toEqual(ok({ address: DANA.email }));
});

test('where the store knows the contact, the contact is the booker', async () => {
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
  ['no id at all', '../users'],
])('one that is %s is not found', async (_what, id) => {
  const { deps } = demandWorld();
  expect(await findBooking(id, deps)).toMatchObject(fail('notFound'));
});

test('one that was put into the trash leaves the store', async () => {
  const { deps, hub, reader } = demandWorld();
  await findBooking(CARRIE.bookings.held, deps);
  hub.control.trash(CARRIE.bookings.held);
  await findBooking(CARRIE.bookings.held, deps);
  expect(await reader.booking(CARRIE.bookings.held)).toBeNull();
});

test('one that names nobody keeps the customer it was listed under', async () => {
  const { deps, hub, refresh, stored } = demandWorld();
  const nobody = { id: 'BKNG-NOBODY', status: 'scheduled' };
  hub.control.fault({ kind: 'json', body: { data: [nobody] }, match: { path: '/bookings$' } });
  await refresh(CARRIE.email);
  hub.control.fault({ kind: 'json', body: nobody });
  expect(await findBooking('BKNG-NOBODY', deps)).toEqual(ok({ address: CARRIE.email }));
  expect((await stored(CARRIE.email)).map((booking) => booking.id)).toContain('BKNG-NOBODY');
});

test('one that names nobody and is new is kept under nobody', async () => {
  const { deps, hub } = demandWorld();
  hub.control.fault({ kind: 'json', body: { id: 'BKNG-NOBODY' } });
  expect(await findBooking('BKNG-NOBODY', deps)).toEqual(ok({ address: null }));
});

test('an answer that is no booking is unreadable, and nothing is kept', async () => {
  const { deps, hub, reader } = demandWorld();
  hub.control.fault({ kind: 'json', body: { object: 'list', data: [] } });
  expect(await findBooking(CARRIE.bookings.held, deps)).toEqual(fail('unreadable'));
  expect(await reader.count()).toBe(0);
});
