import { beforeEach, expect, test, vi } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { pageOf } from '../../tests/helpers/pages.ts';
import { NO_SHOW_MENU, READ_ON_REQUEST_MENU } from '../platform/menus.ts';
import { IGNORE_LIST_KEY } from '../settings/setting-keys.ts';
import { panelRequests, type TabPage } from '../tabs/tab-state.ts';
import { createMenuClicks, type Place } from './menu-clicks.ts';

const HERE = { id: 3, windowId: 1 };
/** The last normal window, and its active tab. */
const NORMAL: Place = { window: 8, tab: 80 };
const MARA = 'mara@example.com';
const SELECTION = { menuItemId: `${NO_SHOW_MENU}.selection`, selectionText: `Mara <${MARA}>` };
const LINK = { menuItemId: `${NO_SHOW_MENU}.link`, linkUrl: `mailto:${MARA}` };
const READ = { menuItemId: READ_ON_REQUEST_MENU };

/** Tabs without a page: Chrome's PDF viewer, and views that are no tab. */
const NOWHERE = [{ id: -1, windowId: -1 }, { id: -1, windowId: 1 }, {}, undefined];

const openPanel = vi.fn(async (_window: number) => true);
const showElsewhere = vi.fn(async () => NORMAL);
const pageReports = { askAgain: vi.fn(async () => false), readOnRequest: vi.fn(async () => true) };
const announce = vi.fn();

function menuClicks(page: TabPage | null = null, listed: string[] = []) {
  const requests = panelRequests(memoryStore());
  const settings = memoryStore({ [IGNORE_LIST_KEY]: { listed } });
  const pages = { read: async () => page };
  const clock = () => 5;
  const deps = { openPanel, showElsewhere, requests, pageReports, pages, settings };
  const asked = async () => [...(await requests.all())];
  return { ...createMenuClicks({ ...deps, announce, clock }), asked };
}

beforeEach(() => void vi.clearAllMocks());

test.each([SELECTION, LINK])(
  'a click on $menuItemId is shown in the panel beside it',
  async (click) => {
    const { clicked, asked } = menuClicks();
    clicked(click, HERE);
    // In the same turn, while the user gesture lasts.
    expect(openPanel).toHaveBeenCalledExactlyOnceWith(1);
    await expect
      .poll(asked)
      .toEqual([[1, { reason: 'noShowMenu', addresses: [MARA], tab: 3, at: 5 }]]);
    expect(showElsewhere).not.toHaveBeenCalled();
  },
);

test('a page is read beside its panel, which shows no request any more', async () => {
  const { clicked, asked } = menuClicks();
  clicked(SELECTION, HERE);
  clicked(READ, HERE);
  await expect.poll(() => pageReports.readOnRequest.mock.calls).toEqual([[3]]);
  expect(await asked()).toEqual([]);
  expect(showElsewhere).not.toHaveBeenCalled();
});

test.each(NOWHERE)('a click in tab %o is shown by the last normal window', async (tab) => {
  const { clicked, asked } = menuClicks();
  clicked(SELECTION, tab);
  await expect
    .poll(asked)
    .toEqual([[8, { reason: 'noShowMenu', addresses: [MARA], tab: 80, at: 5 }]]);
  expect(openPanel).not.toHaveBeenCalled();
  expect(announce).toHaveBeenLastCalledWith({ kind: 'request', window: 8 });
});

test.each(NOWHERE)('to read the page of tab %o shows a panel all the same', async (tab) => {
  const { clicked, asked } = menuClicks();
  clicked(READ, tab);
  await expect.poll(() => showElsewhere.mock.calls.length).toBe(1);
  expect(pageReports.readOnRequest).not.toHaveBeenCalled();
  expect(await asked()).toEqual([]);
});

test('where the window has no panel, the last normal window shows the click', async () => {
  openPanel.mockResolvedValueOnce(false);
  const { clicked, asked } = menuClicks();
  clicked(SELECTION, HERE);
  await expect.poll(async () => (await asked()).map(([window]) => window).sort()).toEqual([1, 8]);
  expect(new Map(await asked()).get(8)).toMatchObject({ addresses: [MARA], tab: 80 });
});

test('where the window has no panel, the people of its page are shown, without colleagues', async () => {
  openPanel.mockResolvedValueOnce(false);
  const people = [MARA, 'priya@example.org'].map(
    (address) => ({ address, role: 'sender' }) as const,
  );
  const report = {
    site: 'gmail',
    page: 'thread',
    key: 'a',
    state: 'found',
    layer: 'named',
  } as const;
  const { clicked, asked } = menuClicks(pageOf({ ...report, people }), ['example.org']);
  clicked(READ, HERE);
  await expect.poll(asked).toEqual([[8, { reason: 'lookUp', addresses: [MARA], tab: 80, at: 5 }]]);
  expect(pageReports.readOnRequest).toHaveBeenCalledExactlyOnceWith(3);
});

test('the shortcut opens a panel in any window', async () => {
  const menus = menuClicks();
  await menus.openPanel(HERE);
  expect(showElsewhere).not.toHaveBeenCalled();
  openPanel.mockResolvedValueOnce(false);
  await menus.openPanel(HERE);
  await menus.openPanel(undefined);
  expect(showElsewhere).toHaveBeenCalledTimes(2);
});

test('another menu item does nothing but open the panel', async () => {
  const { clicked, asked } = menuClicks();
  clicked({ menuItemId: 'other' }, HERE);
  expect(await asked()).toEqual([]);
});

const NUMBER = { menuItemId: `${NO_SHOW_MENU}.selection`, selectionText: ' (312) 555-0177 ' };
const CALL = { menuItemId: `${NO_SHOW_MENU}.link`, linkUrl: 'tel:+1-312-555-0177;ext=4' };

test.each([
  [NUMBER, '(312) 555-0177'],
  [CALL, 'tel:+1-312-555-0177'],
])('a click on a number is a request for whoever has it', async (click, number) => {
  const { clicked, asked } = menuClicks();
  clicked(click, HERE);
  // In the same turn, while the user gesture lasts.
  expect(openPanel).toHaveBeenCalledExactlyOnceWith(1);
  const request = { reason: 'noShowMenu', addresses: [], number, tab: 3, at: 5 };
  await expect.poll(asked).toEqual([[1, request]]);
});

test.each(NOWHERE)('a number clicked in tab %o is shown by the last normal window', async (tab) => {
  const { clicked, asked } = menuClicks();
  clicked(CALL, tab);
  const number = 'tel:+1-312-555-0177';
  await expect.poll(async () => new Map(await asked()).get(8)?.number).toBe(number);
});

test.each(['', 'no number', '12', '2026', '0177', `${MARA} 312 555 0177`, 'BKNG-1234567'])(
  'the selection "%s" is no number',
  async (selectionText) => {
    const { clicked, asked } = menuClicks();
    clicked({ ...NUMBER, selectionText }, HERE);
    await expect.poll(async () => (await asked()).length).toBe(1);
    expect((await asked())[0]?.[1].number).toBeUndefined();
  },
);
