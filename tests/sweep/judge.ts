import { type Intent, isUnderWay } from '../../lib/domain/action.ts';
import type { ActionKind } from '../../lib/domain/booking.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import type { Kept } from './kept.ts';

/** An action that was proposed while something was killed. */
export interface Trial {
  intent: string;
  booking: string;
  kind: ActionKind;
  /** The background said that it took it. */
  taken: boolean;
  /** When the kill was done (UTC ms). */
  killed: number;
  /** The time to undo it was ordered with, in ms. */
  undo: number;
  /** Nobody but us touched the booking, which was in this status. */
  before: string;
}

/** What OnceHub knows of a booking. */
export interface Truth {
  status: string;
  posts: number;
}

/** What can be wrong with a trial. */
export const FAULTS = [
  'double.posts',
  'wrong.end.states',
  'lost.intents',
  'stuck.intents',
  'sent.unasked',
] as const;
export type FaultName = (typeof FAULTS)[number];

/** Everything that is wrong with a trial once all has settled. */
export function judge(trial: Trial, { status, posts }: Truth, kept: Kept): FaultName[] {
  const intent = kept.intents.find(({ id }) => id === trial.intent);
  const found: FaultName[] = [];
  if (posts > 1) found.push('double.posts');
  if (!intent) {
    if (trial.taken) found.push('lost.intents');
    // Nobody was told that anything would happen.
    if (posts > 0) found.push('sent.unasked');
    return found;
  }
  if (isUnderWay(intent)) found.push('stuck.intents');
  if (posts > 0 && diedWaiting(intent, trial)) found.push('sent.unasked');
  const shown = kept.statuses[trial.booking];
  const isShownWrong = shown !== undefined && shown !== status;
  if (!agrees(intent, trial, { status, posts }) || isShownWrong) found.push('wrong.end.states');
  return found;
}

/** Whether its time to undo had begun, and was not over, when whoever counted it died. */
function diedWaiting({ until = 0 }: Intent, { killed, undo }: Trial): boolean {
  return until - undo <= killed && killed < until;
}

/** Whether the journal says what happened. */
function agrees({ state }: Intent, { kind, before }: Trial, { status, posts }: Truth): boolean {
  switch (state) {
    case 'done':
      return status === TARGET[kind] && posts > 0;
    case 'refused':
    case 'notDone':
      return status === before;
    case 'withdrawn':
    case 'interrupted':
      return status === before && posts === 0;
    default:
      return true;
  }
}
