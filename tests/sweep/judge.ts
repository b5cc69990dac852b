import type { ActionKind } from '../../lib/domain/booking.ts';
import { type Intent, isOpen, isUnderWay } from '../../lib/domain/intent.ts';
import { outcomeOf } from '../../lib/domain/outcome.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import { type Deeds, isNeedlesslyUnknown, isStillOpen, untrue } from '../helpers/said.ts';
import { isByOthers, type SweptEvent } from './event.ts';
import type { Kept } from './kept.ts';
import type { Ledger } from './ledger.ts';
import { type Notice, outcomeIn } from './words.ts';

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
  /** The booking's status before; without an event nothing else changes it. */
  before: string;
  /** What else happened to it. */
  event?: Pick<SweptEvent, 'what'> | undefined;
}

/** What was really done to a booking at OnceHub. */
export interface Truth {
  /** Its present status. */
  status: string;
  /** The number of POSTs about it. */
  posts: number;
  /** Each status it had; by default those before and now. */
  statuses?: readonly string[];
  /** Whether the POST was carried out; by default where the status is another than before. */
  isApplied?: boolean;
  /** A POST was sent though the last reading showed another meeting than was confirmed. */
  isOther?: boolean;
}

/** The possible faults of a trial. */
export const FAULTS = [
  'double.posts',
  'wrong.end.states',
  'lost.intents',
  'stuck.intents',
  'sent.unasked',
  'sent.changed',
  'said.untrue',
  'said.vague',
  /** The panel said something that this judge does not know. */
  'said.unread',
] as const;
/** The name of a fault. */
export type FaultName = (typeof FAULTS)[number];

/** All faults of a trial, once everything has settled. */
export function judge(trial: Trial, truth: Truth, kept: Pick<Kept, 'intents' | 'statuses'>) {
  const { posts, isOther = false } = truth;
  const intent = kept.intents.find(({ id }) => id === trial.intent);
  const found: FaultName[] = [];
  if (posts > 1) found.push('double.posts');
  if (isOther) found.push('sent.changed');
  if (!intent) {
    if (trial.taken) found.push('lost.intents');
    // The action was not acknowledged or recorded, so nothing may be sent.
    if (posts > 0) found.push('sent.unasked');
    return found;
  }
  if (isUnderWay(intent)) found.push('stuck.intents');
  if (posts > 0 && killedDuringUndo(intent, trial)) found.push('sent.unasked');
  if (!agrees(intent, trial, truth) || isShownWrong(trial, truth, kept)) {
    found.push('wrong.end.states');
  }
  return found;
}

/** Whether the worker was killed during the action's undo delay. */
function killedDuringUndo({ until = 0 }: Intent, { killed, undo }: Trial): boolean {
  return until - undo <= killed && killed < until;
}

/** Whether the journal agrees with what happened. */
function agrees({ state }: Intent, trial: Trial, truth: Truth): boolean {
  const { kind, before, event } = trial;
  const { status, posts, statuses = [before, status], isApplied = status !== before } = truth;
  const isAsBefore = isByOthers(event) ? !isApplied : status === before;
  switch (state) {
    case 'done':
      return statuses.some((one) => one === TARGET[kind]) && (posts > 0 || isByOthers(event));
    case 'refused':
    case 'notDone':
      return isAsBefore;
    case 'withdrawn':
    case 'interrupted':
      return isAsBefore && posts === 0;
    default:
      return true;
  }
}

/** Whether the stored booking has another status than OnceHub’s, or than any it had meanwhile. */
function isShownWrong(
  { booking, before, event }: Trial,
  truth: Truth,
  kept: Pick<Kept, 'statuses'>,
) {
  const { status, statuses = [before, status] } = truth;
  const shown = kept.statuses[booking];
  return shown !== undefined && !(isByOthers(event) ? statuses : [status]).includes(shown);
}

/** What the panel and the journal say of an action. */
interface Spoken {
  intent: Intent | undefined;
  notice: Notice | undefined;
  /** The present instant (UTC ms). */
  now: number;
}

/** The faults in what is said of an action at any time, with the reasons. */
export function misled(
  { intent, notice, now }: Spoken,
  deeds: Deeds & Pick<Ledger, 'isMoved'>,
): { name: FaultName; why: string }[] {
  if (!intent) return [];
  const told = notice && outcomeIn(notice);
  if (told === null) return [{ name: 'said.unread', why: notice?.title ?? '' }];
  const outcomes = [outcomeOf(intent, now, deeds.account), ...(told ? [told] : [])];
  const reasons = new Set(outcomes.flatMap((outcome) => untrue(intent, outcome, deeds)));
  const isCalledUnchanged = outcomes.some((one) => one.is === 'notDone' && !one.changed);
  if (isCalledUnchanged && deeds.isMoved(intent.booking)) reasons.add('said to be unchanged');
  return [...reasons].map((why) => ({ name: 'said.untrue', why }));
}

/** Why what is said of an action is too vague once everything has settled; `null` if it is not. */
export function vagueness({ intent, notice, now }: Spoken, deeds: Deeds): string | null {
  if (!intent) return null;
  if (!notice && isOpen(intent)) return 'nothing is said';
  const told = notice ? outcomeIn(notice) : null;
  const outcomes = [outcomeOf(intent, now, deeds.account), ...(told ? [told] : [])];
  const vague = outcomes.find(
    (outcome) => isStillOpen(outcome) || isNeedlesslyUnknown(intent, outcome, deeds),
  );
  return vague ? vague.is : null;
}
