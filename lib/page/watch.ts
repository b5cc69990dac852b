import type { PageCommand, PageReport } from '../domain/page-report.ts';
import { clock, createChangeDetector } from './change-detector.ts';
import { type Read, same } from './reading/reading.ts';

/** How long a page may load before lower layers run, and before its state may become `none`. */
const READY_TIMEOUT_MS = 8000;

/**
 * The URL of a page changes before its content does: if the same people are still there under a new
 * key, they are reported for the new page only after this time.
 */
const CARRIED_OVER_MS = 1000;

/** Debounce before a page loses its people: between two threads there is a moment without any. */
const EMPTY_DEBOUNCE_MS = 250;

/** Quiet time before lower layers run, and the longest wait of each of them for idle time. */
const STABLE_MS = 150;
const IDLE_TIMEOUT_MS = 1000;

/** The connection to the background. */
interface Link {
  /** Whether the extension of this script is still installed in the same version. */
  connected(): boolean;
  report(report: PageReport): void;
}

/** The two commands of the background. */
interface Watch {
  /** Reads at once and sends a report, even if it is the same as the last one. */
  reportNow(): void;
  /** Stops reading until the next `reportNow`. */
  rest(): void;
}

/**
 * Watches this document and reports its people whenever they differ from the last report. Stops
 * when `life` aborts; aborts it silently when the extension is gone (after an update or removal).
 */
export function watch(read: Read, link: Link, life: AbortController): Watch {
  const { signal } = life;
  let lastReport: PageReport | null = null;
  /** When the page got its present key and state. */
  let since = 0;
  let keyAndState = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of the current reading, so that lower layers of an earlier one stop. */
  let generation = 0;
  const detector = createChangeDetector(look, signal);

  function look(): void {
    const started = ++generation;
    clearTimeout(timer);
    if (!link.connected()) {
      life.abort();
      return;
    }
    const reading = attempt(() => read(document, new URL(location.href)));
    if (!reading) return;
    const { report, lower, trees = [] } = reading;
    trees.map(detector.follow);
    const { key, state } = report;
    const [people, before] = [everybodyOn(report), everybodyOn(lastReport)];
    const now = clock();
    if (keyAndState !== key + state) since = now;
    keyAndState = key + state;
    const age = now - since;
    const isEmptied = (!report.people[0] && lastReport?.people[0]) || (!people[0] && before[0]);
    const isCarriedOver = key !== lastReport?.key && people[0] && same(people, before);
    const limit =
      isEmptied && age < EMPTY_DEBOUNCE_MS
        ? EMPTY_DEBOUNCE_MS
        : isCarriedOver && age < CARRIED_OVER_MS
          ? CARRIED_OVER_MS
          : state === 'reading'
            ? READY_TIMEOUT_MS
            : 0;
    if (age < limit) {
      timer = setTimeout(() => document.hidden || look(), limit - age);
      if (limit === READY_TIMEOUT_MS) send(report);
      return;
    }
    const conclude = (last: PageReport) =>
      send(last.state === 'reading' ? { ...last, state: 'none' } : last);
    if (!lower) {
      conclude(report);
      return;
    }
    // While lower layers run, the last report stays valid only for the same page.
    if (key !== lastReport?.key) send({ ...report, state: 'reading', layer: null, people: [] });
    const schedule = () => requestIdleCallback(step, { timeout: IDLE_TIMEOUT_MS });
    const step = () => {
      const next = started === generation && !document.hidden && attempt(() => lower.next());
      if (!next) return;
      if (next.done) conclude(next.value);
      else schedule();
    };
    timer = setTimeout(schedule, STABLE_MS);
  }

  function send(report: PageReport): void {
    if (same(report, lastReport)) return;
    lastReport = report;
    link.report(report);
  }

  function rest(): void {
    generation++;
    lastReport = null;
    clearTimeout(timer);
    detector.stop();
  }
  function reportNow(): void {
    if (signal.aborted) return;
    rest();
    detector.start();
    if (document.hidden) look();
  }

  signal.addEventListener('abort', rest);
  // The background deleted this page's report while the page was in the back/forward cache.
  const shown = (event: PageTransitionEvent) => event.persisted && reportNow();
  addEventListener('pageshow', shown, { signal });
  detector.start();
  return { reportNow, rest };
}

/** The people on a page, those at the owner's domain among them. */
const everybodyOn = (report: PageReport | null) => (report?.withOwnDomain ?? report)?.people ?? [];

/** Ignores an exception that an unexpected page causes in a reader; the next change reads again. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** The connection to the background in both directions. */
export interface Background extends Link {
  /** Listens for the two commands of the background, until `signal` aborts. */
  onCommand(handle: (command: PageCommand) => void, signal: AbortSignal): void;
}

/**
 * Key of the global under which the running page script stores its `AbortController`. The page
 * cannot see it: page scripts run in an isolated world.
 */
const MARK = Symbol.for('bookside');

/**
 * Starts to watch this page with one product's reader, and stops an earlier page script of this
 * extension. Does nothing in a sub-frame.
 */
export function start(read: Read, background: Background): void {
  const deps: { [MARK]?: AbortController } & typeof globalThis = globalThis;
  if (self !== top) return;
  const life = new AbortController();
  deps[MARK]?.abort();
  deps[MARK] = life;
  const page = watch(read, background, life);
  background.onCommand(
    (command) => (command === 'report' ? page.reportNow() : page.rest()),
    life.signal,
  );
}
