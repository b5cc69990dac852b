import { beforeEach, expect, test } from 'vitest';
import { CARRIE, DANA, LUIS, ODD, USERS } from '../../sandbox/oncehub/data/known.ts';
import { fail, ok } from '../domain/result.ts';
import { demandWorld } from '../testing/demand.ts';
import { freshIndexedDb } from '../testing/indexed-db.ts';
import { findBooking } from './refetch-booking.ts';

beforeEach(freshIndexedDb);

const HOST = 'priya.nair@example.com';

test('a booking is found by its id, kept, and answered with its booker', async () => {
  const { world, reader, asked } = demandWorld();
  const found = await findBooking(CARRIE.bookings.held, world);
  expect(found).toEqual(ok({ address: CARRIE.email }));
  expect(asked()).toEqual([`GET /v2/bookings/${CARRIE.bookings.held}`]);
  expect((await reader.booking(CARRIE.bookings.held))?.name).toBe(CARRIE.name);
});

test('a booker is named before guests and hosts', async () => {
  const { world } = demandWorld();
  expect(await findBooking(LUIS.bookings.paid, world)).toEqual(ok({ address: LUIS.email }));
});

test('where the booking names attendees alone, colleagues come last', async () => {
  const { world, writer } = demandWorld();
  const directory = [{ id: USERS.priya, kind: 'user', name: 'Priya', address: HOST } as const];
  await writer.write({ directory });
  expect(await findBooking(DANA.bookings.upcoming, world)).toEqual(ok({ address: DANA.email }));
});

test('where the store knows the contact, the contact is the booker', async () => {
  const { world, refresh, reader } = demandWorld();
  await refresh(DANA.email);
  expect(await findBooking(DANA.bookings.upcoming, world)).toEqual(ok({ address: DANA.email }));
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
  const { world } = demandWorld();
  expect(await findBooking(id, world)).toMatchObject(fail('notFound'));
});

test('one that was put into the trash leaves the store', async () => {
  const { world, hub, reader } = demandWorld();
  await findBooking(CARRIE.bookings.held, world);
  hub.control.trash(CARRIE.bookings.held);
  await findBooking(CARRIE.bookings.held, world);
  expect(await reader.booking(CARRIE.bookings.held)).toBeNull();
});

test('one that names nobody keeps the customer it was listed under', async () => {
  const { world, hub, refresh, stored } = demandWorld();
  const nobody = { id: 'BKNG-NOBODY', status: 'scheduled' };
  hub.control.fault({ kind: 'json', body: { data: [nobody] }, match: { path: '/bookings$' } });
  await refresh(CARRIE.email);
  hub.control.fault({ kind: 'json', body: nobody });
  expect(await findBooking('BKNG-NOBODY', world)).toEqual(ok({ address: CARRIE.email }));
  expect((await stored(CARRIE.email)).map((booking) => booking.id)).toContain('BKNG-NOBODY');
});

test('one that names nobody and is new is kept under nobody', async () => {
  const { world, hub } = demandWorld();
  hub.control.fault({ kind: 'json', body: { id: 'BKNG-NOBODY' } });
  expect(await findBooking('BKNG-NOBODY', world)).toEqual(ok({ address: null }));
});

test('an answer that is no booking is unreadable, and nothing is kept', async () => {
  const { world, hub, reader } = demandWorld();
  hub.control.fault({ kind: 'json', body: { object: 'list', data: [] } });
  expect(await findBooking(CARRIE.bookings.held, world)).toEqual(fail('unreadable'));
  expect(await reader.count()).toBe(0);
});
