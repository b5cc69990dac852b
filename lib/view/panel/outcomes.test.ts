import { signal } from '@preact/signals-core';
import { beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../../tests/helpers/memory-store.ts';
import { until } from '../../../tests/helpers/until.ts';
import type { Booking } from '../../domain/booking.ts';
import type { ActionCommand } from '../../domain/command.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { asShown } from '../../domain/shown-booking.ts';
import type { Change } from '../../messages/changes.ts';
import { createStoreReader } from '../../store/reader.ts';
import { createStoreWriter } from '../../store/writer.ts';
import { writeHeld } from '../../vault/held-meetings.ts';
import type { ViewDeps } from '../deps.ts';
import { createOutcomes, outcomeEntries } from './outcomes.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ME = { id: 'USR-1', address: 'sam@example.org', name: 'Sam Okafor' };

beforeEach(freshIndexedDb);

const past = (id: string, hours: number, changes: Partial<Booking> = {}) =>
  aBooking({ id, starts: NOW - hours * HOUR, status: 'completed', owner: ME.id, ...changes });

const seats = (count: number, changes: (place: number) => Partial<Booking> = () => ({})) =>
  Array.from({ length: count }, (_, place) =>
    past(`SEAT-${place}`, 3, { minutes: 60, calendar: 'BKC-EVENT', ...changes(place) }),
  );

const NEITHER = { open: false, again: [], asksWho: false, entries: [], more: false };

async function outcomes(bookings: Booking[], me: typeof ME | null = ME) {
  const writer = createStoreWriter(() => NOW);
  await writer.write({ bookings });
  const hearing: ((change: Change) => void)[] = [];
  const answers: Partial<Record<string, Result<null>>> = {};
  const sent: [string, unknown][] = [];
  const propose = vi.fn(async (_orders: ActionCommand[]): Promise<Result<unknown>> => ok(null));
  const asked = signal<{ at: number } | null>(null);
  const settings = memoryStore({ 'sync.choice': { me } });
  const made = createOutcomes(
    {
      reader: createStoreReader(),
      settings,
      send: (async (name: string, input: { bookings: string[]; held: boolean }) => {
        sent.push([name, input]);
        const answer = answers[name] ?? ok(null);
        if (name === 'markHeld' && answer.ok) await writeHeld(input.bookings, input.held, NOW);
        return answer;
      }) as unknown as ViewDeps['send'],
      observeChanges: (hear) => void hearing.push(hear),
      clock: () => NOW,
    },
    { asked, propose },
  );
  const rows = () => made.view.value.entries.flatMap((entry) => entry.rows);
  const ids = () => rows().map(({ booking, state }) => [booking.id, state]);
  const change = (kind: 'bookings' | 'settings' | 'marks' | 'forgotten') => {
    for (const hear of hearing) hear({ kind });
  };
  return { ...made, rows, ids, change, asked, propose, settings, writer, sent, answers };
}

test('the rep’s meetings of the last two weeks are listed, latest first', async () => {
  const at = await outcomes([
    past('old', 13 * 24),
    past('new', 2),
    past('anothers', 3, { owner: 'USR-2' }),
    past('missed', 4, { status: 'no_show' }),
    past('ahead', -4, { status: 'scheduled' }),
    past('ancient', 15 * 24),
  ]);
  await until(() =>
    expect(at.ids()).toEqual([
      ['new', 'open'],
      ['old', 'open'],
    ]),
  );
  expect(at.view.value).toMatchObject({ open: false, asksWho: false, more: false });
});

test('the rep is asked who they are only when meetings of the account need an outcome', async () => {
  const some = await outcomes([past('anothers', 3, { owner: 'USR-2' })], null);
  await until(() => expect(some.view.value).toEqual({ ...NEITHER, asksWho: true }));
  await some.settings.set('sync.choice', { me: ME });
  some.change('settings');
  await until(() => expect(some.view.value).toEqual(NEITHER));
  freshIndexedDb();
  const none = await outcomes([past('ahead', -3)], null);
  // Ends with one more read.
  await none.unhold('BKNG-1');
  expect(none.view.value).toEqual(NEITHER);
});

test('a large session that needs no outcome does not hide that another meeting does', async () => {
  const seated = seats(60, () => ({ status: 'canceled', owner: 'USR-2', starts: NOW - 5 * DAY }));
  const at = await outcomes([...seated, past('anothers', 3, { owner: 'USR-2' })], null);
  await until(() => expect(at.view.value).toEqual({ ...NEITHER, asksWho: true }));
  freshIndexedDb();
  const none = await outcomes(seated, null);
  await none.unhold('BKNG-1');
  expect(none.view.value).toEqual(NEITHER);
});

test('a meeting noted as held moves to the end of the list, and back when the note is removed', async () => {
  const at = await outcomes([past('BKNG-1', 2), past('BKNG-2', 3)]);
  await until(() => expect(at.ids()).toHaveLength(2));
  expect(await at.confirm([], ['BKNG-1'])).toEqual(ok(null));
  expect(at.sent).toEqual([['markHeld', { bookings: ['BKNG-1'], held: true }]]);
  expect(at.ids()).toEqual([
    ['BKNG-2', 'open'],
    ['BKNG-1', 'held'],
  ]);
  expect(at.propose).not.toHaveBeenCalled();
  expect(await at.unhold('BKNG-1')).toEqual(ok(null));
  expect(at.ids()).toEqual([
    ['BKNG-1', 'open'],
    ['BKNG-2', 'open'],
  ]);
});

test('no-shows are proposed together as they were shown, and stay in the list once marked', async () => {
  const at = await outcomes([past('BKNG-1', 2), past('BKNG-2', 3)]);
  await until(() => expect(at.ids()).toHaveLength(2));
  at.show(true);
  const absences = at.rows().map(({ booking }, place) => ({
    intent: `intent-${place}`,
    booking,
  }));
  expect(await at.confirm(absences, [])).toEqual(ok(null));
  const order = { kind: 'noShow', reason: '', mail: false };
  expect(at.propose.mock.calls).toEqual([
    [
      [
        { ...order, intent: 'intent-0', seen: asShown(past('BKNG-1', 2)) },
        { ...order, intent: 'intent-1', seen: asShown(past('BKNG-2', 3)) },
      ],
    ],
  ]);
  await at.writer.write({ bookings: [past('BKNG-2', 3, { status: 'no_show', updated: NOW })] });
  at.change('bookings');
  await until(() =>
    expect(at.ids()).toEqual([
      ['BKNG-1', 'open'],
      ['BKNG-2', 'marked'],
    ]),
  );
  at.show(false);
  at.show(true);
  await until(() => expect(at.ids()).toEqual([['BKNG-1', 'open']]));
});

test('when noting meetings as held fails, no no-show is proposed', async () => {
  const at = await outcomes([past('BKNG-1', 2), past('BKNG-2', 3)]);
  at.answers.markHeld = fail('storeFull');
  const absence = { intent: 'intent', booking: past('BKNG-2', 3) };
  expect(await at.confirm([absence], ['BKNG-1'])).toEqual(fail('storeFull'));
  expect(at.propose).not.toHaveBeenCalled();
});

test('confirm returns the failure of the proposal', async () => {
  const at = await outcomes([past('BKNG-1', 2)]);
  at.propose.mockResolvedValue(fail('unsettled'));
  const absence = { intent: 'intent', booking: past('BKNG-1', 2) };
  expect(await at.confirm([absence], [])).toEqual(fail('unsettled'));
});

test('the list closes on a new request and when the data is deleted, not on a repeat of the same request', async () => {
  const at = await outcomes([past('BKNG-1', 2)]);
  at.show(true);
  expect(at.view.value.open).toBe(true);
  at.asked.value = { at: 1 };
  expect(at.view.value.open).toBe(false);
  at.show(true);
  at.asked.value = { at: 1 };
  at.asked.value = null;
  expect(at.view.value.open).toBe(true);
  at.change('forgotten');
  expect(at.view.value.open).toBe(false);
});

test('the list has at most 50 entries, and tells that there are more', () => {
  const many = Array.from({ length: 51 }, (_, place) => past(`BKNG-${place}`, place + 1));
  expect(outcomeEntries(many, new Set(), [], NOW)).toMatchObject({ more: true });
  expect(outcomeEntries(many, new Set(), [], NOW).entries).toHaveLength(50);
  const { entries, more } = outcomeEntries(many.slice(0, 50), new Set(), [], NOW);
  expect([entries.length, more]).toEqual([50, false]);
  expect(NOW - (entries.at(-1)?.rows[0]?.booking.starts ?? 0)).toBeLessThan(14 * DAY);
});

const shape = (entries: ReturnType<typeof outcomeEntries>['entries']) =>
  entries.map(({ rows, missed }) => [rows.length, missed]);

test('200 seats of one session are one entry, and hide none of yesterday’s five demos', () => {
  const demos = Array.from({ length: 5 }, (_, place) => past(`DEMO-${place}`, 24 + place));
  const { entries, more } = outcomeEntries([...demos, ...seats(200)], new Set(), [], NOW);
  expect([shape(entries), more]).toEqual([[[200, 0], ...demos.map(() => [1, null])], false]);
});

test('a session says how many of its seats were marked before, and lists the others by name', () => {
  const names = ['Zoe', 'Bo', 'Ann'];
  const some = seats(4, (place) =>
    place === 3 ? { status: 'no_show' } : { name: names[place] ?? null },
  );
  const { entries } = outcomeEntries(some, new Set(), [], NOW);
  expect(shape(entries)).toEqual([[3, 1]]);
  expect(entries[0]?.rows.map(({ booking }) => booking.name)).toEqual(['Ann', 'Bo', 'Zoe']);
});

test('a seat marked since the list was opened is a row, and is counted once', () => {
  const some = seats(3, (place) => (place === 0 ? { status: 'no_show' } : {}));
  const { entries } = outcomeEntries(some, new Set(), some.slice(0, 1), NOW);
  expect(shape(entries)).toEqual([[3, 0]]);
  expect(entries[0]?.rows.map(({ state }) => state).sort()).toEqual(['marked', 'open', 'open']);
  // It was read as marked, while the rest was read a moment before.
  const late = [{ ...past('SEAT-0', 3), status: 'no_show' as const }];
  expect(outcomeEntries([past('SEAT-0', 3)], new Set(), late, NOW).entries).toHaveLength(1);
});

test('a session is among what is noted as held once all of its seats are', () => {
  const [one, two] = [['SEAT-0'], ['SEAT-0', 'SEAT-1']].map((held) =>
    outcomeEntries([past('DEMO', 30), ...seats(2)], new Set(held), [], NOW).entries.map(
      ({ rows }) => rows.map(({ state }) => state).sort(),
    ),
  );
  expect(one).toEqual([['held', 'open'], ['open']]);
  expect(two).toEqual([['open'], ['held', 'held']]);
});

test.each<[string, (place: number) => Partial<Booking>]>([
  ['at other times', (place) => ({ starts: NOW - (3 + place) * HOUR })],
  ['of other calendars', (place) => ({ calendar: `BKC-${place}` })],
  ['that nothing is known of but the time', () => ({ calendar: null })],
])('meetings %s are no session', (_what, changes) => {
  const { entries } = outcomeEntries(seats(3, changes), new Set(), [], NOW);
  expect(shape(entries)).toEqual([
    [1, null],
    [1, null],
    [1, null],
  ]);
});

test('a seat alone, because the others were cancelled, is a meeting', () => {
  const some = seats(3, (place) => (place > 0 ? { status: 'canceled' } : {}));
  expect(shape(outcomeEntries(some, new Set(), [], NOW).entries)).toEqual([[1, null]]);
});

test('more held meetings than one message takes are noted, all of them', async () => {
  const at = await outcomes([]);
  const many = Array.from({ length: 501 }, (_, place) => `BKNG-${place}`);
  expect(await at.confirm([], many)).toEqual(ok(null));
  const noted = at.sent.map(([, input]) => (input as { bookings: string[] }).bookings);
  expect(noted.map(({ length }) => length)).toEqual([500, 1]);
  expect(noted.flat()).toEqual(many);
});
