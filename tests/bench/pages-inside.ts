import { bareInText } from '../../lib/address/in-text.ts';
import { readGmail } from '../../lib/page/readers/gmail.ts';

/*
 * The part of the bench that runs inside a demo page: the product's own reader and its extraction, timed by the page's
 * clock. Chromium's is coarse (0.1 ms), so what is short is done many times over.
 */

/** Readings taken together, so that the clock's grain is a tenth of one. */
const TOGETHER = 10;
const SIZE = 5_000_000;

const QUERY = '[email],[data-hovercard-id],a[href^="mailto:" i]';

const timed = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

const each = (work: () => unknown): number =>
  timed(() => {
    for (let n = 0; n < TOGETHER; n++) work();
  }) / TOGETHER;

/** ms of one reading, of one bare query over the same document, and of a reading right after the page changed. */
function reads(times: number) {
  const url = new URL(location.href);
  const [ours, floor, fresh]: [number[], number[], number[]] = [[], [], []];
  const list = document.querySelector('[role=main] [role=list]') ?? document.body;
  for (let n = 0; n < times; n++) {
    // In turn, so that neither has the machine to itself.
    floor.push(each(() => document.querySelectorAll(QUERY).length));
    ours.push(each(() => readGmail(document, url)));
    const row = list.appendChild(document.createElement('div'));
    fresh.push(timed(() => readGmail(document, url)));
    row.remove();
  }
  return { ours, floor, fresh };
}

/** What a hostile page would have read: every text is refused only after it was looked at as far as any is. */
const HOSTILE = [
  'a@',
  'a@b.',
  '@',
  'a.',
  'a',
  'mara@example.com ',
  'x@@y.z@',
  '<a@b',
  '+-%@',
  'https://example.com/?a@b.example ',
  'mara.lindt@'.concat('a-'.repeat(40)),
  `${'a'.repeat(300)}@${'b'.repeat(300)}.example `,
  '\u200Ba\u00AD@\u2060',
  'mü@exämple.com ',
  `${'.'.repeat(499)}@`,
  `${'<'.repeat(400)}@`,
  `${'a.'.repeat(250)}@${'a.'.repeat(200)}`,
  ` ${'%'.repeat(127)}@${'a'.repeat(63)}.`,
  `${'\u200B'.repeat(450)}@${'\u200B'.repeat(380)}`,
  `message-id: ${'<a>'.repeat(150)}<a@b.com> `,
  `references:${' '.repeat(480)}<@`,
];

/** ms for five megabytes of each, the best of three. */
function texts(): number[] {
  return HOSTILE.map((part) => {
    const text = part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);
    return Math.min(...[1, 2, 3].map(() => timed(() => bareInText(text))));
  });
}

export type PagesInside = { reads: typeof reads; texts: typeof texts };

Object.assign(globalThis, { pagesInside: { reads, texts } satisfies PagesInside });
