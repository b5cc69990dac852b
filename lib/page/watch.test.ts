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

/** Changes the page and waits until its observers were called. */
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

describe('a page script reads the page', () => {
  test('at once, and again when the page has been quiet after a change', async () => {
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

  test('once a second if the page changes without end [claim 28]', async () => {
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
  ])('after a %s event, which a mutation observer does not report', async (_, act) => {
    begin();
    act();
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
  });

  test('not while the tab is hidden, and once when it is shown again', async () => {
    begin();
    hide(true);
    await change();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(1);
    hide(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
  });

  test('only when it is shown, if the tab was opened in the background', async () => {
    hide(true);
    begin();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(0);
    hide(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([report('a', 'found', MARA)]);
  });
});

describe('just after a navigation', () => {
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

  test('changes are read at once only for a limited time', async () => {
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

  test('a page that takes long to read is read less often', async () => {
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

  test('a key press does not count as a navigation', async () => {
    begin();
    document.body.dispatchEvent(new Event('keyup', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(100);
    expect(reads).toBe(1);
  });

  test('lower layers wait until the page is quiet', async () => {
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

describe('shadow trees that a reader returned', () => {
  test('are observed for changes', async () => {
    const tree = document.createElement('my-box').attachShadow({ mode: 'closed' });
    now = () => ({ ...plain(report('a', 'found', MARA)), trees: [tree] });
    begin();
    tree.append(document.createElement('p'));
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
  });
});

describe('the reports of a page script', () => {
  test('are sent when they differ from the last one, and never twice', async () => {
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
    'lose all people (state %s) only after a debounce',
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

  test('do not include the moment without people between two threads', async () => {
    begin();
    now = () => plain(report('list', 'none'));
    await change();
    await vi.advanceTimersByTimeAsync(200);
    now = () => plain(report('b', 'found', JONAS));
    await change();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', JONAS)]);
  });

  test('have the state reading for a page that is not ready, and the state none only after the time-out', async () => {
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

  test('start the time-out again with each page', async () => {
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

  test('include people of the page before only if they stay on the new page', async () => {
    begin();
    now = () => plain(report('b', 'found', MARA));
    await change();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', MARA)]);
  });

  test('never name people of the page before on a page that then shows others [claim 30]', async () => {
    begin();
    now = () => plain(report('b', 'found', MARA));
    await change();
    await vi.advanceTimersByTimeAsync(400);
    now = () => plain(report('b', 'found', JONAS));
    await change();
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toEqual([report('a', 'found', MARA), report('b', 'found', JONAS)]);
  });

  test.each(['none', 'reading'] as const)(
    'treat people at the owner’s domain as any others, who may be customers (state %s)',
    async (state) => {
      const withKim = (key: string, ...kim: PageReport['people']) => ({
        ...report(key, state),
        withOwnDomain: { layer: 'named' as const, people: kim },
      });
      const KIM = { address: 'kim@example.org', role: 'sender' } as const;
      const shows = async (shown: PageReport) => {
        now = () => plain(shown);
        await change();
        await vi.advanceTimersByTimeAsync(200);
      };
      now = () => plain(withKim('a', KIM));
      begin();
      // The next thread's key, with the people of this one: not yet its report.
      await shows(withKim('b', KIM));
      await shows(withKim('b', JONAS));
      const seen = [withKim('a', KIM), withKim('b', JONAS)];
      expect(sent).toEqual(seen);
      // The moment without people between two threads.
      await shows(report('c', 'none'));
      await shows(withKim('c', KIM));
      await vi.advanceTimersByTimeAsync(1000);
      expect(sent).toEqual([...seen, withKim('c', KIM)]);
    },
  );

  test('are left out while the reader throws, and continue with the next reading', async () => {
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

  test('run step by step in idle time, where the first layer found no people [claim 28]', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    begin();
    await vi.advanceTimersByTimeAsync(150);
    expect([steps, sent]).toEqual([0, [report('a', 'reading')]]);
    await vi.advanceTimersByTimeAsync(10);
    expect(steps).toBe(1);
    await vi.advanceTimersByTimeAsync(30);
    expect(sent).toEqual([report('a', 'reading'), report('a', 'found', JONAS)]);
  });

  test('stop when the page changes meanwhile', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    const page = begin();
    await vi.advanceTimersByTimeAsync(20);
    now = () => plain(report('b', 'found', MARA));
    page.reportNow();
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([report('a', 'reading'), report('b', 'found', MARA)]);
  });

  test('stop at the command rest, and end with the script', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    const page = begin();
    await vi.advanceTimersByTimeAsync(20);
    page.rest();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'reading')]);
    page.reportNow();
    await vi.advanceTimersByTimeAsync(20);
    life.abort();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([report('a', 'reading'), report('a', 'reading')]);
  });

  test('keep the last report of the same page while they run', async () => {
    now = () => deep(report('a', 'none'), report('a', 'found', JONAS));
    begin();
    await vi.advanceTimersByTimeAsync(100);
    await change();
    await vi.advanceTimersByTimeAsync(500);
    expect(reads).toBe(2);
    expect(sent).toHaveLength(2);
  });

  test('wait for the time-out on a page that is not ready', async () => {
    now = () => deep(report('a', 'reading'), report('a', 'found', JONAS));
    begin();
    await vi.advanceTimersByTimeAsync(7900);
    expect([steps, sent]).toEqual([0, [report('a', 'reading')]]);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent.at(-1)).toEqual(report('a', 'found', JONAS));
  });

  test('end silently if the page makes them throw', async () => {
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

describe('the commands to a page script', () => {
  test('report sends the last report again', () => {
    const page = begin();
    page.reportNow();
    page.reportNow();
    expect(sent).toHaveLength(3);
  });

  test('report reads once while the tab is hidden', async () => {
    const page = begin();
    hide(true);
    page.reportNow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
  });

  test('rest stops all readings until the next report', async () => {
    const page = begin();
    await change();
    page.rest();
    await change();
    window.dispatchEvent(new Event('hashchange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(1);
    page.reportNow();
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toBe(3);
    expect(sent).toHaveLength(2);
  });

  test('a page that comes back from the back/forward cache reports again', async () => {
    begin();
    const back = Object.assign(new Event('pageshow'), { persisted: true });
    window.dispatchEvent(back);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(sent).toHaveLength(2);
  });
});

describe('a page script ends', () => {
  test('at the next change after the extension is gone, and for good', async () => {
    const page = begin();
    alive = false;
    await change();
    await vi.advanceTimersByTimeAsync(200);
    expect([reads, life.signal.aborted]).toEqual([1, true]);
    alive = true;
    page.reportNow();
    await change();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([reads, sent.length, vi.getTimerCount()]).toEqual([1, 1, 0]);
  });

  test('when its signal aborts', async () => {
    now = () => plain(report('a', 'reading'));
    begin();
    life.abort();
    await change();
    window.dispatchEvent(new Event('hashchange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(1);
  });
});
