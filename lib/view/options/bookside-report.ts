import { ACTION_KINDS } from '../../domain/booking.ts';
import { REPEAT } from '../../domain/confirm-rules.ts';
import type { Intent, IntentState } from '../../domain/intent.ts';
import type { FailureKind } from '../../domain/result.ts';
import { BUILT_IN_SITES } from '../../domain/sites.ts';
import { browser } from '../../platform/browser.ts';
import { readIgnoreList } from '../../settings/ignore-list.ts';
import { keyState } from '../../settings/key-state.ts';
import { readSitesOff } from '../../settings/site-switches.ts';
import { readSyncChoice } from '../../settings/sync-choice.ts';
import { readUndo } from '../../settings/undo.ts';
import { STORE_VERSION } from '../../store/schema.ts';
import { readClockLead, readProgress, readSyncState } from '../../sync/state.ts';
import { withheldSites } from '../../tabs/site-access.ts';
import { createLogReader, type LogReader } from '../../vault/reader.ts';
import { VAULT_VERSION } from '../../vault/vault-schema.ts';
import { locale } from '../i18n.ts';
import type { ReportFile } from '../report-file.ts';
import type { OptionsDeps } from './options.ts';

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
  const now = deps.clock();
  const [settings, settingsMs] = await timed(() => readSettings(deps));
  const [intents, journalMs] = await timed(() => log.all());
  const [bookings, storeMs] = await timed(() => deps.reader.count());
  log.close();
  const report = {
    bookside: version,
    browser: userAgent.match(/\b(?:Chrome|Edg|Firefox)\/[\d.]+/g),
    system: oneOf(
      SYSTEMS,
      SYSTEMS.find((name) => userAgent.includes(name)),
    ),
    language: locale(),
    made: instant(now),
    ...settings,
    stored: {
      bookings: amount(bookings),
      bytes: amount(await deps.bytesUsed()),
      versions: { store: STORE_VERSION, vault: VAULT_VERSION },
    },
    actions: countActions(intents),
    lastRefusals: intents.filter(isTold).sort(byTime).slice(0, MAX_TOLD).map(toldOf),
    readingMs: { settings: settingsMs, journal: journalMs, store: storeMs },
  };
  return {
    name: `bookside-report-${(report.made ?? '').slice(0, 'yyyy-mm-dd'.length)}.json`,
    text: `${JSON.stringify(report, null, 2)}\n`,
  };
}

async function readSettings({ local, session, settings, granted, clock }: ReportDeps) {
  const now = clock();
  const [key, choice, progress, sync, ahead, off, own, undo, patterns, spent] = await Promise.all([
    keyState({ local, session }),
    readSyncChoice(settings),
    readProgress(session),
    readSyncState(session),
    readClockLead(session),
    readSitesOff(settings),
    readIgnoreList(settings),
    readUndo(settings),
    granted(),
    // What the background's rate limiter keeps, under its first name.
    session.get('budget'),
  ]);
  const requests = spent as { sent?: unknown; pausedUntil?: unknown; refusedAt?: unknown } | null;
  const withheld = withheldSites(patterns).map(({ id }) => id);
  return {
    key: { state: key.state, mark: ('mark' in key && key.mark) || null },
    sync: {
      window: choice.window,
      paused: choice.paused,
      full: choice.full,
      isOwnUserKnown: choice.me !== null,
      failure: oneOf(FAILURES, sync.failure),
      nextInSeconds: seconds(sync.nextAt, now),
      share: amount((progress?.share ?? 0) * 100),
      rows: amount(progress?.rows),
      rowsLeft: amount(progress?.rowsLeft),
      reachesBackDays: days(progress?.backTo, now),
      checkedSecondsAgo: seconds(now, progress?.checked),
    },
    requests: {
      lastFiveMinutes: Array.isArray(requests?.sent) ? requests.sent.length : 0,
      pausedSeconds: Math.max(seconds(requests?.pausedUntil, now) ?? 0, 0),
      lastLimitSecondsAgo: requests?.refusedAt ? seconds(now, requests.refusedAt) : null,
    },
    clockAheadSeconds: amount(ahead / 1000),
    undoSeconds: undo,
    sites: BUILT_IN_SITES.map(({ id }) => ({
      id,
      on: !off.includes(id),
      withheld: withheld.includes(id),
    })),
    grantedPatterns: patterns.length,
    ignored: own.listed.length,
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
const FAILURES = Object.keys(REPEAT) as FailureKind[];
const SYSTEMS = ['Windows', 'Macintosh', 'CrOS', 'Linux'] as const;

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
function toldOf({ kind, state, at, sentAt, ended, size, failure, request, ...rest }: Intent) {
  return {
    kind: oneOf(ACTION_KINDS, kind),
    state: oneOf(STATES, state),
    at: instant(at),
    sent: sentAt !== undefined,
    answeredAfterMs: ended ? amount(ended.at - at) : null,
    saidYes: rest.yesAt !== undefined,
    batchOf: amount(size),
    failure: oneOf(FAILURES, failure?.kind),
    request: requestId(request ?? failure?.request),
  };
}

/** A value of this program's own; `null` for anything else. */
const oneOf = <T>(known: readonly T[], value: unknown): T | null =>
  known.find((one) => one === value) ?? null;

/** A number, rounded; `null` for anything else. */
const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : null;

const seconds = (later: unknown, earlier: unknown): number | null =>
  amount((Number(amount(later) ?? Number.NaN) - Number(amount(earlier) ?? Number.NaN)) / 1000);

const days = (earlier: unknown, now: number): number | null =>
  amount((now - (amount(earlier) ?? Number.NaN)) / 86_400_000);

/** An instant (UTC ms) in ISO 8601; `null` for what is none. */
function instant(at: unknown): string | null {
  const rounded = amount(at);
  return rounded === null || Math.abs(rounded) > 8.64e15 ? null : new Date(rounded).toISOString();
}

/** The forms a request id may have: OnceHub's own, or a UUID; `null` for anything else. */
const REQUEST_ID = /^(?:req_[0-9a-z]{8,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const requestId = (text: unknown): string | null =>
  typeof text === 'string' && REQUEST_ID.test(text) ? text : null;

/** What a reading answers, and how long it took (ms). */
async function timed<T>(read: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const value = await read();
  return [value, Math.round(performance.now() - began)];
}
