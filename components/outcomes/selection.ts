import type { Booking } from '../../lib/domain/booking.ts';
import type { PendingView } from '../../lib/view/model.ts';
import type { Absence, OutcomeRow } from '../../lib/view/panel/model.ts';

/** What the person chose for a meeting; nothing is sent or noted by it. */
export type Choice = 'held' | 'noShow';

/** The choices so far, by the bookings' ids. */
export type Choices = ReadonlyMap<string, Choice>;

/** What the person is about to confirm. */
export interface Judgement {
  absences: Absence[];
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
  choices: Choices,
  pending: readonly PendingView[],
): Record<Choice, Booking[]> {
  const of = (choice: Choice) =>
    rows
      .filter((row) => choices.get(row.booking.id) === choice && isUndecided(row, pending))
      .map(({ booking }) => booking);
  return { held: of('held'), noShow: of('noShow') };
}

/** What is put to the person; each no-show gets the id its action will have, so that confirming twice is one action. */
export const judgement = ({ held, noShow }: Record<Choice, Booking[]>): Judgement => ({
  absences: noShow.map((booking) => ({ intent: crypto.randomUUID(), booking })),
  held,
});

/** Whether one of the meetings is no longer as it was when the person went on to confirm. */
export function changedSince(
  { absences, held }: Judgement,
  rows: readonly OutcomeRow[],
  pending: readonly PendingView[],
): boolean {
  return [...absences.map(({ booking }) => booking), ...held].some((asked) => {
    const row = rows.find(({ booking }) => booking.id === asked.id);
    return !row || !isUndecided(row, pending) || differs(row.booking, asked);
  });
}

const differs = (a: Booking, b: Booking) =>
  (['status', 'starts', 'minutes', 'updated', 'subject', 'name', 'email'] as const).some(
    (field) => a[field] !== b[field],
  );
