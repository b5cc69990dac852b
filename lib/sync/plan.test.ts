import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../domain/dates.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Slice } from '../store/schema.ts';
import {
  completeBackTo,
  cutToWindow,
  freshSlice,
  moveOn,
  nextSlice,
  SLICE,
  windowFrom,
} from './plan.ts';

const ROUND = 5 * 60_000;
const NOW = Date.UTC(2026, 8, 14, 15);
const TODAY = Date.UTC(2026, 8, 14);
const on = (year: number, month: number, day = 1) => Date.UTC(year, month - 1, day);

/** A slice that was read to its end just now; `changes` replace fields. */
const read = (slice: Slice, changes: Partial<Slice> = {}): Slice => ({
  ...slice,
  ...{ begunAt: NOW - 1000, startedAt: NOW - 1000, doneAt: NOW - 1000, pages: 1, rows: 40 },
  ...changes,
});
const ahead = freshSlice(SLICE.allAhead, 'all', TODAY, null);
const past = (from: number, to: number, number = 1) =>
  freshSlice(`all.past.${number}`, 'all', from, to);
const changes = read(freshSlice(SLICE.changes, 'changes', NOW, null));
const mineAhead = freshSlice(SLICE.mineAhead, 'mine', TODAY, null, 'USR-1');
const minePast = freshSlice(SLICE.minePast, 'mine', TODAY - 92 * DAY_MS, TODAY, 'USR-1');
const hosted = (id: string, from: number, to: number | null) =>
  freshSlice(id, 'hosted', from, to, 'USR-1');
const OWN = [
  mineAhead,
  hosted(SLICE.hostedAhead, TODAY, null),
  minePast,
  hosted(SLICE.hostedPast, TODAY - 92 * DAY_MS, TODAY),
];
const september = past(on(2026, 9), TODAY);

/** Plays the plan: each slice is read to its end at once, with as many rows as `size` says. */
function play(window: RetentionPeriod, me: string | null, size: (slice: Slice) => number): Slice[] {
  const slices = new Map<string, Slice>();
  const order: Slice[] = [];
  for (;;) {
    const slice = nextSlice({ window, me, round: ROUND, slices: [...slices.values()] }, NOW);
    if (slice === null) return order;
    order.push(slice);
    const rows = size(slice);
    slices.set(slice.id, read(slice, { rows, pages: Math.max(1, Math.ceil(rows / 100)) }));
    expect(order.length).toBeLessThan(300);
  }
}

const named = ({ id, from, to }: Slice) => [
  id.replace(/\.\d+$/, ''),
  new Date(from).toISOString().slice(0, 10),
  to === null ? null : new Date(to).toISOString().slice(0, 10),
];

describe('the first fill', () => {
  const months = (slice: Slice) =>
    slice.to === null ? 300 : Math.round((1500 * (slice.to - slice.from)) / (30.4 * DAY_MS));

  test('reads the rep’s own meetings ahead and past, all users’ ahead, then all users’ past backwards', () => {
    expect(play(3, 'USR-1', months).map(named)).toEqual([
      ['mine.ahead', '2026-09-14', null],
      ['hosted.ahead', '2026-09-14', null],
      ['mine.past', '2026-06-14', '2026-09-14'],
      ['hosted.past', '2026-06-14', '2026-09-14'],
      ['all.ahead', '2026-09-14', null],
      ['all.past', '2026-09-01', '2026-09-14'],
      ['all.past', '2026-07-01', '2026-09-01'],
      ['all.past', '2026-06-14', '2026-07-01'],
    ]);
  });

  test('leaves out the rep’s own meetings where the rep’s user id is not known', () => {
    const order = play(3, null, months);
    expect(order.filter(({ scope }) => scope === 'mine' || scope === 'hosted')).toEqual([]);
  });

  test.each<[RetentionPeriod, from: number]>([
    [3, on(2026, 6, 14)],
    [12, on(2025, 9, 14)],
    [24, on(2024, 9, 14)],
    ['all', on(2008, 1)],
  ])('covers a window of %s without a gap, and nothing before it', (window, from) => {
    for (const rows of [() => 0, () => 3, months, () => 2000]) {
      const order = play(window, null, rows).filter((slice) => slice.scope === 'all');
      expect(completeBackTo(order.map((slice) => read(slice)))).toBe(from);
      expect(Math.min(...order.map((slice) => slice.from))).toBe(from);
    }
  });

  test('reads nothing where the window is off', () => {
    expect(play('off', 'USR-1', months)).toEqual([]);
  });

  test('reads an empty past at once, a sparse one in long slices, a dense one month by month', () => {
    const count = (rows: (slice: Slice) => number) => play('all', null, rows).length;
    expect(count(() => 0)).toBe(3);
    expect(count(() => 10)).toBeLessThan(15);
    const full = play(12, null, (slice) => Math.round(months(slice) * 4));
    const lengths = full.map((slice) => ((slice.to ?? slice.from) - slice.from) / DAY_MS);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(31);
  });

  test('makes a slice at most four times as long as the one before it', () => {
    const lengths = play('all', null, () => 1).flatMap(({ from, to }) =>
      to === null ? [] : [(to - from) / DAY_MS],
    );
    for (const [place, days] of lengths.slice(1).entries()) {
      expect(days).toBeLessThanOrEqual(Math.max(lengths[place] ?? 0, 31) * 4 + 3);
    }
  });
});

describe('the next slice', () => {
  const whole = [read(ahead), read(september), read(past(on(2026, 6, 14), on(2026, 9), 2))];
  const open = (slice: Slice) => ({ ...slice, open: true, cursor: 'BKNG-1' });
  const at = (slice: Slice, doneAt: number, more: Partial<Slice> = {}) =>
    read(slice, { doneAt, ...more });

  test.each<[string, Slice[], string | null]>([
    ['is none when all is read', [...whole, changes], null],
    ['is a round that is due', [...whole, at(changes, NOW - ROUND)], SLICE.changes],
    ['is no round before its time', [...whole, at(changes, NOW - ROUND + 1)], null],
    ['is a round in progress, before all else', [open(ahead), open(changes)], SLICE.changes],
    [
      'is a round dated in the future by a wrong clock',
      [...whole, at(changes, NOW + DAY_MS)],
      SLICE.changes,
    ],
    ['is the slice in progress before a new one', [read(ahead), open(september)], september.id],
    [
      'is all users’ meetings ahead again after a day',
      [at(ahead, NOW - DAY_MS), ...whole.slice(1), changes],
      SLICE.allAhead,
    ],
    [
      'is a slice of the past again after 30 days',
      [whole[0] as Slice, at(september, NOW - 30 * DAY_MS), whole[2] as Slice, changes],
      september.id,
    ],
    [
      'is a broken slice of the past again after a day',
      [
        whole[0] as Slice,
        at(september, NOW - DAY_MS, { broken: true }),
        whole[2] as Slice,
        changes,
      ],
      september.id,
    ],
    [
      'is the slice read longest ago of several that are due again',
      [at(ahead, NOW - 2 * DAY_MS), at(september, NOW - 40 * DAY_MS), whole[2] as Slice, changes],
      september.id,
    ],
    [
      'is a slice being read again before one that was read longer ago',
      [
        { ...at(ahead, NOW - DAY_MS), open: true },
        at(september, NOW - 40 * DAY_MS),
        whole[2] as Slice,
        changes,
      ],
      SLICE.allAhead,
    ],
    [
      'is never a slice of the past before the window',
      [...whole, changes, at(past(on(2025, 1), on(2025, 2), 9), NOW - 90 * DAY_MS)],
      null,
    ],
  ])('%s', (_what, slices, id) => {
    expect(nextSlice({ window: 3, me: null, round: ROUND, slices }, NOW)?.id ?? null).toBe(id);
  });

  test('is the rep’s own meetings again when the rep’s user id has changed', () => {
    const slices = [...OWN.map((slice) => read(slice)), { ...ahead, open: true }];
    const next = (me: string | null) => nextSlice({ window: 3, me, round: ROUND, slices }, NOW);
    expect(next('USR-1')?.id).toBe(SLICE.allAhead);
    expect(next('USR-2')).toMatchObject({ id: SLICE.mineAhead, owner: 'USR-2', cursor: null });
    expect(next(null)?.id).toBe(SLICE.allAhead);
  });

  test('is never the rep’s own past a second time', () => {
    const slices = [read(ahead), read(minePast)];
    expect(nextSlice({ window: 3, me: 'USR-1', round: ROUND, slices }, NOW)?.scope).toBe('all');
  });

  test('is, after the window was widened, the period before those already read', () => {
    const next = nextSlice(
      { window: 12, me: null, round: ROUND, slices: [...whole, changes] },
      NOW,
    );
    expect(next).toMatchObject({ to: on(2026, 6, 14), doneAt: null });
    expect(whole.map(({ id }) => id)).not.toContain(next?.id);
  });
});

describe('the complete period', () => {
  const august = past(on(2026, 8), on(2026, 9), 2);
  test.each<[string, Slice[], number | null]>([
    ['no slices', [], null],
    ['meetings ahead not read yet', [{ ...ahead, open: true }], null],
    ['meetings ahead read', [read(ahead)], TODAY],
    ['meetings ahead and past read', [read(august), read(ahead), read(september)], on(2026, 8)],
    [
      'an older slice being read for the first time',
      [read(ahead), read(september), { ...august, open: true }],
      on(2026, 9),
    ],
    ['a slice being read again', [read(ahead), { ...read(september), open: true }], on(2026, 9)],
    ['a gap between the slices', [read(ahead), read(august)], TODAY],
    ['a broken slice', [read(ahead), read(september, { broken: true }), read(august)], TODAY],
    ['broken meetings ahead', [read(ahead, { broken: true }), read(september)], null],
    ['the rep’s own meetings only', [read(mineAhead), read(minePast)], null],
  ])('with %s', (_what, slices, backTo) => {
    expect(completeBackTo(slices)).toBe(backTo);
  });
});

describe('when time passes', () => {
  const later = (days: number) => NOW + days * DAY_MS;

  test('no slice moves within the day, nor before the meetings ahead were read', () => {
    expect(moveOn([read(ahead)], NOW)).toEqual([]);
    expect(moveOn([{ ...ahead, open: true }], later(3))).toEqual([]);
    expect(moveOn([read(ahead, { broken: true })], later(3))).toEqual([]);
    expect(moveOn([], NOW)).toEqual([]);
  });

  test.each<[string, Slice[], days: number, past: Partial<Slice>]>([
    [
      'join the latest slice of the past',
      [read(september)],
      3,
      { id: september.id, from: on(2026, 9), to: TODAY + 3 * DAY_MS },
    ],
    ['become a new slice where the past has none', [], 3, { from: TODAY, to: TODAY + 3 * DAY_MS }],
    [
      'become a new slice where the latest would grow too long',
      [read(september)],
      25,
      { from: TODAY, to: TODAY + 25 * DAY_MS },
    ],
    [
      'become a new slice where the latest is being read',
      [{ ...read(september), open: true }],
      3,
      { from: TODAY },
    ],
    [
      'become a new slice where the latest is broken',
      [read(september, { broken: true })],
      3,
      { from: TODAY },
    ],
  ])('the days gone by %s', (_what, others, days, expected) => {
    const slices = [read(ahead), ...others];
    const moved = moveOn(slices, later(days));
    expect(moved).toMatchObject([{ id: SLICE.allAhead, from: TODAY + days * DAY_MS }, expected]);
    const after = new Map([...slices, ...moved].map((slice) => [slice.id, slice]));
    const reached = completeBackTo(slices);
    if (!others[0]?.broken) expect(completeBackTo([...after.values()])).toBe(reached);
  });

  test('slices before the window are dropped, and one across its beginning is shortened', () => {
    const old = past(on(2025, 1), on(2025, 9), 3);
    const across = past(on(2025, 9), on(2026, 9), 2);
    const slices = [read(ahead), read(september), read(across), read(old), changes];
    const { cut, gone } = cutToWindow(slices, windowFrom(3, NOW) ?? 0);
    expect(gone).toEqual([old.id]);
    expect(cut).toMatchObject([{ id: across.id, from: on(2026, 6, 14), to: on(2026, 9) }]);
  });
});

test.each<[RetentionPeriod, now: number, from: number | null]>([
  [3, NOW, on(2026, 6, 14)],
  [12, NOW, on(2025, 9, 14)],
  [24, NOW, on(2024, 9, 14)],
  ['all', NOW, on(2008, 1)],
  ['off', NOW, null],
  [3, on(2026, 5, 31), on(2026, 2, 28)],
  [3, on(2024, 5, 31), on(2024, 2, 29)],
  [12, on(2024, 2, 29), on(2023, 2, 28)],
  [3, on(2026, 1, 15), on(2025, 10, 15)],
])('a window of %s at %d begins at %s', (window, now, from) => {
  expect(windowFrom(window, now)).toBe(from);
});
