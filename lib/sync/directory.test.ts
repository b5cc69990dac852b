import { beforeEach, expect, test } from 'vitest';
import {
  CALENDARS,
  EVENT_TYPES,
  MASTER_PAGES,
  PAGES,
  TEAMS,
  USERS,
} from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail, ok } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import { refreshDirectory } from './directory.ts';

beforeEach(freshIndexedDb);

const HOUR = 3_600_000;

/** A client whose list of users has these rows, and whose other lists are empty. */
function answering(rows: object[]): Pick<Client, 'directory'> {
  // The cast is safe: the tests give the fields that the schema would keep.
  const size = rows.length;
  const whole = { unread: [], last: null, hasMore: false, isFull: false };
  const page = { ...whole, rows: rows as never[], size };
  return {
    directory: async (list) => ok(list === 'users' ? page : { ...page, rows: [], size: 0 }),
  };
}

test('the directory has the names of every list, without deleted ones', async () => {
  const { deps, reader } = demandWorld();
  await refreshDirectory(deps);
  const rows = await reader.directory();
  const named = new Map(rows.map((row) => [row.id, row]));
  expect(named.get(USERS.priya)).toEqual({
    id: USERS.priya,
    kind: 'user',
    name: 'Priya Nair',
    address: 'priya.nair@example.com',
    user: { teams: [TEAMS.sales], zone: 'America/Chicago' },
  });
  expect(named.get(CALENDARS.pricing)).toMatchObject({ kind: 'calendar' });
  expect(named.get(PAGES.tomas)).toMatchObject({
    ...{ kind: 'page', name: 'Tomas Reyes' },
    page: { url: expect.stringMatching(/^https:\/\/go\.oncehub\.com\//), active: true },
  });
  expect(named.get(MASTER_PAGES.inactive)).toMatchObject({ page: { active: false } });
  expect(named.get(MASTER_PAGES.sales)).toMatchObject({
    kind: 'masterPage',
    name: 'Talk to sales',
  });
  expect(named.get(EVENT_TYPES.walkthrough)).toMatchObject({ kind: 'eventType' });
  for (const gone of [USERS.deleted, CALENDARS.deleted, MASTER_PAGES.deleted]) {
    expect(named.has(gone)).toBe(false);
  }
});

test('the directory is read once a day', async () => {
  const { deps, asked, hub } = demandWorld();
  await refreshDirectory(deps);
  expect(asked()).toHaveLength(5);
  hub.control.advance(24 * HOUR - 1);
  await refreshDirectory(deps);
  expect(asked()).toEqual([]);
  hub.control.advance(1);
  await refreshDirectory(deps);
  expect(asked()).toHaveLength(5);
});

test('a reading dated in the future, left by a wrong clock, does not count', async () => {
  const { deps, asked, hub } = demandWorld();
  await refreshDirectory(deps);
  hub.control.advance(-HOUR);
  asked();
  await refreshDirectory(deps);
  expect(asked()).toHaveLength(5);
});

test('a list that fails is read by the next refresh, with the lists after it', async () => {
  const { deps, client, reader, asked } = demandWorld();
  let lists = 0;
  const directory: Client['directory'] = async (...question) =>
    ++lists === 3 ? fail('offline') : client.directory(...question);
  await refreshDirectory({ ...deps, client: { ...client, directory } });
  const kept = (await reader.directory()).length;
  expect(kept).toBeGreaterThan(0);
  asked();
  await refreshDirectory(deps);
  expect(asked()).toHaveLength(3);
});

test.each<[string, object, name: string | null]>([
  [
    'first and last',
    { first_name: 'Priya', last_name: 'Nair', email: 'p@example.com' },
    'Priya Nair',
  ],
  ['first alone', { first_name: 'Sora', last_name: null, email: null }, 'Sora'],
  [
    'an address alone',
    { first_name: null, last_name: null, email: 'p@example.com' },
    'p@example.com',
  ],
  ['nothing', { first_name: null, last_name: null, email: null }, null],
])("a user's name from %s", async (_what, user, name) => {
  const { deps, reader } = demandWorld();
  await refreshDirectory({
    ...deps,
    client: { ...deps.client, ...answering([{ id: 'USR-1', ...user }]) },
  });
  expect((await reader.directory()).map((row) => row.name)).toEqual(name === null ? [] : [name]);
});
