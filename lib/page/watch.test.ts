// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyPage } from '../../tests/helpers/page.ts';
import type { PageReport } from '../domain/page-report.ts';
import type { Reading } from './reading/reading.ts';
import { watch } from './watch.ts';

afterEach(emptyPage);

const MARA = { address: 'mara@example.com', role: 'sender' } as const;
const JONAS = { address: 'jonas@example.com', role: 'body' } as const;

const report = (key: string, state: PageReport['state'], ...people: PageReport['people']) =>
  ({
    site: 'gmail',
    page: 'thread',
    key,
    state,
    layer: people[0] ? 'named' : null,
    people,
  }) satisfies PageReport;

const plain = (shown: PageReport): Reading => ({ report: shown, lower: null });

let now: () => Reading;
let reads: number;
let sent: PageReport[];
let alive: boolean;
let life: AbortController;

const begin = () =>
  watch(
    () => {
      reads++;
      return now();
    },
    { connected: () => alive, report: (one) => sent.push(one) },
    life,
  );

/** A change of the page, and the moment its observers hear of it. */
async function change() {
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(0);
}

function hide(hidden: boolean) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (call: () => void) => setTimeout(call, 10));
  Object.defineProperty(document, 'hidden', { value: false, configurable: true });
  [reads, sent, alive, life] = [0, [], true, new AbortController()];
  now = () => plain(report('a', 'found', MARA));
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'hidden');
});

describe('when it reads', () => {
  test('at once, then when the page has come to rest', async () => {
    begin();
    expect(reads).toBe(1);
    for (let n = 0; n < 5; n++) {
      await change();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(reads).toBe(1);
    await vi.advanceTimersByTimeAsync(60);
    expect(reads).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
  });

  test('once a second on a page that never rests [claim 28]', async () => {
    begin();
    for (let n = 0; n < 200; n++) {
      await change();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(reads).toBeGreaterThanOrEqual(9);
    expect(reads).toBeLessThanOrEqual(11);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['click', () => document.body.dispatchEvent(new Event('click', { bubbles: true }))],
    ['keyup', () => document.body.dispatchEvent(new Event('keyup', { bubbles: true }))],
    ['change', () => document.body.dispatchEvent(new Event('change', { bubbles: true }))],
    ['load', () => window.dispatchEvent(new Event('load'))],
    ['hashchange', () => window.dispatchEvent(new Event('hashchange'))],
    ['popstate', () => window.dispatchEvent(new Event('popstate'))],
  ])('after %s, which no observer sees', async (_, act) => {
    begin();
    act();
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
  });

  test('not while hidden, and once when shown again', async () => {
    begin();
    hide(true);
    await change();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(1);
    hide(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
  });

  test('not at all in a tab opened in the background, until it is shown', async () => {
    hide(true);
    begin();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(0);
    hide(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([report('a', 'found', MARA)]);
  });
});

describe('right after a move', () => {
  const click = () => document.body.dispatchEvent(new Event('click', { bubbles: true }));

  test('a change is read at once, and the next a moment later', async () => {
    begin();
    await vi.advanceTimersByTimeAsync(2000);
    click();
    await vi.advanceTimersByTimeAsync(90);
    now = () => plain(report('b', 'found', JONAS));
    await change();
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.at(-1)).toEqual(report('b', 'found', JONAS));
    const before = reads;
    await change();
    await vi.advanceTimersByTimeAsync(20);
    expect(reads).toBe(before);
    await vi.advanceTimersByTimeAsync(15);
    expect(reads).toBe(before + 1);
  });

  test('and only right after', async () => {
    begin();
    click();
    await vi.advanceTimersByTimeAsync(1100);
    const before = reads;
    await change();
    await vi.advanceTimersByTimeAsync(100);
    expect(reads).toBe(before);
    await vi.advanceTimersByTimeAsync(60);
    expect(reads).toBe(before + 1);
  });

  test('a page that takes long to read is read the more seldom', async () => {
    now = () => {
      vi.advanceTimersByTime(30);
      return plain(report('a', 'found', MARA));
    };
    begin();
    await vi.advanceTimersByTimeAsync(500);
    const before = reads;
    click();
    for (let n = 0; n < 90; n++) {
      await change();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(reads - before).toBeGreaterThanOrEqual(4);
    expect(reads - before).toBeLessThanOrEqual(8);
  });

  test('a key is no move', async () => {
    begin();
    document.body.dispatchEvent(new Event('keyup', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(100);
    expect(reads).toBe(1);
  });

  test('lower layers wait until the page holds still', async () => {
    const steps = vi.fn();
    now = () => ({
      report: report('a', 'none'),
      // biome-ignore lint/correctness/useYield: one step is enough.
      lower: (function* (): Generator<undefined, PageReport> {
        steps();
        return report('a', 'found', JONAS);
      })(),
    });
    begin();
    click();
    for (let n = 0; n < 8; n++) {
      await change();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(steps).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.at(-1)).toEqual(report('a', 'found', JONAS));
  });
});

describe('shadow trees that were read', () => {
  test('are followed', async () => {
    const tree = document.createElement('my-box').attachShadow({ mode: 'closed' });
    now = () => ({ ...plain(report('a', 'found', MARA)), trees: [tree] });
    begin();
    tree.append(document.createElement('p'));
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
  });
});

describe('what it reports', () => {
  test('what differs, and nothing twice', async () => {
    begin();
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(1);
    now = () => plain(report('b', 'found', JONAS));
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', JONAS)]);
  });

  test.each(['none', 'reading'] as const)(
    'that nobody is there any more (%s) only when that lasts',
    async (state) => {
      begin();
      now = () => plain(report('b', state));
      await change();
      await vi.advanceTimersByTimeAsync(350);
      expect(sent).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(100);
      expect(sent.at(-1)).toEqual(report('b', state));
    },
  );

  test('a moment between two threads, in which nobody is there, is not told', async () => {
    begin();
    now = () => plain(report('list', 'none'));
    await change();
    await vi.advanceTimersByTimeAsync(200);
    now = () => plain(report('b', 'found', JONAS));
    await change();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', JONAS)]);
  });

  test('a page without its places is being read, and only after long holds nobody', async () => {
    now = () => plain(report('a', 'reading'));
    begin();
    await vi.advanceTimersByTimeAsync(7900);
    expect(sent).toEqual([report('a', 'reading')]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([report('a', 'reading'), report('a', 'none')]);
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(2);
  });

  test('the patience begins anew with each page', async () => {
    now = () => plain(report('a', 'reading'));
    begin();
    await vi.advanceTimersByTimeAsync(6000);
    now = () => plain(report('b', 'reading'));
    await change();
    await vi.advanceTimersByTimeAsync(6000);
    expect(sent.map(({ key, state }) => [key, state])).toEqual([
      ['a', 'reading'],
      ['b', 'reading'],
    ]);
  });

  test('people of the page before are believed only when they stay', async () => {
    begin();
    now = () => plain(report('b', 'found', MARA));
    await change();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', MARA)]);
  });

  test('people of the page before are never reported of a page that then shows others [claim 30]', async () => {
    begin();
    now = () => plain(report('b', 'found', MARA));
    await change();
    await vi.advanceTimersByTimeAsync(400);
    now = () => plain(report('b', 'found', JONAS));
    await change();
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', JONAS)]);
  });

  test('nothing where the reader fails, and the next reading as ever', async () => {
    now = () => {
      throw new TypeError('the page is not what it was');
    };
    begin();
    expect(sent).toEqual([]);
    now = () => plain(report('a', 'found', MARA));
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(1);
  });
});

describe('lower layers', () => {
  let steps: number;

  const deep = (first: PageReport, last: PageReport): Reading => ({
    report: first,
    lower: (function* () {
      for (steps = 1; steps <= 3; steps++) yield;
      return last;
    })(),
  });

  beforeEach(() => {
    steps = 0;
  });

  test('are read step by step in idle moments, where nobody was found [claim 28]', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    begin();
    await vi.advanceTimersByTimeAsync(150);
    expect([steps, sent]).toEqual([0, [report('a', 'reading')]]);
    await vi.advanceTimersByTimeAsync(10);
    expect(steps).toBe(1);
    await vi.advanceTimersByTimeAsync(30);
    expect(sent).toEqual([report('a', 'reading'), report('a', 'found', JONAS)]);
  });

  test('are given up when the page changes meanwhile', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    const page = begin();
    await vi.advanceTimersByTimeAsync(20);
    now = () => plain(report('b', 'found', MARA));
    page.ask();
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([report('a', 'reading'), report('b', 'found', MARA)]);
  });

  test('are given up at rest, and end with the script', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    const page = begin();
    await vi.advanceTimersByTimeAsync(20);
    page.rest();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'reading')]);
    page.ask();
    await vi.advanceTimersByTimeAsync(20);
    life.abort();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'reading'), report('a', 'reading')]);
  });

  test('leave standing what they said of the same page before', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    begin();
    await vi.advanceTimersByTimeAsync(100);
    await change();
    await vi.advanceTimersByTimeAsync(500);
    expect(reads).toBe(2);
    expect(sent).toHaveLength(2);
  });

  test('wait on a page that is not ready', async () => {
    now = () => deep(report('a', 'reading'), report('a', 'found', JONAS));
    begin();
    await vi.advanceTimersByTimeAsync(7900);
    expect([steps, sent]).toEqual([0, [report('a', 'reading')]]);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent.at(-1)).toEqual(report('a', 'found', JONAS));
  });

  test('end without a word where the page breaks them', async () => {
    now = () => ({
      report: report('a', 'none'),
      // biome-ignore lint/correctness/useYield: it fails before it could.
      lower: (function* (): Generator<undefined, PageReport> {
        throw new RangeError('too deep');
      })(),
    });
    begin();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'reading')]);
  });
});

describe('what it is told', () => {
  test('asked, it reports what was reported before', () => {
    const page = begin();
    page.ask();
    page.ask();
    expect(sent).toHaveLength(3);
  });

  test('asked while hidden, it reads once', async () => {
    const page = begin();
    hide(true);
    page.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
  });

  test('at rest, it reads nothing until asked', async () => {
    const page = begin();
    await change();
    page.rest();
    await change();
    window.dispatchEvent(new Event('hashchange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(1);
    page.ask();
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(3);
    expect(sent).toHaveLength(2);
  });

  test('a page that comes back from memory reports again', async () => {
    begin();
    const back = Object.assign(new Event('pageshow'), { persisted: true });
    window.dispatchEvent(back);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(sent).toHaveLength(2);
  });
});

describe('how it ends', () => {
  test('where the extension is gone, at the next change and for good', async () => {
    const page = begin();
    alive = false;
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect([reads, life.signal.aborted]).toEqual([1, true]);
    alive = true;
    page.ask();
    await change();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([reads, sent.length, vi.getTimerCount()]).toEqual([1, 1, 0]);
  });

  test('with its signal', async () => {
    now = () => plain(report('a', 'reading'));
    begin();
    life.abort();
    await change();
    window.dispatchEvent(new Event('hashchange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(1);
  });
});
