import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Intent } from '../../domain/action.ts';
import { type ActionKind, type Booking, bookerOf } from '../../domain/booking.ts';
import type { Failure, FailureKind } from '../../domain/result.ts';
import { fold } from '../../store/fold.ts';
import type { LogReader } from '../../vault/reader.ts';
import type { ViewDeps } from '../deps.ts';
import { t } from '../i18n.ts';
import { reloadAfter } from '../reload.ts';

/** What became of an action, as the log tells it. */
export type ActivityResult =
  /** It can still be undone; nothing has been sent. */
  | 'waiting'
  /** It may or may not have been carried out. */
  | 'checking'
  | 'done'
  /** OnceHub said no. */
  | 'refused'
  /** The person took it back before it was sent. */
  | 'withdrawn'
  /** It never left. */
  | 'notSent'
  /** It was sent, and the booking stayed as it was. */
  | 'notDone';

/** One action in the log. */
export interface ActivityLine {
  id: string;
  /** When it was confirmed, UTC ms. */
  at: number;
  kind: ActionKind;
  result: ActivityResult;
  /** Why it was not carried out, where that is known. */
  failure: Failure | null;
  booking: string;
  /** When the meeting was to begin as the action was taken, UTC ms. */
  starts: number | null;
  /** OnceHub's Request-Id, for its support. */
  request: string | null;
  /** What the store still has of the booking. */
  meeting: { subject: string; name: string | null; address: string | null } | null;
}

/** The log's lines, newest first, each joined with what the store knows of its booking. Pure. */
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
    meeting: booking ? meetingOf(booking) : null,
  };
}

const meetingOf = (booking: Booking): ActivityLine['meeting'] => ({
  subject: booking.subject,
  name: booking.name,
  address: booking.email ?? bookerOf(booking),
});

/** With these OnceHub answered the action itself; every other failure means that it never left. */
const ANSWERS: readonly FailureKind[] = [
  'keyRefused',
  'planRefused',
  'notFound',
  'conflict',
  'unprocessable',
  'badRequest',
];

function resultOf({ state, failure }: Intent): ActivityResult {
  switch (state) {
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
  // Our own limit has no Request-Id.
  (failure.kind === 'tooMany' && failure.request !== undefined);

/** The action in words: what was done, or, where it was not, what was to be done. */
export const actionWords = ({ kind, result }: Pick<ActivityLine, 'kind' | 'result'>): string =>
  t(result === 'done' ? `activity_did_${kind}` : `activity_wanted_${kind}`);

/** Why an action was not carried out: OnceHub's words where it gave any, else ours; `null` where there is nothing to say. */
export const reasonOf = ({ failure }: ActivityLine): string | null =>
  failure && (failure.words ?? t(`failure_${failure.kind}`));

/** The lines that hold every word typed, in what is shown of them, and have this result. Pure. */
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

const folded = new WeakMap<ActivityLine, string>();

/** All that is shown of a line, to search in. A line never changes, so each is folded once. */
function shownOf(line: ActivityLine): string {
  let known = folded.get(line);
  if (known === undefined) {
    const { kind, result, booking, request, meeting } = line;
    const words = [
      t(`activity_did_${kind}`),
      t(`activity_wanted_${kind}`),
      t(`activity_result_${result}`),
      ...[meeting?.name, meeting?.address, meeting?.subject, booking, request, reasonOf(line)],
    ];
    known = fold(words.filter(Boolean).join(' '));
    folded.set(line, known);
  }
  return known;
}

/** The page that tells what was done. */
export interface ActivityModel {
  text: string;
  result: ActivityResult | null;
  /** What fits text and result, newest first; `null` while it is being read. */
  lines: readonly ActivityLine[] | null;
  /** How many actions are kept at all. */
  total: number;
  /** The results that occur, to choose from. */
  results: readonly ActivityResult[];
}

export interface ActivityEvents {
  type(text: string): void;
  /** Only actions with this result; `null` for all. */
  narrow(result: ActivityResult | null): void;
}

/** The least time between two loads of the log, in ms. */
const ACTIVITY_RELOAD_MS = 300;

const ORDER: readonly ActivityResult[] = [
  'done',
  'checking',
  'refused',
  'withdrawn',
  'notSent',
  'notDone',
  'waiting',
];

/** What was done, read from the journal and from the store, and followed while the page is open. */
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
