import { useEffect, useRef, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { isStale } from '../../lib/domain/confirm-rules.ts';
import type { PendingView } from '../../lib/view/model.ts';
import type { NoShowChoice, OutcomeRow } from '../../lib/view/panel/model.ts';

/** What the person chose for a meeting; nothing is sent or noted by it. */
export type OutcomeChoice = 'held' | 'noShow';

/** The choices so far, by the bookings' ids. */
type OutcomeChoices = ReadonlyMap<string, OutcomeChoice>;

/** What the person is about to confirm. */
export interface OutcomeDecision {
  absences: NoShowChoice[];
  held: Booking[];
}

/** The action that matters to a meeting: under way, or not carried out and not put away. */
export const actionOn = (booking: string, pending: readonly PendingView[]) =>
  pending.find(
    (one) => one.booking === booking && one.state !== 'done' && one.state !== 'withdrawn',
  );

/** Whether a meeting can be chosen for now. */
export const isUndecided = ({ booking, state }: OutcomeRow, pending: readonly PendingView[]) =>
  state === 'open' && !actionOn(booking.id, pending)?.blocks;

/** The meetings of each choice; those that cannot be chosen any more are left out. */
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

/** What is put to the person; each no-show gets the id its action will have, so that confirming twice is one action. */
export const decisionOf = ({
  held,
  noShow,
}: Record<OutcomeChoice, Booking[]>): OutcomeDecision => ({
  absences: noShow.map((booking) => ({ intent: crypto.randomUUID(), booking })),
  held,
});

/** Whether one of the meetings is no longer as it was when the person went on to confirm. */
export function changedSince(
  { absences, held }: OutcomeDecision,
  rows: readonly OutcomeRow[],
  pending: readonly PendingView[],
): boolean {
  return [...absences.map(({ booking }) => booking), ...held].some((asked) => {
    const row = rows.find(({ booking }) => booking.id === asked.id);
    return !row || !isUndecided(row, pending) || isStale(asked, row.booking);
  });
}

/** The choices of the list. A no-show that was undone is chosen again: only some of them may have been wrong. */
export function useChoices(pending: readonly PendingView[]) {
  const [choices, setChoices] = useState<OutcomeChoices>(new Map());
  const given = useRef(new Set<string>());
  useEffect(() => {
    const undone = pending.filter(
      ({ state, intent }) => state === 'withdrawn' && given.current.delete(intent),
    );
    if (undone.length === 0) return;
    const again = undone.map(({ booking }) => [booking, 'noShow'] as const);
    setChoices((now) => new Map([...again, ...now]));
  }, [pending]);
  return {
    choices,
    choose(booking: string, choice: OutcomeChoice | null) {
      const next = new Map(choices);
      if (choice) next.set(booking, choice);
      else next.delete(booking);
      setChoices(next);
    },
    /** They were confirmed, and are choices no more. */
    settle({ absences }: OutcomeDecision) {
      for (const { intent } of absences) given.current.add(intent);
      setChoices(new Map());
    },
  };
}
