import { expect } from '@playwright/test';

/** A page that can be walked through by Tab. */
export interface Walked {
  evaluate<T>(expression: string): Promise<T>;
  /** Presses Tab, or Shift and Tab. */
  tab(back: boolean): Promise<void>;
  /** Gives the page this size, in CSS pixels; left out where it is as large as what is in it. */
  resize?(size: { width: number; height: number }): Promise<void>;
}

/** How somebody sees a page: how large it is, in CSS pixels, and its text, in per cent. */
interface Look {
  width: number;
  height: number;
  text: number;
}

/**
 * The last but one is a screen of 1280 by 1024 pixels at 400 %; in the last, many a row is higher
 * than the page.
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

const ENOUGH_STOPS = 150;

/** Where the focus is. */
interface Stop {
  name: string;
  /** The last in this pass, nowhere new, or neither. */
  is: 'new' | 'last' | 'nowhere';
  faults: string[];
}

/** Runs in the page: gives the focus to the first of what Tab comes to, or on the way back to the last. */
function begin(back: boolean): void {
  const all = (document.querySelector('dialog:modal') ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary',
  );
  const stops = [...all].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  if (back) stops.reverse();
  // Looking at every element's style at every stop would take most of a walk's time.
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
  // What has the focus already would be left where it is.
  for (const one of [stops[1], stops[0]]) one?.focus();
}

/** Runs in the page: what has the focus, and what is wrong with how it can be seen; `again` where it has just been looked at. */
function look(again: boolean): Stop {
  const { passed, last, sticking } = window as unknown as {
    passed: Set<Element>;
    last: Element;
    sticking: string;
  };
  const focused = document.activeElement;
  // On its way round a question Tab also comes to the question itself.
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

  // Of what is higher than the room there is, less what its outline takes, the top counts.
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

/** Runs in the page: what a finger is meant to hit and is less than 24 by 24 pixels. */
function small(): string[] {
  const modal = document.querySelector('dialog:modal');
  const all = (modal ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [role=option]',
  );
  return [...all].flatMap((target) => {
    if (!target.checkVisibility({ visibilityProperty: true })) return [];
    // A press on its label counts as one on the field.
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

/** Waits until the page has drawn itself twice: what measures itself has then settled. */
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

/** After so many pairs of frames whatever scrolls has done so. */
const SCROLLED = 5;

/** Where the focus came, and what was wrong there. */
interface Passed {
  names: string[];
  faults: string[];
}

/** Where the focus is once the browser has scrolled: a busy one may take some frames. */
async function settledStop(page: Walked): Promise<Stop> {
  let stop = await page.evaluate<Stop>(`(${look})(false)`);
  for (let frames = 0; frames < SCROLLED && stop.faults.length > 0; frames += 1) {
    await page.evaluate(DRAWN);
    stop = await page.evaluate<Stop>(`(${look})(true)`);
  }
  return stop;
}

/** Presses Tab until the focus is where it was before, or leaves the page. */
async function pass(page: Walked, back: boolean): Promise<Passed> {
  const names: string[] = [];
  const faults: string[] = [];
  await page.evaluate(`(${begin})(${back})`);
  while (names.length < ENOUGH_STOPS) {
    const stop = await settledStop(page);
    if (stop.is === 'nowhere') return { names, faults };
    names.push(stop.name);
    faults.push(...stop.faults);
    // Beyond it the focus may be the browser's own, which a page does not get back.
    if (stop.is === 'last') return { names, faults };
    await page.tab(back);
  }
  throw new Error(`Tab comes to no end; the last was ${names.at(-1)}`);
}

/** How often a walk may begin anew because the page changed under it, as when a notice goes. */
const TRIES = 3;

/** Walks there and back. Both ways come to the same places. */
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
 * Walks through a page by Tab, both ways, however large it and its text are: whatever takes the
 * focus is wholly in sight, or where it is higher than the room there is, its top; and there are at
 * least so many stops.
 */
export async function expectClear(page: Walked, stops: number): Promise<void> {
  for (const seen of LOOKS) {
    await resized(page, seen);
    const words = JSON.stringify(seen);
    expect.soft(await page.evaluate(`(${small})()`), `targets, ${words}`).toEqual([]);
    const { forth, back } = await bothWays(page);
    expect.soft(forth.faults, `forwards, ${words}`).toEqual([]);
    expect.soft(back.faults, `backwards, ${words}`).toEqual([]);
    expect(forth.names.length, words).toBeGreaterThanOrEqual(stops);
  }
}
