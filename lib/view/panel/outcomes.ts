import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Booking } from '../../domain/booking.ts';
import { type ActionCommand, commandFor } from '../../domain/command.ts';
import { byStart } from '../../domain/history.ts';
import { needsOutcome, OUTCOME_SPAN_MS, partOutcomes } from '../../domain/needs-outcome.ts';
import { ok, type Result } from '../../domain/result.ts';
import { readSyncChoice } from '../../settings/sync-choice.ts';
import { createBookingReader } from '../../store/booking-reader.ts';
import { createHeldReader } from '../../vault/reader.ts';
import type { ViewDeps } from '../deps.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import type { OutcomeEvents, OutcomeRow, OutcomesView } from './model.ts';

/** The largest number of meetings in the list: the limit of one message to the background. */
const MAX_MEETINGS = 50;
/** How often the list is read again for meetings that have ended since, in ms. */
const CLOCK_INTERVAL_MS = 60_000;
/** The number of the account's meetings read to decide whether to ask who the rep is. */
const MAX_SCANNED = 50;

/** The list of meetings that need an outcome, and its commands. */
export interface Outcomes extends OutcomeEvents {
  view: ReadonlySignal<OutcomesView>;
}

const NOTHING = { asksWho: false, rows: [] as OutcomeRow[], more: false };

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
  /** Bookings proposed as no-shows since the list was opened; the list shows their result. */
  const proposed = new Set<string>();
  let latest = 0;

  async function load(): Promise<void> {
    const ticket = ++latest;
    const now = deps.clock();
    const [{ me }, noted] = await Promise.all([readSyncChoice(deps.settings), marks.all()]);
    if (me === null) {
      const some = await meetings.anybodys(now - OUTCOME_SPAN_MS, now, MAX_SCANNED);
      const asksWho = some.some((booking) => needsOutcome(booking, now));
      if (ticket === latest) read.value = { ...NOTHING, asksWho };
      return;
    }
    const [own, judged] = await Promise.all([
      meetings.of(me, now - OUTCOME_SPAN_MS, now),
      deps.reader.byIds([...proposed]),
    ]);
    if (ticket !== latest) return;
    const held = new Set(noted.map(({ booking }) => booking));
    read.value = { asksWho: false, ...outcomeRows(own, held, judged, now) };
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten') {
      meetings.close();
      marks.close();
      proposed.clear();
      open.value = false;
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
    view: computed(() => ({ ...read.value, open: open.value })),
    show(wanted) {
      if (wanted) proposed.clear();
      open.value = wanted;
      void load();
    },
    async confirm(absences, held) {
      if (held.length > 0) {
        const noted = await deps.send('markHeld', { bookings: [...held], held: true });
        if (!noted.ok) return noted;
        await load();
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
 * The rows of the list: meetings without an outcome together with those marked since it was opened,
 * latest first; then the meetings noted as held. `now` in UTC ms. Pure.
 */
export function outcomeRows(
  own: readonly Booking[],
  held: ReadonlySet<string>,
  judged: readonly Booking[],
  now: number,
): Pick<OutcomesView, 'rows' | 'more'> {
  const parted = partOutcomes(own, held, now);
  const row = (state: OutcomeRow['state']) => (booking: Booking) => ({ booking, state });
  const marked = judged.filter(({ status }) => status === 'no_show').map(row('marked'));
  const first = [...parted.open.slice(0, MAX_MEETINGS).map(row('open')), ...marked];
  return {
    rows: [
      ...first.sort((a, b) => byStart(a.booking, b.booking)),
      ...parted.held.slice(0, MAX_MEETINGS).map(row('held')),
    ],
    more: parted.open.length > MAX_MEETINGS,
  };
}
