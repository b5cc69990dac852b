import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import type { PageReport } from '../domain/page-report.ts';
import type { Change } from '../messages/changes.ts';
import { siteSwitches } from '../settings/site-switches.ts';
import { OWN_PATTERNS } from './added-sites.ts';
import { createPageReports } from './page-reports.ts';
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

/** The page reports, with page scripts in the tabs `scripts`. */
function desk(scripts: number[] = [7]) {
  const session = memoryStore();
  const [pages, requests] = [tabPages(session), panelRequests(session)];
  const sites = siteSwitches(memoryStore());
  const announced: Change[] = [];
  const told: [tab: number, command: string][] = [];
  const granted = new Set(OWN_PATTERNS);
  /**
   * The result of reading a page once, by tab; the browser refuses access to any other tab.
   */
  const open = new Map<number, { origin: string; report: PageReport }>();
  /** Promises that delay a command to a script and the reading of a page. */
  const pace = { telling: Promise.resolve(), reading: Promise.resolve() };
  const made = createPageReports({
    pages,
    requests,
    sites,
    announce: (change) => void announced.push(change),
    async tellPage(tab, command) {
      told.push([tab, command]);
      await pace.telling;
      return scripts.includes(tab);
    },
    granted: async () => [...granted],
    settle: ({ withOwnDomain: _, ...report }) => report,
    readOnRequest: async (tab) => {
      await pace.reading;
      return open.get(tab) ?? null;
    },
  });
  const kept = async (tab = 7) => {
    const page = await pages.read(tab);
    return page === null || page.off ? page : page.report.key;
  };
  return {
    desk: made,
    pages,
    requests,
    sites,
    session,
    announced,
    told,
    kept,
    granted,
    open,
    pace,
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a report is stored for its tab, and views are notified', async () => {
  const { desk: at, kept, announced } = desk();
  expect(await at.receive(report('a'), from(GMAIL))).toBeNull();
  expect([await kept(), await kept(8)]).toEqual(['a', null]);
  expect(announced).toEqual([{ kind: 'tab', tab: 7 }]);
});

test('the first four reports are stored at once; of further ones the latest each half second', async () => {
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

test('reports are stored in the order in which they arrive', async () => {
  const { desk: at, kept } = desk();
  await Promise.all(['a', 'b', 'c'].map((key) => at.receive(report(key), from(GMAIL))));
  expect(await kept()).toBe('c');
});

test('a page that sends very many reports causes two writes a second at most [claim 28]', async () => {
  const { desk: at, announced } = desk();
  for (let i = 0; i < 1000; i++) {
    await at.receive(report(`k${i}`), from(GMAIL));
    await pass(10);
  }
  await pass(2 * PACE);
  expect(announced.length).toBeLessThanOrEqual(10_000 / PACE + 6);
});

test('the rate limit of one tab does not delay another', async () => {
  const { desk: at, kept } = desk();
  await at.receive(report('a'), from(GMAIL, 7));
  await at.receive(report('b'), from(GMAIL, 8));
  expect([await kept(7), await kept(8)]).toEqual(['a', 'b']);
});

test.each<[string, string, PageReport['site']]>([
  ['another product', GMAIL, 'hubspot'],
  ['any page', 'https://example.com', 'gmail'],
  ['a look-alike', 'https://mail.google.com.evil.example', 'gmail'],
  [
    'an origin with the right one in its query',
    'https://evil.example?https://mail.google.com',
    'gmail',
  ],
  ['a HubSpot host that is not the application', 'https://www.hubspot.com', 'hubspot'],
  ['an origin without encryption', 'http://mail.google.com', 'gmail'],
  ['another port', 'https://mail.google.com:444', 'gmail'],
])('a report from %s is rejected', async (_what, origin, site) => {
  const { desk: at, session } = desk();
  await at.receive(report('a', { site }), from(origin));
  await pass(PACE);
  expect(session.dump()).toEqual({});
});

test.each(['app', 'app-eu1', 'app-na1', 'app-na2', 'app-na3', 'app-ap1'])(
  'a report from %s.hubspot.com is accepted',
  async (host) => {
    const { desk: at, kept } = desk();
    await at.receive(report('a', { site: 'hubspot' }), from(`https://${host}.hubspot.com`));
    expect(await kept()).toBe('a');
  },
);

test('a report without a tab, without an origin or from a private window is rejected', async () => {
  const { desk: at, session } = desk();
  await at.receive(report('a'), { id: 'own', origin: GMAIL });
  await at.receive(report('a'), { id: 'own', tab: { id: 7 } });
  await at.receive(report('a'), from(GMAIL, 8, { incognito: true }));
  expect(session.dump()).toEqual({});
});

test('a page of a switched-off site is stored without its people, and its script gets the command rest', async () => {
  const { desk: at, sites, kept, told, session } = desk();
  await sites.set('gmail', false);
  await at.receive(report('a'), from(GMAIL));
  expect(await kept()).toEqual({ off: true, site: 'gmail', origin: GMAIL });
  expect(JSON.stringify(session.dump())).not.toContain('mara');
  expect(told).toEqual([[7, 'rest']]);
});

test('a switched site has its open pages read again, and only those', async () => {
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

test('switching a site off deletes the people of its page, and switching it on reads them again', async () => {
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

test('a new document without a page script does not keep the report of the previous one [claim 30]', async () => {
  const { desk: at, kept, announced } = desk([]);
  await at.receive(report('a'), from(GMAIL));
  await at.askIfKnown(7);
  expect(await kept()).toBeNull();
  expect(announced.at(-1)).toEqual({ kind: 'tab', tab: 7 });
});

test('a report that waits for the rate limit is discarded with its page [claim 30]', async () => {
  const { desk: at, kept } = desk([]);
  for (const key of ['a', 'b', 'c', 'd', 'e']) await at.receive(report(key), from(GMAIL));
  await at.askIfKnown(7);
  await pass(2 * PACE);
  expect(await kept()).toBeNull();
});

test('a page that is reloaded keeps its report until its script reports again', async () => {
  const { desk: at, kept, told } = desk([7]);
  await at.receive(report('a'), from(GMAIL));
  await at.askIfKnown(7);
  expect([await kept(), told]).toEqual(['a', [[7, 'report']]]);
});

test('a tab without a report gets no command while it loads', async () => {
  const { desk: at, told } = desk();
  await at.askIfKnown(7);
  expect(told).toEqual([]);
});

test.each([
  ['a script', [7], true, 'a'],
  ['no script', [], false, null],
] as const)('askAgain for a tab with %s', async (_what, scripts, heard, key) => {
  const { desk: at, kept } = desk([...scripts]);
  await at.receive(report('a'), from(GMAIL));
  expect([await at.askAgain(7), await kept()]).toEqual([heard, key]);
});

test('the report of a closed tab is deleted, and announced once', async () => {
  const { desk: at, kept, announced } = desk();
  await at.receive(report('a'), from(GMAIL));
  await at.drop(7);
  await at.drop(7);
  expect([await kept(), announced.length]).toEqual([null, 2]);
});

const request = { reason: 'lookUp', addresses: ['jo@example.org'], tab: 7, at: 5 } as const;

test.each<[string, keys: string[], tab: number, ends: boolean]>([
  ['the page sends the same report again', ['a', 'a'], 7, false],
  ['the page shows another thread', ['a', 'b'], 7, true],
  ['another tab shows another thread', ['a', 'b'], 8, false],
])('whether a request for a customer ends when %s', async (_what, keys, tab, ends) => {
  const { desk: at, requests, announced } = desk([7, 8]);
  const [first = '', then = ''] = keys;
  await at.receive(report(first), from(GMAIL, tab));
  await requests.write(1, { ...request, addresses: [...request.addresses] });
  await pass(PACE);
  await at.receive(report(then), from(GMAIL, tab));
  expect(await requests.read(1)).toEqual(ends ? null : request);
  expect(announced.some((change) => change.kind === 'request')).toBe(ends);
});

test('a request in another window does not end', async () => {
  const { desk: at, requests } = desk();
  await requests.write(2, { ...request, addresses: [...request.addresses] });
  await at.receive(report('a'), from(GMAIL));
  expect(await requests.read(2)).toEqual(request);
});

describe('a page of an added site', () => {
  const ORIGIN = 'https://acme.zendesk.com';
  const zendesk = (key: string) => report(key, { site: 'zendesk', page: 'ticket' });

  test('may report while the site is granted, and gets the command rest after that', async () => {
    const { desk: at, kept, granted, told } = desk();
    await at.receive(zendesk('a'), from(ORIGIN));
    expect([await kept(), told]).toEqual([null, [[7, 'rest']]]);
    await pass(PACE);
    granted.add(`${ORIGIN}/*`);
    await at.receive(zendesk('a'), from(ORIGIN));
    expect(await kept()).toBe('a');
  });

  test('is deleted when the site is revoked, and other pages are not', async () => {
    const { desk: at, kept, granted, told, announced } = desk([7, 8, 9]);
    granted.add(`${ORIGIN}/*`);
    await at.receive(zendesk('a'), from(ORIGIN, 7));
    await at.receive(report('b'), from(GMAIL, 8));
    granted.delete(`${ORIGIN}/*`);
    await at.forgetRevoked();
    expect([await kept(7), await kept(8), told]).toEqual([null, 'b', [[7, 'rest']]]);
    expect(announced.at(-1)).toEqual({ kind: 'tab', tab: 7 });
  });

  test('cannot report as another product', async () => {
    const { desk: at, kept, granted } = desk();
    granted.add('https://*/*');
    await at.receive(report('a'), from(ORIGIN));
    expect(await kept()).toBeNull();
  });
});

test('a report of a product from the manifest is rejected where its permission is missing', async () => {
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

  test('is stored with its origin, although its tab has no page script', async () => {
    const { desk: at, kept, pages, told } = opened();
    expect(await at.readOnRequest(7)).toBe(true);
    expect(await at.askAgain(7)).toBe(true);
    expect([await kept(), told]).toEqual(['once', []]);
    expect(await pages.read(7)).toMatchObject({ origin: ORCHARD, once: true });
  });

  test('is deleted as soon as the tab loads another page, and when it is closed', async () => {
    const { desk: at, kept, session } = opened();
    await at.readOnRequest(7);
    await at.askIfKnown(7);
    expect(await kept()).toBeNull();
    await at.readOnRequest(7);
    await at.drop(7);
    expect(session.dump()).toEqual({});
  });

  test('stays when another site is revoked', async () => {
    const { desk: at, kept } = opened();
    await at.readOnRequest(7);
    await at.forgetRevoked();
    expect(await kept()).toBe('once');
  });

  test.each<[string, 'telling' | 'reading']>([
    ['has been', 'telling'],
    ['is being', 'reading'],
  ])('stays although a panel requests the page, which %s read meanwhile', async (_when, slow) => {
    const { desk: at, kept, pages, pace } = opened();
    await pages.write(7, { off: true, site: 'gmail', origin: GMAIL });
    const { promise, resolve } = Promise.withResolvers<void>();
    pace[slow] = promise;
    const asking = slow === 'telling' ? at.askAgain(7) : at.readOnRequest(7);
    const meanwhile = slow === 'telling' ? at.readOnRequest(7) : at.askAgain(7);
    if (slow === 'telling') await meanwhile;
    resolve();
    await Promise.all([asking, meanwhile]);
    expect(await kept()).toBe('once');
  });

  test('changes nothing if the browser refuses access', async () => {
    const { desk: at, session, announced } = opened();
    expect(await at.readOnRequest(8)).toBe(false);
    expect([session.dump(), announced]).toEqual([{}, []]);
  });
});
