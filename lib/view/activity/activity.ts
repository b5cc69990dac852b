import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { type ActionKind, type Booking, bookerOf } from '../../domain/booking.ts';
import type { Intent } from '../../domain/intent.ts';
import type { Failure, FailureKind } from '../../domain/result.ts';
import { fold } from '../../store/fold.ts';
import type { LogReader } from '../../vault/reader.ts';
import type { ViewDeps } from '../deps.ts';
import { t } from '../i18n.ts';
import { reloadAfter } from '../reload.ts';

/** The result of an action, as the activity log shows it. */
export type ActivityResult =
  /** In the undo period, or due to be sent; nothing has been sent. */
  | 'waiting'
  /** It may or may not have been carried out. */
  | 'checking'
  | 'done'
  /** OnceHub refused it. */
  | 'refused'
  /** The user undid it before it was sent. */
  | 'withdrawn'
  /** It was never sent. */
  | 'notSent'
  /** It was sent, and the booking did not change. */
  | 'notDone'
  /** No reading can tell what became of it: deleted, or not known. */
  | 'notKnown'
  /** Noted by a version of Bookside that took OnceHub's yes alone as done. */
  | 'earlier';

/** One action in the log. */
export interface ActivityLine {
  /** The id of the action. */
  id: string;
  /** When it was confirmed or, once it was sent, when it was sent; UTC ms. */
  at: number;
  kind: ActionKind;
  result: ActivityResult;
  /** Why it was not carried out; `null` when that is not known. */
  failure: Failure | null;
  /** The id of the booking. */
  booking: string;
  /** The start of the meeting at the time of the action, UTC ms. */
  starts: number | null;
  /** OnceHub's Request-Id, which its support asks for. */
  request: string | null;
  /** The address of the account it was proposed under; `null` where that is not known. */
  account: string | null;
  /** Details of the booking from the store; `null` when the store no longer has it. */
  meeting: { subject: string; name: string | null; address: string | null } | null;
}

/** The log's lines, newest first, each joined with its booking from the store. Pure. */
export function activityLines(
  intents: readonly Intent[],
  bookings: readonly Booking[],
): ActivityLine[] {
  const known = new Map(bookings.map((booking) => [booking.id, booking]));
  return intents
    .map((intent) => lineOf(intent, known.get(intent.booking)))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

function lineOf(intent: Intent, booking: Booking | undefined): ActivityLine {
  const { id, at, kind, before, failure } = intent;
  return {
    ...{ id, at, kind, booking: intent.booking },
    result: resultOf(intent),
    failure: failure ?? null,
    starts: before.starts,
    request: intent.request ?? failure?.request ?? null,
    account: intent.account ?? null,
    meeting: booking ? meetingOf(booking) : null,
  };
}

const meetingOf = (booking: Booking): ActivityLine['meeting'] => ({
  subject: booking.subject,
  name: booking.name,
  address: booking.email ?? bookerOf(booking),
});

/** With these failures OnceHub answered the action; any other failure means it was never sent. */
const ANSWERS: readonly FailureKind[] = [
  'keyRefused',
  'planRefused',
  'notFound',
  'conflict',
  'unprocessable',
  'badRequest',
];

function resultOf({ state, failure, format }: Intent): ActivityResult {
  switch (state) {
    case 'done':
    case 'notDone':
      return format === 1 ? 'earlier' : state;
    case 'gone':
      return 'notKnown';
    case 'proposed':
      return 'waiting';
    case 'interrupted':
      return 'notSent';
    case 'sent':
    case 'unknown':
      return 'checking';
    case 'refused':
      return isAnswer(failure) ? 'refused' : 'notSent';
    default:
      return state;
  }
}

const isAnswer = (failure: Failure | undefined): boolean =>
  failure === undefined ||
  ANSWERS.includes(failure.kind) ||
  // `tooMany` from OnceHub has a Request-Id; from the extension's own rate limiter it has none.
  (failure.kind === 'tooMany' && failure.request !== undefined);

/** The action as text: what was done or, for any other result, what the user wanted to do. */
export const actionWords = ({ kind, result }: Pick<ActivityLine, 'kind' | 'result'>): string =>
  t(result === 'done' ? `activity_did_${kind}` : `activity_wanted_${kind}`);

/**
 * The text that says why an action was not carried out: OnceHub's own message if it gave one, else
 * the extension's text for the failure; `null` without a failure.
 */
export const reasonOf = ({ failure }: ActivityLine): string | null =>
  failure && (failure.words ?? t(`failure_${failure.kind}`));

/**
 * The lines whose shown text contains every word of `text` and that have this result; with `null`,
 * any result. Pure.
 */
export function matching(
  lines: readonly ActivityLine[],
  text: string,
  result: ActivityResult | null,
): ActivityLine[] {
  const words = fold(text).split(' ');
  return lines.filter((line) => {
    if (result !== null && line.result !== result) return false;
    const shown = shownOf(line);
    return words.every((word) => shown.includes(word));
  });
}

const searchTexts = new WeakMap<ActivityLine, string>();

/** The searchable text of a line; cached, because a line never changes. */
function shownOf(line: ActivityLine): string {
  let known = searchTexts.get(line);
  if (known === undefined) {
    const { kind, result, booking, request, meeting } = line;
    const words = [
      t(`activity_did_${kind}`),
      t(`activity_wanted_${kind}`),
      t(`activity_result_${result}`),
      ...[meeting?.name, meeting?.address, meeting?.subject, booking, request, reasonOf(line)],
    ];
    known = fold(words.filter(Boolean).join(' '));
    searchTexts.set(line, known);
  }
  return known;
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
  deps: Pick<ViewDeps, 'reader' | 'observeChanges'>,
  log: LogReader,
): { model: ReadonlySignal<ActivityModel>; events: ActivityEvents } {
  const all = signal<ActivityLine[] | null>(null);
  const text = signal('');
  const result = signal<ActivityResult | null>(null);

  async function load(): Promise<void> {
    const intents = await log.all();
    const bookings = await deps.reader.byIds([...new Set(intents.map(({ booking }) => booking))]);
    all.value = activityLines(intents, bookings);
  }

  deps.observeChanges(({ kind }) => {
    if (kind !== 'forgotten') return;
    log.close();
    deps.reader.close();
  });
  reloadAfter(ACTIVITY_RELOAD_MS, deps, ['intents', 'bookings', 'forgotten'], load);
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
