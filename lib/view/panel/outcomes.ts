import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Booking } from '../../domain/booking.ts';
import { type ActionCommand, commandFor, MAX_BATCH } from '../../domain/command.ts';
import { sessionKey } from '../../domain/details/session.ts';
import { byStart } from '../../domain/history.ts';
import { needsOutcome, OUTCOME_SPAN_MS, partOutcomes } from '../../domain/needs-outcome.ts';
import { ok, type Result } from '../../domain/result.ts';
import { readSyncChoice } from '../../settings/sync-choice.ts';
import { createBookingReader } from '../../store/booking-reader.ts';
import { createHeldReader } from '../../vault/reader.ts';
import type { ViewDeps } from '../deps.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import type { OutcomeEntry, OutcomeEvents, OutcomeRow, OutcomesView } from './model.ts';

/** The largest number of entries in the list; a session is one of them, with all its seats. */
const MAX_ENTRIES = 50;
/** How often the list is read again for meetings that have ended since, in ms. */
const CLOCK_INTERVAL_MS = 60_000;
/** How many of the account's meetings are read at first to decide whether to ask who the rep is. */
const FIRST_SCANNED = 50;

/** The list of meetings that need an outcome, and its commands. */
export interface Outcomes extends OutcomeEvents {
  view: ReadonlySignal<OutcomesView>;
}

const NOTHING = { asksWho: false, entries: [] as OutcomeEntry[], more: false };

/**
 * Creates the list of the rep's meetings that need an outcome; it reads from the store only. A new
 * request for another person (`about.asked`) closes the list.
 */
export function createOutcomes(
  deps: Pick<ViewDeps, 'reader' | 'settings' | 'send' | 'observeChanges' | 'clock'>,
  about: {
    /** The request for another person by menu or look-up, with its time (UTC ms). */
    asked: ReadonlySignal<{ at: number } | null>;
    /** Proposes the no-shows as actions with an undo period. */
    propose(commands: readonly ActionCommand[]): Promise<Result<unknown>>;
  },
): Outcomes {
  const meetings = createBookingReader();
  const marks = createHeldReader();
  const read = signal(NOTHING);
  const open = signal(false);
  const again = signal<readonly string[]>([]);
  /** Bookings proposed as no-shows since the list was opened; the list shows their result. */
  const proposed = new Set<string>();
  let latest = 0;

  async function load(): Promise<void> {
    const ticket = ++latest;
    const now = deps.clock();
    const [{ me }, noted] = await Promise.all([readSyncChoice(deps.settings), marks.all()]);
    if (me === null) {
      const asksWho = await isAnyOpen(now);
      if (ticket === latest) read.value = { ...NOTHING, asksWho };
      return;
    }
    const [own, judged] = await Promise.all([
      meetings.of(me, now - OUTCOME_SPAN_MS, now),
      deps.reader.byIds([...proposed]),
    ]);
    if (ticket !== latest) return;
    const held = new Set(noted.map(({ booking }) => booking));
    read.value = { asksWho: false, ...outcomeEntries(own, held, judged, now) };
  }

  /** Whether a meeting of the account needs an outcome, however many before it need none. */
  async function isAnyOpen(now: number): Promise<boolean> {
    for (let max = FIRST_SCANNED; ; max *= 8) {
      const some = await meetings.anybodys(now - OUTCOME_SPAN_MS, now, max);
      if (some.some((booking) => needsOutcome(booking, now))) return true;
      if (some.length < max) return false;
    }
  }

  /** As many at a time as one message takes; that some are noted already does no harm. */
  async function noteHeld(ids: readonly string[]): Promise<Result<null>> {
    for (let at = 0; at < ids.length; at += MAX_BATCH) {
      const bookings = ids.slice(at, at + MAX_BATCH);
      const noted = await deps.send('markHeld', { bookings, held: true });
      if (!noted.ok) return noted;
    }
    return ok(null);
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten') {
      meetings.close();
      marks.close();
      proposed.clear();
      open.value = false;
      again.value = [];
    }
    // Not throttled: the user made this change and expects to see it at once.
    if (kind === 'marks' || kind === 'settings' || kind === 'forgotten') void load();
  });
  reloadAfter(LIST_RELOAD_MS, deps, ['bookings'], load);
  setInterval(() => void load(), CLOCK_INTERVAL_MS);
  void load();
  let answered: number | undefined;
  effect(() => {
    const at = about.asked.value?.at;
    if (at !== undefined && at !== answered) open.value = false;
    answered = at;
  });

  return {
    view: computed(() => ({ ...read.value, open: open.value, again: again.value })),
    askAgain(intents) {
      again.value = intents;
    },
    show(wanted) {
      if (wanted) proposed.clear();
      open.value = wanted;
      void load();
    },
    async confirm(absences, held) {
      if (held.length > 0) {
        const noted = await noteHeld(held);
        await load();
        if (!noted.ok) return noted;
      }
      if (absences.length === 0) return ok(null);
      for (const { booking } of absences) proposed.add(booking.id);
      const nothing = { reason: '', mail: false };
      const commands = absences.map(({ intent, booking }) =>
        commandFor('noShow', booking, nothing, intent),
      );
      const answer = await about.propose(commands);
      return answer.ok ? ok(null) : answer;
    },
    async unhold(booking) {
      const done = await deps.send('markHeld', { bookings: [booking], held: false });
      await load();
      return done;
    },
  };
}

/**
 * The entries of the list: meetings without an outcome together with those marked since it was
 * opened, latest first; then what is wholly noted as held. The seats of a session are one entry, so
 * that a large one does not hide the rest. `now` in UTC ms. Pure.
 */
export function outcomeEntries(
  own: readonly Booking[],
  held: ReadonlySet<string>,
  judged: readonly Booking[],
  now: number,
): Pick<OutcomesView, 'entries' | 'more'> {
  const parted = partOutcomes(own, held, now);
  const marked = judged.filter(({ status }) => status === 'no_show');
  const isMarked = new Set(marked.map(({ id }) => id));
  const rows: OutcomeRow[] = [
    ...parted.open.filter(({ id }) => !isMarked.has(id)).map((booking) => of(booking, 'open')),
    ...marked.map((booking) => of(booking, 'marked')),
    ...parted.held.filter(({ id }) => !isMarked.has(id)).map((booking) => of(booking, 'held')),
  ];
  const sessions = sessionsOf([...own, ...marked]);
  const byId = new Map<string, OutcomeRow[]>();
  for (const row of rows.sort((a, b) => byStart(a.booking, b.booking))) {
    const key = sessionKey(row.booking);
    const id = key !== null && sessions.has(key) ? key : row.booking.id;
    byId.set(id, [...(byId.get(id) ?? []), row]);
  }
  const entries = [...byId].map(([id, all]) => entryOf(id, all, sessions.get(id)));
  const isHeld = (entry: OutcomeEntry) => entry.rows.every(({ state }) => state === 'held');
  const left = entries.filter((entry) => !isHeld(entry));
  return {
    entries: [...left.slice(0, MAX_ENTRIES), ...entries.filter(isHeld).slice(0, MAX_ENTRIES)],
    more: left.length > MAX_ENTRIES,
  };
}

const of = (booking: Booking, state: OutcomeRow['state']): OutcomeRow => ({ booking, state });

/** An entry; `seats` are all seats of the session, or `undefined` for a meeting. */
function entryOf(id: string, rows: OutcomeRow[], seats?: ReadonlyMap<string, Booking>) {
  if (!seats) return { id, rows, missed: null };
  const listed = new Set(rows.map(({ booking }) => booking.id));
  const missed = [...seats.values()].filter(
    (seat) => seat.status === 'no_show' && !listed.has(seat.id),
  );
  const nameOf = ({ booking: { name, email } }: OutcomeRow) => name ?? email ?? '';
  // As on a list of those who are expected.
  const sorted = rows.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return { id, rows: sorted, missed: missed.length };
}

/** The sessions with several seats, by what the seats have in common; each seat by its id. */
function sessionsOf(bookings: readonly Booking[]): Map<string, Map<string, Booking>> {
  const sessions = new Map<string, Map<string, Booking>>();
  for (const booking of bookings) {
    const key = sessionKey(booking);
    if (key === null) continue;
    const seats = sessions.get(key) ?? new Map<string, Booking>();
    sessions.set(key, seats.set(booking.id, booking));
  }
  return new Map([...sessions].filter(([, seats]) => seats.size > 1));
}
