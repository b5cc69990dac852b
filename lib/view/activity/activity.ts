import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { ActionKind, Booking } from '../../domain/booking.ts';
import type { Intent } from '../../domain/intent.ts';
import type { OrderKind } from '../../domain/orders/order.ts';
import { nextChange, type Outcome, outcomeOf } from '../../domain/outcome.ts';
import type { FailureKind } from '../../domain/result.ts';
import { keyState } from '../../settings/key-state.ts';
import type { BookingReader } from '../../store/booking-reader.ts';
import type { LogReader } from '../../vault/log-reader.ts';
import type { ViewDeps } from '../deps.ts';
import { t } from '../i18n.ts';
import { type OutcomeWords, outcomeWords } from '../pending/outcome-words.ts';
import { reloadAfter } from '../reload.ts';
import { meetingOf } from './line-meeting.ts';
import { matching } from './matching.ts';

/** The outcome of an action in a word, by which the log is filtered. */
export type ActivityResult =
  /** In the undo period; nothing has been sent. */
  | 'waiting'
  /** Just sent, or about to be. */
  | 'sending'
  /** It may or may not have been carried out. */
  | 'checking'
  | 'done'
  /** OnceHub refused it. */
  | 'refused'
  /** The user undid it before it was sent. */
  | 'withdrawn'
  /** It was never sent. */
  | 'notSent'
  /** It never arrived, or somebody else was faster and it could have no effect any more. */
  | 'notDone'
  /** No reading can tell what became of it, or none that Bookside can make now. */
  | 'notKnown'
  /** Noted by a version of Bookside that took OnceHub's yes alone as done. */
  | 'earlier';

/** One action in the log. */
export interface ActivityLine {
  /** The id of the action. */
  id: string;
  /** When it was confirmed or, once it was sent, when it was sent; UTC ms. */
  at: number;
  kind: ActionKind | OrderKind;
  result: ActivityResult;
  /** What is known of it, in the panel's words. */
  said: OutcomeWords;
  /** Why it was not carried out; `null` when that is not known. */
  failure: FailureKind | null;
  /** The address of the OnceHub account it was proposed under; `null` where it is not known. */
  account: string | null;
  /** The id of the booking; empty for an order that made none. */
  booking: string;
  /** The start of the meeting at the time of the action, or as it was ordered; UTC ms. */
  starts: number | null;
  /** OnceHub's Request-Id, which its support asks for. */
  request: string | null;
  /** Details of the booking from the store; `null` when the store no longer has it. */
  meeting: { subject: string; name: string | null; address: string | null } | null;
}

/** When the log is read (UTC ms), and the address of the account whose key is stored, or ''. */
export interface Circumstances {
  now: number;
  account: string;
}

/** The log's lines, newest first, each joined with its booking from the store. Pure. */
export function activityLines(
  intents: readonly Intent[],
  bookings: readonly Booking[],
  present: Circumstances,
): ActivityLine[] {
  const known = new Map(bookings.map((booking) => [booking.id, booking]));
  return intents
    .map((intent) => lineOrBare(intent, known.get(intent.booking), present))
    .sort(newestFirst);
}

/** The order of the lines. */
const newestFirst = (a: ActivityLine, b: ActivityLine) => b.at - a.at || (a.id < b.id ? -1 : 1);

/** The line of an action; of a damaged row, only what it takes to name the action. */
function lineOrBare(
  intent: Intent,
  booking: Booking | undefined,
  present: Circumstances,
): ActivityLine {
  try {
    return lineOf(intent, booking, present);
  } catch {
    const { id, at, kind } = intent;
    const said = outcomeWords({ kind, outcome: { is: 'notKnown' }, seconds: 0, meeting: null });
    const unknown = { failure: null, account: null, starts: null, request: null, meeting: null };
    return { id, at, kind, booking: intent.booking, result: 'notKnown', said, ...unknown };
  }
}

function lineOf(
  intent: Intent,
  booking: Booking | undefined,
  { now, account }: Circumstances,
): ActivityLine {
  const { id, at, until = at, kind, before, failure } = intent;
  const outcome = outcomeOf(intent, now, account);
  const seconds = Math.round((until - at) / 1000);
  return {
    ...{ id, at, kind, booking: intent.booking },
    result: resultOf(outcome, kind),
    said: outcomeWords({ kind, outcome, seconds, meeting: booking ?? null }),
    failure: failure?.kind ?? null,
    account: intent.account ?? null,
    starts: before.starts,
    request: intent.request ?? failure?.request ?? null,
    meeting: booking ? meetingOf(booking) : null,
  };
}

const RESULTS: Readonly<Record<Outcome['is'], ActivityResult>> = {
  waiting: 'waiting',
  queued: 'waiting',
  sending: 'sending',
  checking: 'checking',
  asItWas: 'checking',
  saidYes: 'notKnown',
  done: 'done',
  refused: 'refused',
  notSent: 'notSent',
  notDone: 'notDone',
  gone: 'notKnown',
  notKnown: 'notKnown',
  notesLost: 'notKnown',
  otherKey: 'notKnown',
  interrupted: 'notSent',
  withdrawn: 'withdrawn',
  earlier: 'earlier',
};

function resultOf(outcome: Outcome, kind: ActionKind): ActivityResult {
  // Cancelled, but that is not what was wanted.
  if (outcome.is === 'done' && kind === 'reschedule' && outcome.asked !== true)
    return outcome.asked === false ? 'notDone' : 'notKnown';
  return RESULTS[outcome.is];
}

/** The action as text: what was done or, for any other result, what the user wanted to do. */
export const actionWords = ({ kind, result }: Pick<ActivityLine, 'kind' | 'result'>): string =>
  t(result === 'done' ? `activity_did_${kind}` : `activity_wanted_${kind}`);

/**
 * Whether the accounts of the actions have to be told apart: there is more than one, or another
 * than the one whose key is stored.
 */
export function hasSeveralAccounts(
  intents: readonly Pick<Intent, 'id' | 'account'>[],
  account: string,
): boolean {
  const all = new Set(intents.flatMap((intent) => intent.account ?? []));
  if (account) all.add(account);
  return all.size > 1;
}

/** The state of the activity page. */
export interface ActivityModel {
  /** The text of the search field. */
  text: string;
  /** The selected result filter; `null`: all. */
  result: ActivityResult | null;
  /** The lines that match both filters, newest first; `null` while they are being read. */
  lines: readonly ActivityLine[] | null;
  /** The number of all actions in the log, without filters. */
  total: number;
  /** The choices of the result filter: the results that occur in the log. */
  results: readonly ActivityResult[];
  /** Whether each line has to name its account. */
  severalAccounts: boolean;
}

/** The commands of the activity page. */
export interface ActivityEvents {
  /** Sets the text of the search field. */
  type(text: string): void;
  /** Only actions with this result; `null` for all. */
  narrow(result: ActivityResult | null): void;
}

/** Throttle: the least time between two loads of the log, in ms. */
const ACTIVITY_RELOAD_MS = 300;

const ORDER: readonly ActivityResult[] = [
  'done',
  'sending',
  'checking',
  'refused',
  'withdrawn',
  'notSent',
  'notDone',
  'notKnown',
  'earlier',
  'waiting',
];

/**
 * Creates the activity page's state: reads the actions from the journal and their bookings from the
 * store, again after each change while the page is open.
 */
export function createActivity(
  deps: Pick<ViewDeps, 'observeChanges' | 'clock' | 'local' | 'session'> & {
    reader: Pick<BookingReader, 'byIds' | 'close'>;
  },
  log: LogReader,
): { model: ReadonlySignal<ActivityModel>; events: ActivityEvents } {
  const all = signal<ActivityLine[] | null>(null);
  const text = signal('');
  const result = signal<ActivityResult | null>(null);
  const severalAccounts = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    const [intents, orders, key] = await Promise.all([log.all(), log.orders(), keyState(deps)]);
    const account = 'account' in key ? key.account : '';
    // Most logs have no orders, and load nothing about them.
    const ordered = orders.length > 0 ? await import('./order-lines.ts') : null;
    const named = [
      ...intents.map(({ booking }) => booking),
      ...(ordered ? orders.flatMap(ordered.bookingOf) : []),
    ];
    const bookings = await deps.reader.byIds([...new Set(named)]);
    const now = deps.clock();
    severalAccounts.value = hasSeveralAccounts([...intents, ...orders], account);
    all.value = [
      ...activityLines(intents, bookings, { now, account }),
      ...(ordered?.orderLines(orders, bookings, { now, account }) ?? []),
    ].sort(newestFirst);
    clearTimeout(timer);
    const due = [
      ...intents.flatMap((intent) => nextChange(intent, now) ?? []),
      ...orders.flatMap((order) => ordered?.nextOrderChange(order, now) ?? []),
    ];
    if (due.length > 0) timer = setTimeout(() => void load(), Math.min(...due) - now);
  }

  deps.observeChanges(({ kind }) => {
    if (kind !== 'forgotten') return;
    log.close();
    deps.reader.close();
  });
  reloadAfter(ACTIVITY_RELOAD_MS, deps, ['intents', 'bookings', 'key', 'forgotten'], load);
  void load();

  const results = computed(() => {
    const found = new Set(all.value?.map((line) => line.result));
    return ORDER.filter((one) => found.has(one) || one === result.value);
  });
  return {
    model: computed(() => ({
      text: text.value,
      result: result.value,
      lines: all.value && matching(all.value, text.value, result.value),
      total: all.value?.length ?? 0,
      results: results.value,
      severalAccounts: severalAccounts.value,
    })),
    events: {
      type: (typed) => {
        text.value = typed;
      },
      narrow: (wanted) => {
        result.value = wanted;
      },
    },
  };
}
