/** A beat waits for this much quiet after a change, but no longer than `LONGEST` (ms). */
const DEBOUNCE_MS = 150;
const MAX_DEBOUNCE_MS = 1000;

/** For this long after a person went somewhere (ms), changes are not waited out: beats follow them at once. */
const EAGER_MS = 1000;

/** From the begin of one such beat to the next it takes this time (ms) and this many times the length of the first. */
const MIN_INTERVAL_MS = 30;
const INTERVAL_PER_DURATION = 4;

/**
 * What a child-list observer does not see, values typed or set by a script while the page loads and styles switched,
 * and for how long after it a page is fresh (ms): a move takes a person to another thread or record.
 */
const SIGNS = {
  keyup: 0,
  change: 0,
  load: 0,
  visibilitychange: 0,
  click: EAGER_MS,
  hashchange: EAGER_MS,
  popstate: EAGER_MS,
};

/** Milliseconds by a clock that is never set. */
export const clock = (): number => performance.now();

/** Turns the changes of a document into few beats. */
export interface ChangeDetector {
  start(): void;
  /** Hears of changes below this node too, until stopped: an observer of a document does not look into its shadow trees. */
  follow(tree: Node): void;
  stop(): void;
}

/**
 * Calls `beat` at the start, and once this document has changed and come to rest; at least once a second while it
 * never rests, and at every change right after a move, but for no more than a fifth of that time. No beat comes
 * while the tab is hidden; one that was due then comes when it is shown. Reads nothing itself.
 */
export function createChangeDetector(beat: () => void, signal: AbortSignal): ChangeDetector {
  let running: boolean | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let armed = Infinity;
  let first = 0;
  let fresh = 0;
  let rested = 0;

  function changed(freshFor: number): void {
    const now = clock();
    const soon = now < fresh;
    first ||= now;
    fresh = Math.max(fresh, now + freshFor);
    if (!running || document.hidden) return;
    const at = soon ? Math.max(now, rested) : Math.min(now + DEBOUNCE_MS, first + MAX_DEBOUNCE_MS);
    // A timer set anew at every change would never come on a page that changes faster than timers do.
    if (at === armed || (soon && at > armed)) return;
    clearTimeout(timer);
    armed = at;
    timer = setTimeout(due, at - now);
  }
  function due(): void {
    armed = Infinity;
    if (document.hidden) return;
    first = 0;
    const began = clock();
    beat();
    rested = began + MIN_INTERVAL_MS + INTERVAL_PER_DURATION * (clock() - began);
  }
  const observer = new MutationObserver(() => changed(0));
  const follow = (tree: Node) => observer.observe(tree, { childList: true, subtree: true });
  for (const [sign, freshFor] of Object.entries(SIGNS))
    addEventListener(sign, () => changed(freshFor), { capture: true, signal });

  return {
    start() {
      running = true;
      follow(document);
      due();
    },
    follow,
    stop() {
      running = false;
      clearTimeout(timer);
      observer.disconnect();
    },
  };
}
