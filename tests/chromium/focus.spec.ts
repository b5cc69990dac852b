import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { ask, cancel, cancelNow, undoFor, WAITS } from '../support/cancelling.ts';
import { expect, test } from '../support/filled.ts';
import { CARRIES_RECORD, DANAS_RECORD, DANAS_THREAD } from '../support/places.ts';
import { tell } from '../support/tell.ts';
import { expectClear, type Walked } from '../support/walk.ts';

// Each test presses Tab some hundred times.
test.describe.configure({ timeout: patient(180_000) });

const inView = (view: View): Walked => ({
  evaluate: (expression) => view.evaluate(expression),
  tab: (back, times) => view.press(back ? 'Shift+Tab' : 'Tab', times),
  resize: (size) => view.pretend('light', size),
});

const asItIs = (view: View): Walked => {
  const { evaluate, tab } = inView(view);
  return { evaluate, tab };
};

const inTab = (page: Page): Walked => ({
  evaluate: (expression) => page.evaluate(expression),
  async tab(back, times) {
    for (let pressed = 0; pressed < times; pressed += 1) {
      await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
  },
  resize: (size) => page.setViewportSize(size),
});

/** Whether the row selected in the search is fully visible. */
const CHOSEN_IS_SEEN = `(() => {
  const row = document.querySelector('[role=option][aria-selected=true]');
  const { left, top, bottom } = row.getBoundingClientRect();
  const isSeen = (y) => row.contains(document.elementFromPoint(left + 20, y));
  return isSeen(top + 2) && isSeen(bottom - 2);
})()`;

/** Expands every row of the history. */
const unfold = (panel: View) =>
  panel.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

/** Opens the panel beside Dana's record, with an interrupted action that needs an answer. */
async function interrupted(bookside: Bookside) {
  await undoFor(bookside, 5);
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await cancel(panel);
  await panel.see(WAITS);
  await bookside.stopWorker();
  await panel.see('Ask again');
  return { page, panel };
}

test('every focused element is visible in the panel with a customer and expanded rows', async ({
  bookside,
}) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('at least 6 bookings');
  await unfold(panel);
  await panel.see('Booking ID');
  await expectClear(inView(panel), 25);
});

test('every focused element is visible in panel and popup with a pending action', async ({
  bookside,
}) => {
  const { page, panel } = await interrupted(bookside);
  await unfold(panel);
  await expectClear(inView(panel), 15);
  // A popup's size follows its content; in a tab it can be resized.
  const popup = await bookside.openPopup(page);
  await popup.see('Leave it');
  expect(await popup.evaluate('innerWidth')).toBe(380);
  await expectClear(asItIs(popup), 5);
  await popup.close();
  const tab = await bookside.tab();
  await tab.goto(bookside.url('popup'));
  await expect(tab.getByRole('button', { name: 'Leave it' })).toBeVisible();
  await expectClear(inTab(tab), 5);
});

test('bars stick while there is room, and otherwise scroll with the page', async ({ bookside }) => {
  const { panel } = await interrupted(bookside);
  await unfold(panel);
  const edges = () =>
    panel.evaluate<number[]>(`['.toolbar', '.underway'].flatMap((bar) => {
      const { top, bottom } = document.querySelector(bar).getBoundingClientRect();
      return [Math.round(top), Math.round(bottom)];
    })`);
  await panel.pretend('light', { width: 380, height: 700 });
  await panel.evaluate('scrollTo(0, 10_000)');
  const [top, bottom, under] = await edges();
  expect([top, under]).toEqual([0, bottom]);
  const scrolledTo = await panel.evaluate('scrollY');
  await panel.evaluate("document.querySelector('.toolbar button').focus()");
  expect(await panel.evaluate('scrollY')).toBe(scrolledTo);
  // A window that becomes active again restores its focus, and must keep its scroll position.
  await panel.press('Tab');
  await panel.evaluate('scrollTo(0, 10_000)');
  await panel.evaluate(
    "document.activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))",
  );
  expect(await panel.evaluate('scrollY')).toBe(scrolledTo);
  await panel.pretend('light', { width: 320, height: 256 });
  await expect.poll(() => panel.evaluate('scrollY')).toBe(0);
  await panel.evaluate('scrollTo(0, 10_000)');
  expect(Math.max(...(await edges()))).toBeLessThan(0);
});

test('every focused element is visible in the panel with several people and with the search', async ({
  bookside,
}) => {
  const { panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('2 people on this page');
  await panel.see(/[0-9] bookings/);
  await expectClear(inView(panel), 10);
  await panel.click('button', 'Look up a customer');
  await panel.type('an');
  await panel.see('Found on this computer');
  await expectClear(inView(panel), 12);
  // The field keeps the focus while arrow keys select a row; the selected row must be visible as
  // well.
  await panel.evaluate("document.documentElement.style.fontSize = ''");
  await panel.pretend('light', { width: 320, height: 500 });
  await panel.click('combobox', 'Find a customer');
  for (let rows = 0; rows < 6; rows += 1) {
    await panel.press('ArrowDown');
    expect(await panel.evaluate(CHOSEN_IS_SEEN)).toBe(true);
  }
});

test('every focused element is visible in the confirmation dialog', async ({ bookside }) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await ask(panel);
  const isArming = "document.querySelector('.arming') !== null";
  await expect.poll(() => panel.evaluate(isArming)).toBe(false);
  await expectClear(inView(panel), 3);
});

test('every focused element is visible in the list of meetings that need an outcome', async ({
  bookside,
}) => {
  const options = await bookside.options();
  await tell(options, { name: 'setMe', input: { address: 'priya.nair@example.com' } });
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.click('button', /meetings need an outcome/);
  await panel.see('Go on');
  await expectClear(inView(panel), 10);
});

test('every focused element is visible in the popup with an answer', async ({ bookside }) => {
  const popup = await bookside.tab();
  await popup.goto(bookside.url('popup'));
  const field = popup.getByRole('combobox', { name: 'Find a customer' });
  await field.fill(CARRIE.email);
  await field.press('Enter');
  await expect(popup.getByText('Latest bookings')).toBeVisible();
  await expectClear(inTab(popup), 5);
});

test('every focused element is visible in the options and activity pages', async ({ bookside }) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await cancelNow(panel);
  await panel.see('The meeting is cancelled.');
  const page = await bookside.options();
  await page.bringToFront();
  await expectClear(inTab(page), 15);
  await page.goto(bookside.url('activity'));
  await expectClear(inTab(page), 4);
});
