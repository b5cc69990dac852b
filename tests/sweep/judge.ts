import type { ActionKind } from '../../lib/domain/booking.ts';
import { type Intent, isUnderWay } from '../../lib/domain/intent.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import type { Kept } from './kept.ts';

/** An action that was proposed around a kill. */
export interface Trial {
  intent: string;
  booking: string;
  kind: ActionKind;
  /** Whether the background acknowledged the proposal. */
  taken: boolean;
  /** When the kill had taken effect (UTC ms). */
  killed: number;
  /** The action's undo delay, in ms. */
  undo: number;
  /** The booking's status before; nothing else changes it. */
  before: string;
}

/** A booking's true state at OnceHub: its status, and the number of POSTs about it. */
export interface Truth {
  status: string;
  posts: number;
}

/** The possible faults of a trial. */
export const FAULTS = [
  'double.posts',
  'wrong.end.states',
  'lost.intents',
  'stuck.intents',
  'sent.unasked',
] as const;
/** The name of a fault. */
export type FaultName = (typeof FAULTS)[number];

/** All faults of a trial, once everything has settled. */
export function judge(trial: Trial, { status, posts }: Truth, kept: Kept): FaultName[] {
  const intent = kept.intents.find(({ id }) => id === trial.intent);
  const found: FaultName[] = [];
  if (posts > 1) found.push('double.posts');
  if (!intent) {
    if (trial.taken) found.push('lost.intents');
    // The action was not acknowledged or recorded, so nothing may be sent.
    if (posts > 0) found.push('sent.unasked');
    return found;
  }
  if (isUnderWay(intent)) found.push('stuck.intents');
  if (posts > 0 && killedDuringUndo(intent, trial)) found.push('sent.unasked');
  const shown = kept.statuses[trial.booking];
  const isShownWrong = shown !== undefined && shown !== status;
  if (!agrees(intent, trial, { status, posts }) || isShownWrong) found.push('wrong.end.states');
  return found;
}

/** Whether the worker was killed during the action's undo delay. */
function killedDuringUndo({ until = 0 }: Intent, { killed, undo }: Trial): boolean {
  return until - undo <= killed && killed < until;
}

/** Whether the journal agrees with what happened. */
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
