import { beforeEach, expect, test } from 'vitest';
import { USERS } from '../../sandbox/oncehub/data/known.ts';
import type { LogEntry } from '../../sandbox/oncehub/log.ts';
import { createOnceHub, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { SWITCH_VALUES, type Switches } from '../../sandbox/oncehub/switches.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { inStore, type SyncOptions, syncLife } from '../../tests/helpers/sync.ts';
import { refreshDirectory } from './directory.ts';
import { SLICE } from './plan.ts';

beforeEach(freshIndexedDb);

const DAY = 86_400_000;
const PAGE_SIZE = 20;

/** An account whose `host` filter works in one way, and a background that knows its users. */
async function started(hostFilter: Switches['hostFilter'], options: SyncOptions = {}) {
  const switches = { limits: 'off', hostFilter } as const;
  const hub = createOnceHub({ now: () => NOW, bookings: 600, switches });
  hastyTimers((ms) => hub.control.advance(ms));
  const life = syncLife(answering(hub), { pageSize: PAGE_SIZE, window: 3, ...options });
  await refreshDirectory({ ...life, changed: () => {} });
  hub.control.clearLog();
  const hosted = async () => (await life.reader.slices()).filter(({ scope }) => scope === 'hosted');
  /** Reads until a round has nothing to do, through pauses of the browser's own rate limiter. */
  const settle = async () => {
    for (let left = 40; left > 0; left--) {
      const ended = await life.settle();
      if (ended.ok || ended.failure.kind !== 'tooMany') return ended;
      hub.control.advance(5 * 60_000);
    }
    throw new Error('the sync does not end');
  };
  return { hub, life, hosted, settle };
}

/** What the account answers to a request with `host`, in place of the stand-in. */
let answer: (() => Response) | null = null;
beforeEach(() => {
  answer = null;
});
const answering = (hub: OnceHub): OnceHub => ({
  ...hub,
  fetch: async (request, ...rest) =>
    answer && new URL(request.url).searchParams.has('host')
      ? answer()
      : hub.fetch(request, ...rest),
});

const lists = (hub: OnceHub) => hub.control.log().filter(({ path }) => path === '/v2/bookings');
const isWithHost = ({ params }: LogEntry) => params.some(([name]) => name === 'host');

test.each(SWITCH_VALUES.hostFilter as Switches['hostFilter'][])(
  'whatever OnceHub’s filter by host does (%s), all is read, none of it twice, and a round is one request',
  async (hostFilter) => {
    const plain = await started(hostFilter);
    expect(await plain.settle()).toEqual({ ok: true, value: 'idle' });
    const least = lists(plain.hub).length;
    const expected = await inStore();
    freshIndexedDb();
    const at = await started(hostFilter, { me: USERS.tomas });
    expect(await at.settle()).toEqual({ ok: true, value: 'idle' });
    const own = lists(at.hub).length - least;
    expect(await inStore()).toEqual(expected);
    // The meetings of one user of many are few; what narrows nothing is not read to its end.
    expect(own).toBeLessThanOrEqual(6);
    at.hub.control.clearLog();
    for (let round = 0; round < 3; round++) {
      at.hub.control.advance(20 * 60_000);
      await at.settle();
    }
    expect([lists(at.hub).length, lists(at.hub).filter(isWithHost)]).toEqual([3, []]);
  },
);

const refusal = (status: number, type = 'invalid_request_error') =>
  Response.json({ type, message: 'Refused' }, { status });

test.each<[what: string, response: () => Response]>([
  ['400', () => refusal(400)],
  ['402', () => refusal(402)],
  ['403', () => refusal(403)],
  ['404', () => refusal(404)],
  ['410', () => refusal(410)],
  ['422', () => refusal(422)],
])(
  'a %s of OnceHub’s own to the filter by host ends these lists alone',
  async (_what, response) => {
    answer = response;
    const at = await started('calendars', { me: USERS.tomas });
    expect(await at.settle()).toEqual({ ok: true, value: 'idle' });
    expect((await at.hosted()).map(({ broken, doneAt }) => [broken, doneAt !== null])).toEqual([
      [true, true],
      [true, true],
    ]);
  },
);

test.each<[what: string, response: () => Response, kind: string]>([
  ['401', () => refusal(401, 'authentication_error'), 'keyRefused'],
  ['403 about the plan', () => refusal(403, 'authentication_error'), 'planRefused'],
  ['404 of a gateway', () => new Response('<h1>Not Found</h1>', { status: 404 }), 'unreadable'],
  ['400 of a proxy', () => new Response('Bad request', { status: 400 }), 'unreadable'],
  ['409', () => refusal(409), 'conflict'],
  ['429', () => refusal(429, 'rate_limit_error'), 'tooMany'],
  ['500', () => refusal(500, 'api_error'), 'serverFault'],
  ['web page', () => new Response('<h1>Sign in</h1>'), 'unreadable'],
])(
  'a %s says nothing of the filter by host, which is asked for again',
  async (_what, response, kind) => {
    answer = response;
    const at = await started('calendars', { me: USERS.tomas });
    expect(await at.life.settle()).toMatchObject({ ok: false, failure: { kind } });
    expect((await at.hosted()).filter(({ doneAt }) => doneAt !== null)).toEqual([]);
    answer = null;
    at.hub.control.advance(10 * 60_000);
    expect(await at.settle()).toEqual({ ok: true, value: 'idle' });
    expect((await at.hosted()).map(({ id, broken }) => [id, broken])).toEqual([
      [SLICE.hostedAhead, false],
      [SLICE.hostedPast, false],
    ]);
  },
);

test('the many meetings that a rep only hosts with others are read to the end of their list', async () => {
  const at = await started('calendars', { me: USERS.tomas });
  for (let days = 1; days <= 3 * PAGE_SIZE; days++) {
    at.hub.control.addBooking({
      email: `guest${days}@example.com`,
      starts: NOW + (days / 2) * DAY,
      owner: USERS.priya,
      hosts: [USERS.priya, USERS.tomas],
      attendees: ['priya.nair@example.com', 'tomas.reyes@example.com', `guest${days}@example.com`],
    });
  }
  await at.settle();
  const ahead = (await at.hosted()).find(({ id }) => id === SLICE.hostedAhead);
  expect(ahead).toMatchObject({ broken: false });
  expect(ahead?.rows).toBeGreaterThanOrEqual(3 * PAGE_SIZE);
});
