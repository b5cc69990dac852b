import { ACTION_KINDS } from '../../domain/booking.ts';
import type { Intent, IntentState } from '../../domain/intent.ts';
import type { FailureKind } from '../../domain/result.ts';
import { browser } from '../../platform/browser.ts';
import { keyState } from '../../settings/key-state.ts';
import { readSitesOff } from '../../settings/site-switches.ts';
import { readSyncChoice } from '../../settings/sync-choice.ts';
import { readUndo } from '../../settings/undo.ts';
import { readClockLead, readProgress, readSyncState } from '../../sync/state.ts';
import { withheldSites } from '../../tabs/site-access.ts';
import { createLogReader, type LogReader } from '../../vault/log-reader.ts';
import { locale, t } from '../i18n.ts';
import type { OptionsDeps } from './options.ts';
import type { ReportFile } from './report-file.ts';

/*
 * A report about Bookside for whoever mends it. It is made of nothing but numbers, truth values,
 * words of this program and OnceHub's request ids; each value that was stored passes `oneOf`,
 * `amount` or `requestId`. So no name, address, other id or key, and none of OnceHub's words can be
 * in it, whatever is on the disk.
 */

type ReportDeps = Pick<
  OptionsDeps,
  'local' | 'session' | 'settings' | 'reader' | 'granted' | 'bytesUsed' | 'clock'
>;

/** The program and the browser; `userAgent` as `navigator` has it. */
interface About {
  version: string;
  userAgent: string;
}

const about = (): About => ({
  version: browser.runtime.getManifest().version,
  userAgent: navigator.userAgent,
});

/** How many of the last actions that were refused, or are in doubt, are told one by one. */
const MAX_TOLD = 20;

/** Makes the report of the present state. Pages only read, so nothing is changed by it. */
export async function makeReport(
  deps: ReportDeps,
  { version, userAgent }: About = about(),
  log: LogReader = createLogReader(),
): Promise<ReportFile> {
  const began = performance.now();
  const passed = () => Math.round(performance.now() - began);
  const settings = await readSettings(deps);
  const readSettingsMs = passed();
  const intents = await log.all();
  const readJournalMs = passed();
  const bookings = amount(await deps.reader.count());
  log.close();
  const report = {
    bookside: version,
    browser: userAgent.match(/Windows|Macintosh|CrOS|Linux|(?:Chrome|Edg|Firefox)\/[\d.]+/g),
    language: locale(),
    made: instant(deps.clock()),
    ...settings,
    stored: { bookings, bytes: amount(await deps.bytesUsed()) },
    actions: countActions(intents),
    lastRefusals: intents.filter(isTold).sort(byTime).slice(0, MAX_TOLD).map(toldOf),
    // Since the report was begun.
    readMs: { settings: readSettingsMs, journal: readJournalMs, store: passed() },
  };
  return {
    name: `bookside-report-${(report.made ?? '').slice(0, 'yyyy-mm-dd'.length)}.json`,
    text: `${JSON.stringify(report, null, 2)}\n`,
  };
}

async function readSettings({ local, session, settings, granted, clock }: ReportDeps) {
  const now = clock();
  const [key, choice, progress, sync, ahead, off, undo, patterns] = await Promise.all([
    keyState({ local, session }),
    readSyncChoice(settings),
    readProgress(session),
    readSyncState(session),
    readClockLead(session),
    readSitesOff(settings),
    readUndo(settings),
    granted(),
  ]);
  return {
    key: { state: key.state, mark: ('mark' in key && key.mark) || null },
    sync: {
      window: choice.window,
      paused: choice.paused,
      full: choice.full,
      failure: failureKind(sync.failure),
      nextInSeconds: seconds(sync.nextAt, now),
      share: amount((progress?.share ?? 0) * 100),
      rows: amount(progress?.rows),
      checkedSecondsAgo: seconds(now, progress?.checked),
    },
    clockAheadSeconds: amount(ahead / 1000),
    undoSeconds: undo,
    sitesOff: off,
    sitesWithheld: withheldSites(patterns).map(({ id }) => id),
  };
}

const STATES: readonly IntentState[] = [
  'proposed',
  'withdrawn',
  'interrupted',
  'sent',
  'unknown',
  'done',
  'refused',
  'notDone',
  'gone',
  'notKnown',
];

/** How many actions there are of each kind and state. */
function countActions(intents: readonly Intent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, state } of intents) {
    const name = `${oneOf(ACTION_KINDS, kind)} ${oneOf(STATES, state)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const isTold = ({ state, failure }: Intent): boolean =>
  failure !== undefined || (state !== 'done' && state !== 'withdrawn');

const byTime = (a: Intent, b: Intent): number => b.at - a.at;

/** An action without anything that tells whom it was about. */
function toldOf({ kind, state, at, sentAt, ended, failure, request }: Intent) {
  return {
    kind: oneOf(ACTION_KINDS, kind),
    state: oneOf(STATES, state),
    at: instant(at),
    sent: sentAt !== undefined,
    answeredAfterMs: ended ? amount(ended.at - at) : null,
    failure: failureKind(failure?.kind),
    request: requestId(request ?? failure?.request),
  };
}

/** A value of this program's own; `null` for anything else. */
const oneOf = <T>(known: readonly T[], value: unknown): T | null =>
  known.find((one) => one === value) ?? null;

/** A kind of failure, each of which has a text; `null` for anything else. */
const failureKind = (kind: unknown): unknown => (t(`failure_${kind as FailureKind}`) ? kind : null);

/** A number that may be an instant, rounded; `null` for anything else. */
const amount = (value: unknown): number | null =>
  typeof value === 'number' && Math.abs(value) < 8e15 ? Math.round(value) : null;

/** The seconds between two instants (UTC ms); `null` where either is none. */
function seconds(later: unknown, earlier: unknown): number | null {
  const [end, begin] = [amount(later), amount(earlier)];
  return end === null || begin === null ? null : amount((end - begin) / 1000);
}

/** An instant (UTC ms) in ISO 8601; `null` for what is none. */
function instant(at: unknown): string | null {
  const rounded = amount(at);
  return rounded === null ? null : new Date(rounded).toISOString();
}

/** OnceHub's form of a request id; `null` for anything else. */
const REQUEST_ID = /^req_[0-9a-z]{8,64}$/i;
const requestId = (text: unknown): string | null =>
  typeof text === 'string' && REQUEST_ID.test(text) ? text : null;
