import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import type { PageReport } from '../domain/page-report.ts';
import type { Change } from '../messages/changes.ts';
import { siteSwitches } from '../settings/site-switches.ts';
import { createPageReports } from './page-reports.ts';
import { OWN_PATTERNS } from './site-access.ts';
import { panelRequests, tabPages } from './tab-state.ts';

const PACE = 500;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const report = (key: string, changes: Partial<PageReport> = {}): PageReport => ({
  site: 'gmail',
  page: 'thread',
  key,
  state: 'found',
  layer: 'named',
  people: [{ address: 'mara@example.com', role: 'sender' }],
  ...changes,
});

const GMAIL = 'https://mail.google.com';
const HUBSPOT = 'https://app-eu1.hubspot.com';
const from = (origin: string, tab = 7, more: object = {}) => ({
  id: 'own',
  origin,
  frameId: 0,
  tab: { id: tab, windowId: 1, ...more },
});

/** A desk, with page scripts standing in the tabs `scripts`. */
function desk(scripts: number[] = [7]) {
  const session = memoryStore();
  const [pages, asks] = [tabPages(session), panelRequests(session)];
  const sites = siteSwitches(memoryStore());
  const announced: Change[] = [];
  const told: [tab: number, word: string][] = [];
  const granted = new Set(OWN_PATTERNS);
  /**
   * What a script that reads a page once would answer, by tab; a tab without one is closed to it.
   */
  const open = new Map<number, { origin: string; report: PageReport }>();
  /** What telling a script, and reading a page once, wait for. */
  const pace = { telling: Promise.resolve(), reading: Promise.resolve() };
  const made = createPageReports({
    pages,
    asks,
    sites,
    announce: (change) => void announced.push(change),
    async tellPage(tab, word) {
      told.push([tab, word]);
      await pace.telling;
      return scripts.includes(tab);
    },
    granted: async () => [...granted],
    readOnce: async (tab) => {
      await pace.reading;
      return open.get(tab) ?? null;
    },
  });
  const kept = async (tab = 7) => {
    const page = await pages.read(tab);
    return page === null || page.off ? page : page.report.key;
  };
  return { desk: made, pages, asks, sites, session, announced, told, kept, granted, open, pace };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a report is kept for its tab, and views are told', async () => {
  const { desk: at, kept, announced } = desk();
  expect(await at.receive(report('a'), from(GMAIL))).toBeNull();
  expect([await kept(), await kept(8)]).toEqual(['a', null]);
  expect(announced).toEqual([{ kind: 'tab', tab: 7 }]);
});

test('a handful of reports is kept as it comes; of those that come faster than two a second then, the last', async () => {
  const { desk: at, kept, announced } = desk();
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
    await at.receive(report(key), from(GMAIL));
    await pass(10);
  }
  expect(await kept()).toBe('d');
  await pass(PACE);
  expect(await kept()).toBe('f');
  expect(announced).toHaveLength(5);
});

test('reports are kept in the order they came', async () => {
  const { desk: at, kept } = desk();
  await Promise.all(['a', 'b', 'c'].map((key) => at.receive(report(key), from(GMAIL))));
  expect(await kept()).toBe('c');
});

test('however many a page sends, it writes twice a second at most [claim 28]', async () => {
  const { desk: at, announced } = desk();
  for (let i = 0; i < 1000; i++) {
    await at.receive(report(`k${i}`), from(GMAIL));
    await pass(10);
  }
  await pass(2 * PACE);
  expect(announced.length).toBeLessThanOrEqual(10_000 / PACE + 6);
});

test('two tabs do not slow each other', async () => {
  const { desk: at, kept } = desk();
  await at.receive(report('a'), from(GMAIL, 7));
  await at.receive(report('b'), from(GMAIL, 8));
  expect([await kept(7), await kept(8)]).toEqual(['a', 'b']);
});

test.each<[string, string, PageReport['site']]>([
  ['another site of ours', GMAIL, 'hubspot'],
  ['any page', 'https://example.com', 'gmail'],
  ['a look-alike', 'https://mail.google.com.evil.example', 'gmail'],
  ['a look-alike in front', 'https://evil.example?https://mail.google.com', 'gmail'],
  ['a HubSpot host that is not the application', 'https://www.hubspot.com', 'hubspot'],
  ['no encryption', 'http://mail.google.com', 'gmail'],
  ['another port', 'https://mail.google.com:444', 'gmail'],
])('a report from %s is not taken', async (_what, origin, site) => {
  const { desk: at, session } = desk();
  await at.receive(report('a', { site }), from(origin));
  await pass(PACE);
  expect(session.dump()).toEqual({});
});

test.each(['app', 'app-eu1', 'app-na1', 'app-na2', 'app-na3', 'app-ap1'])(
  'a report from %s.hubspot.com is taken',
  async (host) => {
    const { desk: at, kept } = desk();
    await at.receive(report('a', { site: 'hubspot' }), from(`https://${host}.hubspot.com`));
    expect(await kept()).toBe('a');
  },
);

test('a report without a tab, without an origin or from a private window is not taken', async () => {
  const { desk: at, session } = desk();
  await at.receive(report('a'), { id: 'own', origin: GMAIL });
  await at.receive(report('a'), { id: 'own', tab: { id: 7 } });
  await at.receive(report('a'), from(GMAIL, 8, { incognito: true }));
  expect(session.dump()).toEqual({});
});

test('a switched-off site is noted without its people, and its page is told to rest', async () => {
  const { desk: at, sites, kept, told, session } = desk();
  await sites.set('gmail', false);
  await at.receive(report('a'), from(GMAIL));
  expect(await kept()).toEqual({ off: true, site: 'gmail', origin: GMAIL });
  expect(JSON.stringify(session.dump())).not.toContain('mara');
  expect(told).toEqual([[7, 'rest']]);
});

test('switching a site has its open pages read again, and only those', async () => {
  const { desk: at, told } = desk([7, 8, 9]);
  await at.receive(report('a'), from(GMAIL, 7));
  await at.receive(report('b'), from(GMAIL, 8));
  await at.receive(report('c', { site: 'hubspot' }), from(HUBSPOT, 9));
  await at.switched('gmail');
  expect(told).toEqual([
    [7, 'report'],
    [8, 'report'],
  ]);
});

test('a site that is switched off forgets whom its page showed, and shows them again when switched on', async () => {
  const { desk: at, sites, kept } = desk();
  await at.receive(report('a'), from(GMAIL));
  await pass(PACE);
  await sites.set('gmail', false);
  await at.switched('gmail');
  await at.receive(report('a'), from(GMAIL));
  expect(await kept()).toEqual({ off: true, site: 'gmail', origin: GMAIL });
  await pass(PACE);
  await sites.set('gmail', true);
  await at.switched('gmail');
  await at.receive(report('a'), from(GMAIL));
  expect(await kept()).toBe('a');
});

test('a new document without a script of ours inherits nothing [claim 30]', async () => {
  const { desk: at, kept, announced } = desk([]);
  await at.receive(report('a'), from(GMAIL));
  await at.askIfKnown(7);
  expect(await kept()).toBeNull();
  expect(announced.at(-1)).toEqual({ kind: 'tab', tab: 7 });
});

test('a report held back is dropped with the page it came from [claim 30]', async () => {
  const { desk: at, kept } = desk([]);
  for (const key of ['a', 'b', 'c', 'd', 'e']) await at.receive(report(key), from(GMAIL));
  await at.askIfKnown(7);
  await pass(2 * PACE);
  expect(await kept()).toBeNull();
});

test('a page that loads again keeps what is known until its script reports', async () => {
  const { desk: at, kept, told } = desk([7]);
  await at.receive(report('a'), from(GMAIL));
  await at.askIfKnown(7);
  expect([await kept(), told]).toEqual(['a', [[7, 'report']]]);
});

test('a tab nothing is known of is not spoken to while it loads', async () => {
  const { desk: at, told } = desk();
  await at.askIfKnown(7);
  expect(told).toEqual([]);
});

test.each([
  ['a script', [7], true, 'a'],
  ['no script', [], false, null],
] as const)('reading again where %s stands', async (_what, scripts, heard, key) => {
  const { desk: at, kept } = desk([...scripts]);
  await at.receive(report('a'), from(GMAIL));
  expect([await at.askAgain(7), await kept()]).toEqual([heard, key]);
});

test('a closed tab is forgotten, once', async () => {
  const { desk: at, kept, announced } = desk();
  await at.receive(report('a'), from(GMAIL));
  await at.drop(7);
  await at.drop(7);
  expect([await kept(), announced.length]).toEqual([null, 2]);
});

const ask = { reason: 'lookUp', addresses: ['jo@example.org'], tab: 7, at: 5 } as const;

test.each<[string, keys: string[], tab: number, ends: boolean]>([
  ['the page reports itself anew', ['a', 'a'], 7, false],
  ['the page moves to another thread', ['a', 'b'], 7, true],
  ['another tab moves', ['a', 'b'], 8, false],
])('an ask when %s', async (_what, keys, tab, ends) => {
  const { desk: at, asks, announced } = desk([7, 8]);
  const [first = '', then = ''] = keys;
  await at.receive(report(first), from(GMAIL, tab));
  await asks.write(1, { ...ask, addresses: [...ask.addresses] });
  await pass(PACE);
  await at.receive(report(then), from(GMAIL, tab));
  expect(await asks.read(1)).toEqual(ends ? null : ask);
  expect(announced.some((change) => change.kind === 'ask')).toBe(ends);
});

test('an ask in another window stays', async () => {
  const { desk: at, asks } = desk();
  await asks.write(2, { ...ask, addresses: [...ask.addresses] });
  await at.receive(report('a'), from(GMAIL));
  expect(await asks.read(2)).toEqual(ask);
});

describe('a site that was added', () => {
  const ORIGIN = 'https://acme.zendesk.com';
  const zendesk = (key: string) => report(key, { site: 'zendesk', page: 'ticket' });

  test('is listened to for as long as it is granted, and its page is told to rest after that', async () => {
    const { desk: at, kept, granted, told } = desk();
    await at.receive(zendesk('a'), from(ORIGIN));
    expect([await kept(), told]).toEqual([null, [[7, 'rest']]]);
    await pass(PACE);
    granted.add(`${ORIGIN}/*`);
    await at.receive(zendesk('a'), from(ORIGIN));
    expect(await kept()).toBe('a');
  });

  test('taken away, it is forgotten, and others are not', async () => {
    const { desk: at, kept, granted, told, announced } = desk([7, 8, 9]);
    granted.add(`${ORIGIN}/*`);
    await at.receive(zendesk('a'), from(ORIGIN, 7));
    await at.receive(report('b'), from(GMAIL, 8));
    granted.delete(`${ORIGIN}/*`);
    await at.forgetRevoked();
    expect([await kept(7), await kept(8), told]).toEqual([null, 'b', [[7, 'rest']]]);
    expect(announced.at(-1)).toEqual({ kind: 'tab', tab: 7 });
  });

  test('cannot pass for another product', async () => {
    const { desk: at, kept, granted } = desk();
    granted.add('https://*/*');
    await at.receive(report('a'), from(ORIGIN));
    expect(await kept()).toBeNull();
  });
});

test('a product Bookside came with is not listened to where the browser withholds it', async () => {
  const { desk: at, kept, granted, told } = desk();
  granted.clear();
  await at.receive(report('a'), from(GMAIL));
  expect([await kept(), told]).toEqual([null, [[7, 'rest']]]);
});

describe('a page read once', () => {
  const ORCHARD = 'https://orchard.example.com';
  const opened = () => {
    const made = desk([]);
    made.open.set(7, { origin: ORCHARD, report: report('once', { site: 'other', page: 'other' }) });
    return made;
  };

  test('is kept with where it came from, without a script to ask', async () => {
    const { desk: at, kept, pages, told } = opened();
    expect(await at.readOnce(7)).toBe(true);
    expect(await at.askAgain(7)).toBe(true);
    expect([await kept(), told]).toEqual(['once', []]);
    expect(await pages.read(7)).toMatchObject({ origin: ORCHARD, once: true });
  });

  test('is forgotten as soon as the tab loads anything, and when it is closed', async () => {
    const { desk: at, kept, session } = opened();
    await at.readOnce(7);
    await at.askIfKnown(7);
    expect(await kept()).toBeNull();
    await at.readOnce(7);
    await at.drop(7);
    expect(session.dump()).toEqual({});
  });

  test('stays when some other site is taken away', async () => {
    const { desk: at, kept } = opened();
    await at.readOnce(7);
    await at.forgetRevoked();
    expect(await kept()).toBe('once');
  });

  test.each<[string, 'telling' | 'reading']>([
    ['has been', 'telling'],
    ['is being', 'reading'],
  ])('stays though a panel asks for the page that %s read meanwhile', async (_when, slow) => {
    const { desk: at, kept, pages, pace } = opened();
    await pages.write(7, { off: true, site: 'gmail', origin: GMAIL });
    const { promise, resolve } = Promise.withResolvers<void>();
    pace[slow] = promise;
    const asking = slow === 'telling' ? at.askAgain(7) : at.readOnce(7);
    const meanwhile = slow === 'telling' ? at.readOnce(7) : at.askAgain(7);
    if (slow === 'telling') await meanwhile;
    resolve();
    await Promise.all([asking, meanwhile]);
    expect(await kept()).toBe('once');
  });

  test('that the browser keeps closed changes nothing', async () => {
    const { desk: at, session, announced } = opened();
    expect(await at.readOnce(8)).toBe(false);
    expect([session.dump(), announced]).toEqual([{}, []]);
  });
});
