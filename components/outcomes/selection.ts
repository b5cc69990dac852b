import { useEffect, useRef, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { MAX_BATCH } from '../../lib/domain/command.ts';
import { asShown, differences } from '../../lib/domain/shown-booking.ts';
import type { PendingView, Users } from '../../lib/view/model.ts';
import type {
  NoShowChoice,
  OutcomeEntry,
  OutcomeRow,
  OutcomesView,
} from '../../lib/view/panel/model.ts';

/** The outcome chosen for a meeting; choosing alone neither sends nor stores anything. */
export type OutcomeChoice = 'held' | 'noShow';

/** The choices so far, by booking id. */
type OutcomeChoices = ReadonlyMap<string, OutcomeChoice>;

/** The choices that the user is about to confirm. */
export interface OutcomeDecision {
  absences: NoShowChoice[];
  held: Booking[];
}

/** All meetings of the list, each seat of a session by itself. */
export const rowsOf = ({ entries }: OutcomesView): OutcomeRow[] =>
  entries.flatMap(({ rows }) => rows);

/** The action to show for a meeting: one that is pending, or failed and not dismissed. */
export const actionOn = (booking: string, pending: readonly PendingView[]) =>
  pending.find(
    (one) => one.booking === booking && one.outcome.is !== 'done' && one.outcome.is !== 'withdrawn',
  );

/** Whether an outcome can be chosen for a meeting now. */
export const isUndecided = ({ booking, state }: OutcomeRow, pending: readonly PendingView[]) =>
  state === 'open' && !actionOn(booking.id, pending)?.blocks;

/** Whether a meeting is noted as held. */
export const isHeld = ({ state }: OutcomeRow): boolean => state === 'held';

/** The meetings of each choice, without those that can no longer be chosen for. */
export function chosen(
  rows: readonly OutcomeRow[],
  choices: OutcomeChoices,
  pending: readonly PendingView[],
): Record<OutcomeChoice, Booking[]> {
  const of = (choice: OutcomeChoice) =>
    rows
      .filter((row) => choices.get(row.booking.id) === choice && isUndecided(row, pending))
      .map(({ booking }) => booking);
  return { held: of('held'), noShow: of('noShow') };
}

/**
 * How many seats a session has, how many customers came and how many did not, each as noted, marked
 * or chosen; the rest has no outcome yet.
 */
export function tally(
  { rows, missed }: OutcomeEntry,
  choices: OutcomeChoices,
): { seats: number; came: number; missed: number } {
  const is = ({ booking, state }: OutcomeRow) =>
    state === 'open' ? choices.get(booking.id) : state === 'held' ? 'held' : 'noShow';
  const all = rows.map(is);
  return {
    seats: rows.length + (missed ?? 0),
    came: all.filter((one) => one === 'held').length,
    missed: all.filter((one) => one === 'noShow').length + (missed ?? 0),
  };
}

/**
 * The decision to confirm: of more no-shows than can be confirmed at once the first, the others
 * stay chosen. Each gets the id of its future action, so that confirming twice is idempotent.
 */
export const decisionOf = ({
  held,
  noShow,
}: Record<OutcomeChoice, Booking[]>): OutcomeDecision => ({
  absences: noShow.slice(0, MAX_BATCH).map((booking) => ({ intent: crypto.randomUUID(), booking })),
  held,
});

/** Whether one of the meetings has changed since the user continued to the confirmation. */
export function changedSince(
  { absences, held }: OutcomeDecision,
  rows: readonly OutcomeRow[],
  pending: readonly PendingView[],
  users: Users,
): boolean {
  const known = new Set(users.keys());
  const isChanged = (asked: Booking, now: Booking) =>
    differences(asShown(asked), asShown(now), 'noShow', known).length > 0;
  return [...absences.map(({ booking }) => booking), ...held].some((asked) => {
    const row = rows.find(({ booking }) => booking.id === asked.id);
    return !row || !isUndecided(row, pending) || isChanged(asked, row.booking);
  });
}

/**
 * The state of the list's choices. Undone no-shows are chosen again, because only some of them may
 * have been wrong.
 */
export function useChoices(pending: readonly PendingView[]) {
  const [choices, setChoices] = useState<OutcomeChoices>(new Map());
  const given = useRef(new Set<string>());
  useEffect(() => {
    const undone = pending.filter(
      ({ outcome, intent }) => outcome.is === 'withdrawn' && given.current.delete(intent),
    );
    if (undone.length === 0) return;
    const restored = undone.map(({ booking }) => [booking, 'noShow'] as const);
    setChoices((now) => new Map([...restored, ...now]));
  }, [pending]);
  return {
    choices,
    /** Sets the choice for each of these meetings; `null` takes it back. */
    choose(bookings: readonly string[], choice: OutcomeChoice | null) {
      const next = new Map(choices);
      for (const booking of bookings) {
        if (choice) next.set(booking, choice);
        else next.delete(booking);
      }
      setChoices(next);
    },
    /**
     * Takes back the choices that were confirmed, and remembers their actions in case they are
     * undone.
     */
    settle({ absences, held }: OutcomeDecision) {
      for (const { intent } of absences) given.current.add(intent);
      const settled = [...absences.map(({ booking }) => booking), ...held];
      const next = new Map(choices);
      for (const { id } of settled) next.delete(id);
      setChoices(next);
    },
  };
}
