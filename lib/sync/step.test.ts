import { beforeEach, expect, test } from 'vitest';
import { USERS } from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail } from '../domain/result.ts';
import type { BookingQuery } from '../oncehub/client.ts';
import { SLICE } from './plan.ts';
import { syncStep } from './step.ts';

beforeEach(freshIndexedDb);

/** The lists that a number of steps read, by name; the rep's own bookings are `own`. */
async function asked(steps: number, me: string | null): Promise<string[]> {
  const at = demandWorld();
  const deps = { ...at.deps, window: 12 as const, me, serverClock: () => null };
  for (let step = 0; step < steps; step++) await syncStep(deps);
  return at.asked().map((line) => {
    const { pathname, searchParams } = new URL(
      line.slice('GET '.length),
      'https://api.oncehub.com',
    );
    const isOwn = searchParams.has('owner') || searchParams.has('host');
    return isOwn ? 'own' : pathname.slice('/v2/'.length);
  });
}

test('the rep’s own meetings are read before all names except the users’', async () => {
  const order = await asked(10, USERS.priya);
  const names = order.indexOf('booking-calendars');
  expect(order[0]).toBe('own');
  expect(order[1]).toBe('users');
  expect(order.slice(2, names).every((list) => list === 'own')).toBe(true);
  expect(names).toBeGreaterThan(2);
  expect(order.lastIndexOf('own')).toBeLessThan(names);
});

test('where the rep’s user id is not known, all names are read before bookings', async () => {
  expect(await asked(6, null)).toEqual([
    'users',
    'booking-calendars',
    'booking-pages',
    'master-pages',
    'event-types',
    'bookings',
  ]);
});

test('where OnceHub does not filter by host, the sync goes on with what it can ask for', async () => {
  const at = demandWorld();
  const refuse = (query: BookingQuery) => query.host !== undefined;
  const client: typeof at.client = {
    ...at.client,
    bookings: async (query, after) =>
      refuse(query) ? fail('badRequest') : at.client.bookings(query, after),
  };
  const deps = { ...at.deps, client, window: 3 as const, me: USERS.priya, serverClock: () => null };
  for (let step = 0; step < 40; step++) expect((await syncStep(deps)).ok).toBe(true);
  const slices = await at.reader.slices();
  expect(slices.find(({ id }) => id === SLICE.allAhead)?.doneAt).not.toBeNull();
});
