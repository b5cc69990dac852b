import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALENDARS, CARRIE, COUNTED, LUIS, ODD, USERS } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import { hostileValue, mutated } from '../../tests/helpers/mutations.ts';
import { testOnceHub } from '../../tests/helpers/oncehub.ts';
import { DIRECTORY_LISTS } from '../domain/booking.ts';
import { ok } from '../domain/result.ts';
import { asShown } from '../domain/shown-booking.ts';
import { createClient, PAGE_SIZE } from './client.ts';
import type { ApiRequest } from './http.ts';

/** A client whose requests are recorded and all answered with the same value. */
function answering(value: unknown) {
  const sent: ApiRequest[] = [];
  const client = createClient({
    async send(request) {
      sent.push(request);
      return ok(value);
    },
    reserve: async () => ok({ used: false }),
  });
  return { client, sent };
}

test('every call sends only what OnceHub documents, and succeeds', async () => {
  const { client, asked } = testOnceHub();
  await client.test(KEYS.second);
  await client.contacts('a+b@example.com');
  await client.bookingsOf(CARRIE.contact, CARRIE.bookings.upcoming);
  await client.booking(CARRIE.bookings.held, 'person');
  for (const list of DIRECTORY_LISTS) await client.directory(list);
  expect(asked()).toEqual([
    'GET /v2/test',
    'GET /v2/contacts?email=a%2Bb%40example.com&limit=100',
    `GET /v2/bookings?contact=${CARRIE.contact}&limit=100&after=${CARRIE.bookings.upcoming}`,
    `GET /v2/bookings/${CARRIE.bookings.held}`,
    'GET /v2/users?limit=100',
    'GET /v2/booking-calendars?limit=100',
    'GET /v2/booking-pages?limit=100',
    'GET /v2/master-pages?limit=100',
    'GET /v2/event-types?limit=100',
  ]);
});

test('a key that is not stored finds the bookings of its own account, also in the trash', async () => {
  const { hub, client } = testOnceHub();
  const { upcoming } = CARRIE.bookings;
  const knows = (key: string) => client.knows(key, upcoming);
  expect(await knows(KEYS.second)).toEqual(ok(true));
  expect(await knows(KEYS.otherAccount)).toEqual(ok(false));
  expect(await knows('wrong-key')).toMatchObject({ failure: { kind: 'keyRefused' } });
  hub.control.trash(upcoming);
  expect(await knows(KEYS.second)).toEqual(ok(true));
  expect(await client.knows(KEYS.second, '../test')).toEqual(ok(false));
});

test('trying a key answers OnceHub’s message about its account, or the refusal', async () => {
  const { client } = testOnceHub();
  const good = await client.test(KEYS.demo);
  expect(good).toMatchObject({ ok: true, value: expect.stringContaining('@example.com') });
  expect(await client.test('wrong-key')).toMatchObject({ failure: { kind: 'keyRefused' } });
  expect(await client.test(KEYS.noPlan)).toMatchObject({ failure: { kind: 'planRefused' } });
});

test('contacts and bookings are answered as pages', async () => {
  const { client } = testOnceHub();
  const contacts = await client.contacts(CARRIE.email);
  expect(contacts).toMatchObject({ value: { size: 1, hasMore: false, last: CARRIE.contact } });
  const page = await client.bookingsOf(COUNTED.overHundred.contact);
  if (!page.ok) throw new Error(page.failure.kind);
  expect(page.value).toMatchObject({ size: PAGE_SIZE, hasMore: true });
  expect(page.value.rows).toHaveLength(PAGE_SIZE);
  expect(page.value.rows.at(-1)).toMatchObject({ booking: { id: page.value.last } });
});

const rowsOf = (...ids: unknown[]) =>
  ids.map((id) => ({ id, starting_time: '2026-09-16T10:00:00Z' }));
const unread = (id: string | null) => ({ id, starts: Date.UTC(2026, 8, 16, 10) });

test.each<[string, answer: object, unread: (string | null)[], last: string | null, rows: number]>([
  ['all rows can be read', { data: rowsOf('a', 'b') }, [], 'b', 2],
  ['ids have an unknown form', { data: rowsOf('a', 'b/1', 'b 2') }, ['b/1', 'b 2'], 'b 2', 3],
  ['an id is a number', { data: rowsOf(7) }, ['7'], '7', 1],
  ['rows have no id', { data: [...rowsOf('a'), { id: null }, 5] }, [null, null], 'a', 3],
  // Rows after the cursor come again, and are not counted twice.
  ['the last rows have no id', { data: rowsOf('a', 'b', null), has_more: true }, [], 'b', 2],
  ['no row has an id', { data: rowsOf(null, ''), has_more: true }, [null, null], null, 2],
  ['an id is endless', { data: rowsOf('a', 'x'.repeat(300)) }, [null], 'a', 2],
  ['it has more rows than asked for', { data: rowsOf('a', 'b', 'c', 'd', 'e') }, [], 'd', 4],
])(
  'a page says which rows could not be read, and how to pass them: %s',
  async (_what, answer, ids, last, rows) => {
    const http = { send: async () => ok(answer), reserve: async () => ok({ used: false }) };
    const page = await createClient(http, 4).bookingsOf('CTC-1');
    if (!page.ok) throw new Error(page.failure.kind);
    expect(page.value).toMatchObject({ last });
    expect(page.value.rows).toHaveLength(rows);
    expect(page.value.unread.map(({ id }) => id)).toEqual(ids);
    for (const row of page.value.unread) if (row.id) expect(row).toEqual(unread(row.id));
  },
);

test('the directory has users and calendars, without deleted ones', async () => {
  const { client } = testOnceHub();
  const users = await client.directory('users');
  const calendars = await client.directory('booking-calendars');
  if (!users.ok || !calendars.ok) throw new Error('refused');
  const ids = [...users.value.rows, ...calendars.value.rows].map((row) => row.id);
  expect(ids).toEqual(expect.arrayContaining([USERS.priya, CALENDARS.pricing]));
  expect(ids).not.toContain(USERS.deleted);
});

test('a single booking that exists is read, one in the trash or deleted is gone, an unknown one is not found', async () => {
  const { client, hub } = testOnceHub();
  const is = async (id: string) => {
    const answer = await client.booking(id, 'person');
    return answer.ok ? answer.value.is : answer.failure.kind;
  };
  expect(await is(CARRIE.bookings.upcoming)).toBe('booking');
  expect(await is(ODD.bookings.trashedUpcoming)).toBe('gone');
  expect(await is(ODD.bookings.deleted)).toBe('gone');
  expect(await is('BKNG-UNKNOWN')).toBe('notFound');
  hub.control.switch({ deletedBooking: '404' });
  expect(await is(ODD.bookings.deleted)).toBe('notFound');
});

test.each<[Parameters<ReturnType<typeof createClient>['act']>, path: string, body: unknown]>([
  [
    ['cancel', 'BKNG-1', 'ill', true],
    '/cancel',
    { cancellation_reason: 'ill', send_cancellation_email: true },
  ],
  [['cancel', 'BKNG-1', '', false], '/cancel', { send_cancellation_email: false }],
  [['reschedule', 'BKNG-1', 'ill', true], '/request-reschedule', { reschedule_reason: 'ill' }],
  [['reschedule', 'BKNG-1', '', false], '/request-reschedule', undefined],
  [['noShow', 'BKNG-1', 'never sent', true], '/no-show', undefined],
])('the action %j posts to %s', async (order, path, body) => {
  const { client, sent } = answering({ id: 'BKNG-1' });
  await client.act(...order);
  expect(sent).toEqual([
    {
      method: 'POST',
      path: `/bookings/BKNG-1${path}`,
      priority: 'action',
      ...(body ? { body } : {}),
    },
  ]);
});

test('each action has its effect at OnceHub', async () => {
  const { client, hub } = testOnceHub();
  const { upcoming, moved, markable } = CARRIE.bookings;
  await client.act('cancel', upcoming, 'ill', false);
  await client.act('reschedule', moved, '', true);
  await client.act('noShow', markable, '', true);
  const statuses = [upcoming, moved, markable].map((id) => hub.control.booking(id)?.status);
  expect(statuses).toEqual(['canceled', 'canceled', 'no_show']);
  expect(hub.control.booking(upcoming)?.change?.reason).toBe('ill');
  expect(hub.control.mails().map((mail) => mail.booking)).toEqual([moved]);
  expect(hub.control.adminCalled()).toBe(false);
});

test('a refusal of an action keeps OnceHub’s message and Request-Id', async () => {
  const { client } = testOnceHub();
  const conflict = await client.act('noShow', CARRIE.bookings.upcoming, '', true);
  expect(conflict).toMatchObject({ failure: { kind: 'conflict', words: expect.any(String) } });
  const paid = await client.act('cancel', LUIS.bookings.paid, '', true);
  expect(paid).toMatchObject({
    failure: { kind: 'unprocessable', words: expect.stringMatching(/^Paid bookings/) },
  });
  expect(JSON.stringify([conflict, paid])).toMatch(/"request":"req_[0-9a-f]+"/);
});

test('an id that could change a path sends nothing [claim 37]', async () => {
  const hostileIds = fc
    .oneof(
      fc.string(),
      fc.constantFrom('', '.', '..', '../users', 'a/b', 'a?b', 'a#b', 'a%2fb', 'a b', 'a\n', 'ä'),
    )
    .filter((id) => !/^[A-Za-z0-9_-]{1,64}$/.test(id));
  await fc.assert(
    fc.asyncProperty(hostileIds, async (id) => {
      const { client, sent } = answering({});
      expect(await client.booking(id, 'person')).toMatchObject({ failure: { kind: 'notFound' } });
      expect(await client.act('cancel', id, '', true)).toMatchObject({ ok: false });
      expect(sent).toEqual([]);
    }),
  );
});

test('any id that is sent is in the path unchanged [claim 37]', async () => {
  const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
  await fc.assert(
    fc.asyncProperty(ids, async (id) => {
      const { client, sent } = answering({});
      await client.booking(id, 'person');
      const url = new URL(`https://api.oncehub.com/v2${sent[0]?.path}`);
      expect(url.pathname).toBe(`/v2/bookings/${id}`);
    }),
  );
});

/** A well-formed list with a row of every kind. */
const LIST = {
  object: 'list',
  has_more: true,
  data: [
    { id: 'CTC-1', email: 'a@example.com', first_name: 'A', last_name: 'B' },
    { id: 'USR-1', name: 'N', subject: 'S', email: 'u@example.com' },
    { id: 'BKNG-1', status: 'scheduled', form_submission: { email: 'a@example.com' } },
    { id: 'BKNG-2', in_trash: true },
  ],
};

test('any JSON for any endpoint is a page, a booking or a typed failure [claim 31]', async () => {
  const anything = fc.oneof(
    mutated([LIST]),
    hostileValue,
    fc.record({ data: fc.array(hostileValue, { maxLength: 5 }), has_more: hostileValue }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (value) => {
      const { client } = answering(value);
      const pages = [
        await client.contacts('a@example.com'),
        await client.bookingsOf('CTC-1'),
        await client.directory('users'),
      ];
      for (const page of pages) {
        if (!page.ok) expect(page.failure).toEqual({ kind: 'unreadable' });
        else {
          expect(page.value.rows.every((row) => typeof row === 'object' && row !== null)).toBe(
            true,
          );
          expect([null, 'string']).toContain(
            page.value.last === null ? null : typeof page.value.last,
          );
          expect(['boolean', 'undefined']).toContain(typeof page.value.hasMore);
        }
      }
      const one = await client.booking('BKNG-1', 'person');
      expect(['booking', 'gone', 'unreadable']).toContain(one.ok ? one.value.is : one);
      const tested = await client.test('some-key');
      expect(typeof (tested.ok ? tested.value : '')).toBe('string');
    }),
    { numRuns: 1000 },
  );
});

test('a page larger than asked for is cut to the page size, and its full size is reported', async () => {
  const data = Array.from({ length: 5000 }, (_, at) => ({ id: `BKNG-${at}` }));
  const { client } = answering({ data });
  const page = await client.bookingsOf('CTC-1');
  if (!page.ok) throw new Error(page.failure.kind);
  expect([page.value.rows.length, page.value.size]).toEqual([PAGE_SIZE, 5000]);
});

test.each(['bare', 'rejectOnGet'] as const)(
  'a booking reads the same from a list and by itself, its booker’s name too (expand: %s)',
  async (expand) => {
    const { client } = testOnceHub({ bookings: 300, switches: { expand, limits: 'off' } });
    const list = await client.bookings({});
    const rows = list.ok ? list.value.rows : [];
    expect(rows).toHaveLength(PAGE_SIZE);
    let lastNames = 0;
    for (const row of rows) {
      if (row.is !== 'booking') continue;
      const { id, name, answers } = row.booking;
      const read = await client.booking(id, 'person');
      if (!read.ok || read.value.is !== 'booking') throw new Error(`no booking ${id}`);
      expect([
        asShown(read.value.booking),
        read.value.booking.name,
        read.value.booking.answers,
      ]).toEqual([asShown(row.booking), name, answers]);
      if (name?.includes(' ')) lastNames++;
    }
    expect(lastNames).toBeGreaterThan(0);
  },
);
