/** Debounce: a call waits for this much quiet after a change, but no longer than the maximum. */
const DEBOUNCE_MS = 150;
const MAX_DEBOUNCE_MS = 1000;

/** How long after a navigation changes are not debounced but only throttled. */
const EAGER_MS = 1000;

/**
 * Throttle: between the starts of two calls there are at least `MIN_INTERVAL_MS` plus
 * `INTERVAL_PER_DURATION` times the duration of the first.
 */
const MIN_INTERVAL_MS = 30;
const INTERVAL_PER_DURATION = 4;

/**
 * Events for the changes that a child-list observer does not report (values typed by the user or
 * set by a script while the page loads, and changes of style), with the time (ms) during which
 * later changes are only throttled: a click or a new URL may lead to another thread or record.
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

/** Monotonic time in ms: unlike `Date.now()`, it never jumps when the system clock is set. */
export const clock = (): number => performance.now();

/** Combines the many changes of a document into few calls. */
export interface ChangeDetector {
  start(): void;
  /**
   * Also observes changes below this node, until `stop`. Needed for each shadow tree: an observer
   * of a document does not see into them.
   */
  follow(tree: Node): void;
  stop(): void;
}

/**
 * Calls `onChange` at the start, and after that debounced: once the document has changed and been
 * quiet for a moment, or after a second without quiet. Just after a navigation it is only
 * throttled: called at each change, but for no more than a fifth of the time. It is not called
 * while the tab is hidden; a call that was due then comes when the tab is shown. The detector
 * itself reads nothing.
 */
export function createChangeDetector(onChange: () => void, signal: AbortSignal): ChangeDetector {
  let running: boolean | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = Infinity;
  let firstChange = 0;
  let eagerUntil = 0;
  let throttledUntil = 0;

  function changed(eagerFor: number): void {
    const now = clock();
    const eager = now < eagerUntil;
    firstChange ||= now;
    eagerUntil = Math.max(eagerUntil, now + eagerFor);
    if (!running || document.hidden) return;
    const at = eager
      ? Math.max(now, throttledUntil)
      : Math.min(now + DEBOUNCE_MS, firstChange + MAX_DEBOUNCE_MS);
    // If each change reset the timer, it would never fire on a page that changes very often.
    if (at === timerAt || (eager && at > timerAt)) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(due, at - now);
  }
  function due(): void {
    timerAt = Infinity;
    if (document.hidden) return;
    firstChange = 0;
    const began = clock();
    onChange();
    throttledUntil = began + MIN_INTERVAL_MS + INTERVAL_PER_DURATION * (clock() - began);
  }
  const observer = new MutationObserver(() => changed(0));
  const follow = (tree: Node) => observer.observe(tree, { childList: true, subtree: true });
  for (const [sign, eagerFor] of Object.entries(SIGNS))
    addEventListener(sign, () => changed(eagerFor), { capture: true, signal });

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
