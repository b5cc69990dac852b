import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageOf } from '../../tests/helpers/pages.ts';
import { holdTime, pass, TAB, viewDeps, WINDOW } from '../../tests/helpers/view-deps.ts';
import type { PageReport } from '../domain/page-report.ts';
import { type PanelRequest, panelRequests, type TabPage, tabPages } from '../tabs/tab-state.ts';
import { createActiveTab } from './active-tab.ts';
import type { PageState } from './model.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const report = (key: string, ...addresses: string[]): PageReport => ({
  site: 'gmail',
  page: 'thread',
  key,
  state: 'found',
  layer: 'named',
  people: addresses.map((address) => ({ address, role: 'sender' })),
});
const shows = (key: string, ...addresses: string[]): TabPage => pageOf(report(key, ...addresses));
const ORIGIN = 'https://mail.google.com';
const facts = {
  site: 'gmail',
  page: 'thread',
  layer: 'named',
  origin: ORIGIN,
  onRequest: false,
} as const;

/** An active-tab state in a window whose tabs have these stored reports. */
async function beside(tabs: Record<number, TabPage> = {}) {
  const made = viewDeps();
  const [pages, requests] = [tabPages(made.deps.session), panelRequests(made.deps.session)];
  for (const [tab, page] of Object.entries(tabs)) await pages.write(Number(tab), page);
  const view = createActiveTab(made.deps);
  const seen = () => view.people.value.map((person) => person.address);
  return { ...made, pages, requests, view, seen };
}

test.each<[string, TabPage | null, PageState]>([
  ['no script of ours', null, { kind: 'unsupported', origin: null, withheld: [] }],
  [
    'a site switched off',
    { off: true, site: 'hubspot', origin: ORIGIN },
    { kind: 'siteOff', site: 'hubspot' },
  ],
  [
    'a page still loading',
    pageOf({ ...report('a'), state: 'reading' }),
    { kind: 'reading', site: 'gmail' },
  ],
  [
    'nobody',
    pageOf({ ...report('a'), state: 'none' }),
    { kind: 'nobody', leftOut: false, ...facts },
  ],
  [
    'somebody',
    shows('a', 'mara@example.com'),
    { kind: 'people', people: [{ address: 'mara@example.com', role: 'sender' }], ...facts },
  ],
])('the page state of a tab with %s', async (_what, page, state) => {
  const { view } = await beside(page ? { [TAB]: page } : {});
  expect(view.page.value).toBeNull();
  await pass();
  expect(view.page.value).toEqual(state);
});

test('a window without an active tab counts as unsupported and no report is requested', async () => {
  const made = viewDeps();
  made.state.tab = null;
  const view = createActiveTab(made.deps);
  await pass();
  expect([view.page.value, made.sent('readPage')]).toEqual([
    { kind: 'unsupported', origin: null, withheld: [] },
    [],
  ]);
});

test('a new report is requested when the view opens and when another tab becomes active', async () => {
  const { sent, front } = await beside();
  await pass();
  await front(8);
  expect(sent('readPage').map((message) => message.input)).toEqual([{ tab: TAB }, { tab: 8 }]);
});

test("a newly active tab's people are shown, and a late read of the earlier tab does not replace them", async () => {
  const { view, deps, seen, front } = await beside({
    [TAB]: shows('a', 'mara@example.com'),
    8: shows('b', 'jo@example.org'),
  });
  await pass();
  expect(seen()).toEqual(['mara@example.com']);
  // The read of the first tab is slow.
  const { granted } = deps;
  let release = () => {};
  deps.granted = async () => {
    await new Promise<void>((resolve) => (release = resolve));
    return granted();
  };
  await front(TAB);
  deps.granted = granted;
  expect(view.page.value).toBeNull();
  await front(8);
  expect(seen()).toEqual(['jo@example.org']);
  release();
  await pass();
  expect(seen()).toEqual(['jo@example.org']);
});

test('a change during the first read causes a second read', async () => {
  const { deps, change } = viewDeps();
  const { place } = deps;
  let answer = () => {};
  deps.place = async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return place();
  };
  const view = createActiveTab(deps);
  const seen = () => view.people.value.map((person) => person.address);
  await pass();
  deps.place = place;
  await tabPages(deps.session).write(TAB, shows('b', 'jo@example.org'));
  await change({ kind: 'tab', tab: TAB });
  const request: PanelRequest = {
    reason: 'lookUp',
    addresses: ['kim@example.net'],
    tab: TAB,
    at: NOW,
  };
  await panelRequests(deps.session).write(WINDOW, request);
  await change({ kind: 'request', window: WINDOW });
  expect(seen()).toEqual([]);
  answer();
  await pass();
  expect(seen()).toEqual(['kim@example.net']);
  await view.endRequest();
  expect(seen()).toEqual(['jo@example.org']);
});

test('a new report of the active tab is shown, one of another tab is not', async () => {
  const { pages, seen, change } = await beside({ [TAB]: shows('a', 'mara@example.com') });
  await pass();
  await pages.write(TAB, shows('b', 'kim@example.net'));
  await change({ kind: 'tab', tab: 8 });
  expect(seen()).toEqual(['mara@example.com']);
  await change({ kind: 'tab', tab: TAB });
  expect(seen()).toEqual(['kim@example.net']);
});

test('the people of a request are shown instead of the page’s, only in the tab it was made in', async () => {
  const { requests, seen, change, front } = await beside({ [TAB]: shows('a', 'mara@example.com') });
  await pass();
  await requests.write(WINDOW, {
    reason: 'noShowMenu',
    addresses: ['jo@example.org'],
    tab: TAB,
    at: 5,
  });
  await change({ kind: 'request', window: 2 });
  expect(seen()).toEqual(['mara@example.com']);
  await change({ kind: 'request', window: WINDOW });
  expect(seen()).toEqual(['jo@example.org']);
  await front(8);
  expect(seen()).toEqual([]);
  await front(TAB);
  expect(seen()).toEqual(['jo@example.org']);
});

test('starting and ending a request is stored and announced to all views of the window', async () => {
  const { view, requests, announced, seen } = await beside({
    [TAB]: shows('a', 'mara@example.com'),
  });
  await pass();
  await view.show({ reason: 'lookUp', addresses: ['jo@example.org'] });
  expect(await requests.read(WINDOW)).toEqual({
    reason: 'lookUp',
    addresses: ['jo@example.org'],
    tab: TAB,
    at: NOW,
  });
  expect(seen()).toEqual(['jo@example.org']);
  await view.endRequest();
  expect([await requests.read(WINDOW), seen()]).toEqual([null, ['mara@example.com']]);
  expect(announced).toEqual([
    { kind: 'request', window: WINDOW },
    { kind: 'request', window: WINDOW },
  ]);
});

test('a request without addresses still replaces the people of the page', async () => {
  const { view, seen } = await beside({ [TAB]: shows('a', 'mara@example.com') });
  await pass();
  await view.show({ reason: 'noShowMenu', addresses: [] });
  expect([view.request.value?.reason, seen()]).toEqual(['noShowMenu', []]);
});

test('the occasion changes with the thread and the request, not with a new report of the same thread', async () => {
  const { view, pages, change } = await beside({ [TAB]: shows('a', 'mara@example.com') });
  await pass();
  const first = view.occasion.value;
  await pages.write(TAB, shows('a', 'mara@example.com', 'kim@example.net'));
  await change({ kind: 'tab', tab: TAB });
  expect(view.occasion.value).toBe(first);
  await pages.write(TAB, shows('b', 'mara@example.com'));
  await change({ kind: 'tab', tab: TAB });
  const second = view.occasion.value;
  await view.show({ reason: 'lookUp', addresses: [] });
  expect(new Set([first, second, view.occasion.value]).size).toBe(3);
});

test('deleting the data and changing settings cause everything to be read again', async () => {
  for (const kind of ['forgotten', 'settings'] as const) {
    const { pages, seen, change } = await beside({ [TAB]: shows('a', 'mara@example.com') });
    await pass();
    await pages.remove(TAB);
    await change({ kind });
    expect(seen()).toEqual([]);
  }
});

test('a tab that became active before the listener was added is found by the next read', async () => {
  const made = await beside({
    [TAB]: shows('a', 'mara@example.com'),
    8: shows('b', 'ben@example.net'),
  });
  await pass();
  expect(made.seen()).toEqual(['mara@example.com']);
  made.state.tab = 8;
  await made.change({ kind: 'settings' });
  expect(made.seen()).toEqual(['ben@example.net']);
  expect(made.sent('readPage').at(-1)?.input).toEqual({ tab: 8 });
  // From then on, reports of the earlier tab are ignored.
  await made.pages.write(TAB, shows('c', 'old@example.org'));
  await made.change({ kind: 'tab', tab: TAB });
  expect(made.seen()).toEqual(['ben@example.net']);
});
