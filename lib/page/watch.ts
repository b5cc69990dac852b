import type { PageReport } from '../domain/page-report.ts';
import { clock, createChangeDetector } from './change-detector.ts';
import type { Read } from './reading/reading.ts';

/** How long a page may take to become ready before lower layers are asked, and it may count as holding nobody (ms). */
const READY_TIMEOUT_MS = 8000;

/**
 * The address of a page changes before its content does: how long the people of one page may still stand on the next
 * before they are believed to belong there (ms).
 */
const CARRIED_OVER_MS = 1000;

/** How long nobody may stand where somebody was: between two threads there is a moment with none (ms). */
const EMPTY_DEBOUNCE_MS = 250;

/** How long a page must hold still before lower layers are asked (ms), and the longest wait of each for an idle moment. */
const STABLE_MS = 150;
const IDLE_TIMEOUT_MS = 1000;

/** The way to the background. */
interface Link {
  /** Whether the extension this script belongs to is still there. */
  connected(): boolean;
  report(report: PageReport): void;
}

/** What the background may ask for. */
interface Watch {
  /** Reads at once and reports, even what was reported before. */
  ask(): void;
  /** Reads no more until asked. */
  rest(): void;
}

/**
 * Follows this document and reports what it says whenever that differs from the last report.
 * Ends with `life`, and ends it where the extension is gone, without a word.
 */
export function watch(read: Read, link: Link, life: AbortController): Watch {
  const { signal } = life;
  let told: PageReport | null = null;
  /** Since when the page has been what it is. */
  let since = 0;
  let what = '';
  let later: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const pulse = createChangeDetector(look, signal);

  function look(): void {
    const ticket = ++turn;
    clearTimeout(later);
    if (!link.connected()) {
      life.abort();
      return;
    }
    const reading = attempt(() => read(document, new URL(location.href)));
    if (!reading) return;
    const { report, lower, trees = [] } = reading;
    trees.map(pulse.follow);
    const { key, state, people } = report;
    const now = clock();
    if (what !== key + state) since = now;
    what = key + state;
    const age = now - since;
    const limit =
      !people[0] && told?.people[0] && age < EMPTY_DEBOUNCE_MS
        ? EMPTY_DEBOUNCE_MS
        : state === 'reading'
          ? READY_TIMEOUT_MS
          : key !== told?.key && people[0] && same(people, told?.people)
            ? CARRIED_OVER_MS
            : 0;
    if (age < limit) {
      later = setTimeout(() => document.hidden || look(), limit - age);
      if (limit === READY_TIMEOUT_MS) tell(report);
      return;
    }
    const conclude = (last: PageReport) =>
      tell(last.state === 'reading' ? { ...last, state: 'none' } : last);
    if (!lower) {
      conclude(report);
      return;
    }
    // What was said of this page stands until there is more to say; of another page, it must not.
    if (key !== told?.key) tell({ ...report, state: 'reading', layer: null, people: [] });
    const soon = () => requestIdleCallback(step, { timeout: IDLE_TIMEOUT_MS });
    const step = () => {
      const next = ticket === turn && !document.hidden && attempt(() => lower.next());
      if (!next) return;
      if (next.done) conclude(next.value);
      else soon();
    };
    later = setTimeout(soon, STABLE_MS);
  }

  function tell(report: PageReport): void {
    if (same(report, told)) return;
    told = report;
    link.report(report);
  }

  function rest(): void {
    turn++;
    told = null;
    clearTimeout(later);
    pulse.stop();
  }
  function ask(): void {
    if (signal.aborted) return;
    rest();
    pulse.start();
    if (document.hidden) look();
  }

  signal.addEventListener('abort', rest);
  // A page that comes back from the browser's memory was forgotten meanwhile.
  const shown = (event: PageTransitionEvent) => event.persisted && ask();
  addEventListener('pageshow', shown, { signal });
  pulse.start();
  return { ask, rest };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A page that breaks a reader's assumptions is left as it is: the next change is another chance. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** The way to the background and back. */
export interface Background extends Link {
  /** Listens for the two words the background may say, until `signal` ends it. */
  onAsked(handle: (word: 'report' | 'rest') => void, signal: AbortSignal): void;
}

/** Where a script leaves word of itself, in a world the page cannot see. */
const MARK = Symbol.for('bookside');

/** Begins to follow this page with one product's reader, in place of whoever did before; does nothing in a frame. */
export function start(read: Read, background: Background): void {
  const deps: { [MARK]?: AbortController } & typeof globalThis = globalThis;
  if (self !== top) return;
  const life = new AbortController();
  deps[MARK]?.abort();
  deps[MARK] = life;
  const page = watch(read, background, life);
  background.onAsked((word) => (word === 'report' ? page.ask() : page.rest()), life.signal);
}
