import { useEffect, useRef, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { asShown, differences } from '../../lib/domain/shown-booking.ts';
import type { PendingView, Users } from '../../lib/view/model.ts';
import type { NoShowChoice, OutcomeRow } from '../../lib/view/panel/model.ts';

/** The outcome chosen for a meeting; choosing alone neither sends nor stores anything. */
export type OutcomeChoice = 'held' | 'noShow';

/** The choices so far, by booking id. */
type OutcomeChoices = ReadonlyMap<string, OutcomeChoice>;

/** The choices that the user is about to confirm. */
export interface OutcomeDecision {
  absences: NoShowChoice[];
  held: Booking[];
}

/** The action to show for a meeting: one that is pending, or failed and not dismissed. */
export const actionOn = (booking: string, pending: readonly PendingView[]) =>
  pending.find(
    (one) => one.booking === booking && one.outcome.is !== 'done' && one.outcome.is !== 'withdrawn',
  );

/** Whether an outcome can be chosen for a meeting now. */
export const isUndecided = ({ booking, state }: OutcomeRow, pending: readonly PendingView[]) =>
  state === 'open' && !actionOn(booking.id, pending)?.blocks;

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
 * The decision to confirm. Each no-show gets the id of its future action, so that confirming twice
 * is idempotent.
 */
export const decisionOf = ({
  held,
  noShow,
}: Record<OutcomeChoice, Booking[]>): OutcomeDecision => ({
  absences: noShow.map((booking) => ({ intent: crypto.randomUUID(), booking })),
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
    choose(booking: string, choice: OutcomeChoice | null) {
      const next = new Map(choices);
      if (choice) next.set(booking, choice);
      else next.delete(booking);
      setChoices(next);
    },
    /**
     * Clears the choices after they were confirmed, and remembers their actions in case they are
     * undone.
     */
    settle({ absences }: OutcomeDecision) {
      for (const { intent } of absences) given.current.add(intent);
      setChoices(new Map());
    },
  };
}
