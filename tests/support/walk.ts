import { expect } from '@playwright/test';

/** A page whose focusable elements can be visited with Tab. */
export interface Walked {
  evaluate<T>(expression: string): Promise<T>;
  /** Presses Tab, or Shift+Tab if `back`, so many times. */
  tab(back: boolean, times: number): Promise<void>;
  /** Resizes the page, in CSS pixels; missing for a popup, whose size follows its content. */
  resize?(size: { width: number; height: number }): Promise<void>;
}

/** A viewport size in CSS pixels, and the text size in per cent. */
interface Look {
  width: number;
  height: number;
  text: number;
}

/**
 * The last but one corresponds to a screen of 1280 × 1024 pixels at 400 % zoom (WCAG 1.4.10); in
 * the last, many rows are higher than the page.
 */
const LOOKS: readonly Look[] = [
  { width: 320, height: 700, text: 100 },
  { width: 380, height: 420, text: 100 },
  { width: 600, height: 700, text: 100 },
  { width: 320, height: 640, text: 200 },
  { width: 600, height: 300, text: 150 },
  { width: 320, height: 256, text: 100 },
  { width: 320, height: 256, text: 200 },
];

/** A walk with more stops than this is endless. */
const MAX_STOPS = 150;

/**
 * A walk as far as it has come, recorded in the page itself, so that keys can be pressed without a
 * question in between. Keys have no effect while it is `doubtful` or after it has ended.
 */
interface Walk {
  names: string[];
  faults: string[];
  /** The focused element had a fault, which may be gone once the browser has finished scrolling. */
  isDoubtful: boolean;
  hasEnded: boolean;
}

/** The focused element during a walk. */
interface Stop {
  name: string;
  /** `last`: the last element of this walk; `nowhere`: no element, or one visited before. */
  is: 'new' | 'last' | 'nowhere';
  faults: string[];
}

/**
 * Runs in the page: focuses the first element of a walk, or the last if it goes backwards, and
 * records the walk from there. Returns how many elements there may be.
 */
function startWalk(back: boolean, look: (again: boolean) => Stop): number {
  const all = (document.querySelector('dialog:modal') ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary',
  );
  const stops = [...all].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  if (back) stops.reverse();
  // Reading the style of every element at every stop would take most of the time.
  const selectors: string[] = [];
  const collect = (rules: CSSRuleList) => {
    for (const rule of rules) {
      const { style, selectorText } = rule as CSSStyleRule;
      if (selectorText && ['sticky', 'fixed'].includes(style.position))
        selectors.push(selectorText);
      if ('cssRules' in rule) collect((rule as CSSGroupingRule).cssRules);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const sticking = selectors.join();
  Object.assign(window, { passed: new Set<Element>(), last: stops.at(-1), sticking });
  // Focusing an element that already has the focus would do nothing, so another one is focused
  // first.
  for (const one of [stops[1], stops[0]]) one?.focus();

  const walk: Walk = { names: [], faults: [], isDoubtful: false, hasEnded: false };
  /** Records the focused element, one with faults only if that is final. */
  const record = (isFinal: boolean) => {
    const stop = look(walk.isDoubtful);
    walk.isDoubtful = stop.faults.length > 0 && !isFinal;
    if (walk.isDoubtful) return;
    if (stop.is !== 'nowhere') walk.names.push(stop.name);
    walk.faults.push(...stop.faults);
    // The next Tab might move the focus into the browser's own interface, from where a page does
    // not get it back.
    walk.hasEnded = stop.is !== 'new';
  };
  const isHeld = () => walk.isDoubtful || walk.hasEnded;
  const page = window as unknown as { endWalk?: () => void };
  page.endWalk?.();
  const listeners = new AbortController();
  const options = { capture: true, signal: listeners.signal };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab' && isHeld()) event.preventDefault();
    },
    options,
  );
  addEventListener(
    'keyup',
    (event) => {
      if (event.key === 'Tab' && !isHeld()) record(false);
    },
    options,
  );
  Object.assign(window, { walk, record, endWalk: () => listeners.abort() });
  record(false);
  return stops.length;
}

/**
 * Runs in the page: the focused element, and what is wrong with its visibility; `again` if it was
 * checked just before.
 */
function inspect(again: boolean): Stop {
  const { passed, last, sticking } = window as unknown as {
    passed: Set<Element>;
    last: Element;
    sticking: string;
  };
  const focused = document.activeElement;
  // Inside a modal dialog, Tab also reaches the dialog element itself.
  if (!focused || focused.matches('body, dialog')) return { name: '', is: 'nowhere', faults: [] };
  const words = (focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim();
  const name = `${focused.tagName.toLowerCase()} "${words.slice(0, 40)}"`;
  if (passed.has(focused) && !again) return { name, is: 'nowhere', faults: [] };
  passed.add(focused);

  const faults: string[] = [];
  const box = focused.getBoundingClientRect();
  const isModal = document.querySelector('dialog:modal') !== null;
  const stuck = (isModal || !sticking ? [] : [...document.querySelectorAll(sticking)]).filter(
    (part) => ['sticky', 'fixed'].includes(getComputedStyle(part).position),
  );
  let from = 0;
  let to = innerHeight;
  let taken = 0;
  for (const part of stuck) {
    const { top, bottom, height } = part.getBoundingClientRect();
    taken += height;
    if (part.contains(focused)) continue;
    if (top < box.bottom - 0.5 && bottom > box.top + 0.5) {
      faults.push(`under .${part.className}, which is at ${top} to ${bottom}`);
    }
    if (getComputedStyle(part).insetBlockEnd === 'auto') from = Math.max(from, bottom);
    else to = Math.min(to, top);
  }
  if (taken > 0 && innerHeight - taken < 199.5) {
    faults.push(`${innerHeight - taken} px are left beside what sticks`);
  }
  for (const one of stuck) {
    const { top, bottom } = one.getBoundingClientRect();
    for (const other of stuck) {
      if (one === other || one.contains(other)) continue;
      const { top: start, bottom: end } = other.getBoundingClientRect();
      if (top < end - 1 && bottom > start + 1) faults.push(`.${one.className} covers another`);
    }
  }

  // Of an element higher than the free space (less its outline), only the top has to be visible.
  const isHigher = box.height > to - from - 36 && !stuck.some((part) => part.contains(focused));
  const seenTo = isHigher ? Math.min(box.bottom, to) : box.bottom;
  if (box.top < -0.5 || (!isHigher && box.bottom > innerHeight + 0.5)) faults.push('out of sight');
  const isPartOf = (hit: Element | null) =>
    hit !== null && (focused.contains(hit) || hit.closest('label')?.contains(focused) === true);
  for (const rect of focused.getClientRects()) {
    const x = (rect.left + rect.right) / 2;
    const y = (rect.top + Math.min(rect.bottom, seenTo)) / 2;
    const points = [
      [x, rect.top + 1],
      [x, y],
      [rect.left + 1, y],
      [rect.right - 1, y],
      ...(isHigher ? [] : [[x, rect.bottom - 1]]),
    ] as const;
    for (const [left = 0, top = 0] of points) {
      const hit = document.elementFromPoint(left, top);
      if (isPartOf(hit)) continue;
      const over = hit ? `${hit.tagName.toLowerCase()}.${hit.className}` : 'nothing';
      faults.push(`at ${Math.round(left)}, ${Math.round(top)} there is ${over}`);
    }
  }
  const { top, bottom } = box;
  const standing = `at ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`;
  return {
    name,
    is: focused === last ? 'last' : 'new',
    faults: faults.map((fault) => `${name} ${standing}: ${fault}`),
  };
}

/** Runs in the page: the targets smaller than 24 × 24 CSS pixels (WCAG 2.5.8). */
function smallTargets(): string[] {
  const modal = document.querySelector('dialog:modal');
  const all = (modal ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [role=option]',
  );
  return [...all].flatMap((target) => {
    if (!target.checkVisibility({ visibilityProperty: true })) return [];
    // A click on its label counts as one on the field.
    const box = (target.closest('label') ?? target).getBoundingClientRect();
    if (box.width >= 23.99 && box.height >= 23.99) return [];
    const isInSentence =
      target.matches('a') &&
      getComputedStyle(target).display === 'inline' &&
      (target.parentElement?.textContent ?? '').trim() !== (target.textContent ?? '').trim();
    if (isInSentence) return [];
    const words = (target.getAttribute('aria-label') ?? target.textContent ?? '').slice(0, 40);
    return `${target.tagName.toLowerCase()} "${words}": ${box.width} by ${box.height} px`;
  });
}

/** Waits for two animation frames: components that measure themselves have then settled. */
const DRAWN = `new Promise((drawn) => {
  requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)));
})`;

async function resized(page: Walked, { width, height, text }: Look): Promise<void> {
  await page.evaluate(`document.documentElement.style.fontSize = '${text}%'`);
  if (page.resize) {
    await page.resize({ width, height });
    const size = () => page.evaluate('[innerWidth, innerHeight]');
    await expect.poll(size).toEqual([width, height]);
  }
  await page.evaluate(DRAWN);
}

/** Scrolling has ended after this many pairs of frames. */
const SCROLLED = 5;

/** The elements visited by one walk, and the faults found. */
interface Passed {
  names: string[];
  faults: string[];
}

/** The walk, once the browser has finished scrolling, which takes some frames when it is busy. */
async function settledWalk(page: Walked): Promise<Walk> {
  let walk = await page.evaluate<Walk>('walk');
  for (let frames = 0; frames < SCROLLED && walk.isDoubtful; frames += 1) {
    await page.evaluate(DRAWN);
    walk = await page.evaluate<Walk>(`(record(${frames === SCROLLED - 1}), walk)`);
  }
  return walk;
}

/** Presses Tab until the focus returns to an element visited before, or leaves the page. */
async function pass(page: Walked, back: boolean): Promise<Passed> {
  const stops = await page.evaluate<number>(`(${startWalk})(${back}, ${inspect})`);
  for (;;) {
    const walk = await settledWalk(page);
    if (walk.hasEnded) {
      await page.evaluate('endWalk()');
      return walk;
    }
    if (walk.names.length > MAX_STOPS) break;
    await page.tab(back, Math.max(1, stops - walk.names.length));
  }
  throw new Error(`Tab comes to no end in ${MAX_STOPS} elements`);
}

/** How often a walk is retried because the page changed meanwhile, as when a notice disappears. */
const TRIES = 3;

/** Walks forwards and backwards. Both must visit the same elements. */
async function bothWays(page: Walked): Promise<Record<'forth' | 'back', Passed>> {
  const content = () =>
    page.evaluate<string>('document.documentElement.scrollHeight + document.body.innerText');
  const stops = ({ names }: Passed) => names.toSorted().join('\n');
  for (let tries = 1; ; tries += 1) {
    const before = await content();
    const [forth, back] = [await pass(page, false), await pass(page, true)];
    if (before !== (await content()) && tries < TRIES) continue;
    expect(stops(back)).toBe(stops(forth));
    return { forth, back };
  }
}

/**
 * Walks through a page with Tab, both ways, with several viewport and text sizes. Every focused
 * element must be fully visible (or its top, if it is higher than the free space), every target
 * large enough, and there must be at least `stops` elements.
 */
export async function expectClear(page: Walked, stops: number): Promise<void> {
  for (const seen of LOOKS) {
    await resized(page, seen);
    const words = JSON.stringify(seen);
    expect.soft(await page.evaluate(`(${smallTargets})()`), `targets, ${words}`).toEqual([]);
    const { forth, back } = await bothWays(page);
    expect.soft(forth.faults, `forwards, ${words}`).toEqual([]);
    expect.soft(back.faults, `backwards, ${words}`).toEqual([]);
    expect(forth.names.length, words).toBeGreaterThanOrEqual(stops);
  }
}
