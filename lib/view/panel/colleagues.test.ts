import { expect, test } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { memoryStore } from '../../../tests/helpers/memory-store.ts';
import { viewDeps } from '../../../tests/helpers/view-deps.ts';
import type { Booking } from '../../domain/booking.ts';
import { SYNC_KEY } from '../../settings/setting-keys.ts';
import type { DirectoryRow } from '../../store/schema.ts';
import { type Colleague, colleaguesFor, createColleagues } from './colleagues.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 17, 12);

const user = (name: string, teams: string[], more: Partial<DirectoryRow> = {}): DirectoryRow => ({
  ...{ id: `USR-${name}`, kind: 'user', name, address: `${name.toLowerCase()}@seller.example` },
  user: { teams, zone: 'Europe/London' },
  ...more,
});

const ROWS: DirectoryRow[] = [
  user('Zoe', ['TM-A']),
  user('Ben', ['TM-A']),
  user('Ada', ['TM-B']),
  user('Cy', ['TM-A', 'TM-B'], { former: ['cyrus@seller.example'] }),
  user('Una', [], { user: { teams: ['TM-A'], zone: null, invited: true } }),
  { id: 'BKC-1', kind: 'calendar', name: 'Demo', address: null },
];

const hostedBy = (name: string, changes: Partial<Booking> = {}): Booking =>
  aBooking({
    starts: START,
    owner: 'USR-X',
    people: [
      { address: 'mara@example.com', part: 'booker' },
      { address: `${name}@seller.example`, part: 'attendee' },
    ],
    ...changes,
  });

const MEETING = hostedBy('ben');
const WHOLE = { me: 'USR-Zoe', around: [], reach: 'whole' } as const;
const names = (all: readonly Colleague[]) => all.map(({ name }) => name);
const find = (all: readonly Colleague[], name: string) => all.find((one) => one.name === name);

test('the rep’s team comes first, then who can take it, the free, and the name', () => {
  const around = [hostedBy('zoe', { id: 'BKNG-2' })];
  const all = colleaguesFor(MEETING, ROWS, { ...WHOLE, around });
  expect(names(all)).toEqual(['Cy', 'Zoe', 'Ben', 'Una', 'Ada']);
  expect(all.map(({ why }) => why)).toEqual([null, null, 'isHost', 'invited', null]);
  expect(all.map(({ isNear }) => isNear)).toEqual([true, true, true, true, false]);
});

test('where the rep is not known, the host’s team comes first', () => {
  const all = colleaguesFor(hostedBy('ada'), ROWS, { ...WHOLE, me: null });
  expect(names(all).slice(0, 2)).toEqual(['Cy', 'Ada']);
});

test.each<[string, Partial<Booking>, boolean]>([
  ['at the same time', {}, true],
  ['that begins before and ends within', { starts: START - 20 * MINUTE }, true],
  ['that ends as it begins', { starts: START - 30 * MINUTE }, false],
  ['that begins as it ends', { starts: START + 30 * MINUTE }, false],
  ['that is cancelled', { status: 'canceled' }, false],
  ['that was moved there', { status: 'rescheduled' }, true],
])('a colleague with a meeting %s: busy is %s', (_when, changes, isBusy) => {
  const around = [hostedBy('cyrus', { id: 'BKNG-2', ...changes })];
  expect(find(colleaguesFor(MEETING, ROWS, { ...WHOLE, around }), 'Cy')?.isBusy).toBe(isBusy);
});

test('who accepted a meeting is busy where nobody else is known to host it', () => {
  const own = { id: 'BKNG-2', owner: 'USR-Ada' };
  const nobody = aBooking({ starts: START, ...own });
  const others = hostedBy('cy', own);
  const busy = (around: Booking[]) =>
    colleaguesFor(MEETING, ROWS, { ...WHOLE, around })
      .filter(({ isBusy }) => isBusy)
      .map(({ name }) => name);
  expect([busy([nobody]), busy([others])]).toEqual([['Ada'], ['Cy']]);
});

test('free is claimed only where everybody’s meetings are stored', () => {
  const around = [hostedBy('zoe', { id: 'BKNG-2' })];
  const all = colleaguesFor(MEETING, ROWS, { me: null, around, reach: 'part' });
  expect([find(all, 'Zoe')?.isBusy, find(all, 'Cy')?.isBusy]).toEqual([true, null]);
});

test('a colleague who is on the meeting already cannot take it', () => {
  const people = [
    ...MEETING.people,
    { address: 'ada@seller.example', part: 'guest' as const, typed: 'alone' as const },
  ];
  const all = colleaguesFor({ ...MEETING, people }, ROWS, WHOLE);
  expect(find(all, 'Ada')?.why).toBe('isNamed');
});

test.each([
  [12, 0, 'whole'],
  [12, null, 'part'],
  ['off', 0, 'off'],
] as const)(
  'what is stored of a window of %s back to %s is called %s',
  async (window, backTo, reach) => {
    const made = viewDeps();
    const settings = memoryStore();
    await settings.set(SYNC_KEY, { window, me: null });
    const session = memoryStore();
    await session.set('sync.progress', { backTo });
    const ask = createColleagues(
      { ...made.deps, settings, session, reader: { directory: async () => ROWS } },
      { anybodys: async () => [], close() {} },
    );
    const found = await ask(MEETING);
    expect([found.reach, found.people.length]).toEqual([reach, 5]);
  },
);
