import { bareInText } from '../../lib/address/in-text.ts';
import { readGmail } from '../../lib/page/readers/gmail.ts';

/*
 * The part of the bench that runs inside a demo page: it measures the product's own page reader and
 * address extraction with the page's clock. Chromium's clock has a resolution of 0.1 ms, so short
 * work is repeated.
 */

/** Repetitions per measurement, so that the clock's resolution counts for a tenth. */
const REPEATS = 10;
const SIZE = 5_000_000;

const QUERY = '[email],[data-hovercard-id],a[href^="mailto:" i]';

const timed = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

const timedRepeatedly = (work: () => unknown): number =>
  timed(() => {
    for (let n = 0; n < REPEATS; n++) work();
  }) / REPEATS;

/**
 * Times (ms) of one read, of one plain query over the same document (`floor`), and of a read right
 * after the page changed (`fresh`).
 */
function reads(times: number) {
  const url = new URL(location.href);
  const [ours, floor, fresh]: [number[], number[], number[]] = [[], [], []];
  const list = document.querySelector('[role=main] [role=list]') ?? document.body;
  for (let n = 0; n < times; n++) {
    // Alternately, so that both run under the same load.
    floor.push(timedRepeatedly(() => document.querySelectorAll(QUERY).length));
    ours.push(timedRepeatedly(() => readGmail(document, url)));
    const row = list.appendChild(document.createElement('div'));
    fresh.push(timed(() => readGmail(document, url)));
    row.remove();
  }
  return { ours, floor, fresh };
}

/**
 * Texts of a hostile page: they look like addresses as long as possible and are refused as late as
 * possible.
 */
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

/** Times (ms) for five megabytes of each text, the best of three. */
function texts(): number[] {
  return HOSTILE.map((part) => {
    const text = part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);
    return Math.min(...[1, 2, 3].map(() => timed(() => bareInText(text))));
  });
}

/** The functions that the bench can call in the page. */
export type PagesInside = { reads: typeof reads; texts: typeof texts };

Object.assign(globalThis, { pagesInside: { reads, texts } satisfies PagesInside });
