import type { Locator } from '@playwright/test';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, INBOX, placeOf } from '../support/places.ts';
import { withoutSync } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

/**
 * What a page may offer for a right-click: one address, many, none, and texts that only look like
 * one.
 */
const SELECTIONS: readonly string[] = [
  CARRIE.email,
  CARRIE.email.toUpperCase(),
  `${CARRIE.name} <${CARRIE.email}>`,
  `${CARRIE.email}, ${DANA.email}`,
  `mailto:${CARRIE.email}`,
  'nobody@example.net',
  '1-3125550177',
  '(312) 555-0177',
  '٠١٢٣٤٥٦٧٨٩',
  '1'.repeat(200),
  'no address at all',
  '',
  ' ',
  '@',
  'a@b',
  `<script>fetch('https://elsewhere.example.com')</script>${CARRIE.email}`,
  `"${CARRIE.email}"; cancel; ${CARRIE.bookings.upcoming}`,
  CARRIE.bookings.upcoming,
  'noShow cancel reschedule act propose sendNow forget',
  '{"name":"forget","input":{}}',
  `\u202e${CARRIE.email}\u202c`,
  `so.carrie\u200b.customer@gmail.com`,
  's\u043e.carrie.customer@gmail.com',
  `${CARRIE.email}\u0000`,
  Array.from({ length: 2_000 }, (_, n) => `customer${n}@shop.example.net`).join(' '),
  'x'.repeat(1_000_000),
  `${'a'.repeat(300)}@${'b'.repeat(300)}.example.com`,
  '\n'.repeat(5_000),
  ...Array.from(
    { length: 26 },
    (_, n) => `${String.fromCharCode(97 + n)}@example.com ${CARRIE.email}`,
  ),
];

test('a click in the context menu carries out no action, whatever is selected [claim 24]', async ({
  bookside,
  control,
  sandbox,
}) => {
  test.setTimeout(patient(120_000));
  const options = await withoutSync(bookside);
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  // Dispatches the event to the very listeners that a click in the browser's own menu reaches.
  const click = (more: object) =>
    bookside.inWorker(`chrome.tabs.query({ url: 'https://app.hubspot.com/*' }).then(([tab]) =>
      chrome.contextMenus.onClicked.dispatch({ pageUrl: tab.url, ...${JSON.stringify(more)} }, tab))`);
  const before = control.log().length;
  for (const selectionText of SELECTIONS) {
    await click({ menuItemId: 'noShow.selection', selectionText });
    const linkUrl = `mailto:${encodeURIComponent(selectionText.slice(0, 500).toWellFormed())}`;
    await click({ menuItemId: 'noShow.link', linkUrl });
    await click({ menuItemId: 'noShow.link', linkUrl: linkUrl.replace('mailto', 'tel') });
  }
  tried(SELECTIONS.length * 3);
  await caughtUp(options, control);
  expect(control.log().length).toBeGreaterThanOrEqual(before);
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(sandbox.strangers).toEqual([]);
  await click({ menuItemId: 'noShow.selection', selectionText: CARRIE.email });
  await panel.see('Onboarding session');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});

/** Clicks "Mark no-show…" on Carrie's address, in a tab as the browser tells it. */
const clickIn = (tab: string) => `${tab}.then((tab) => chrome.contextMenus.onClicked.dispatch(
  { menuItemId: 'noShow.selection', selectionText: '${CARRIE.email}' }, tab))`;

/** What Chrome tells of a click in its PDF viewer. */
const PDF_VIEWER = 'Promise.resolve({ id: -1, windowId: -1 })';
const POPUP_WINDOW = `chrome.windows.create({ type: 'popup', url: '${CARRIES_RECORD}' })
  .then(({ tabs: [tab] }) => tab)`;

for (const [where, tab] of [
  ['a PDF viewer', PDF_VIEWER],
  ['a popup window', POPUP_WINDOW],
] as const) {
  test(`a click in ${where} is shown by the open panel of the last normal window`, async ({
    bookside,
  }) => {
    const { panel } = await beside(bookside, placeOf('somebody without bookings'));
    await panel.see('Noor');
    await bookside.inWorker(clickIn(tab));
    await panel.see('Onboarding session');
    await panel.see('Which meeting did they miss?');
  });

  test(`a click in ${where} is shown in a tab where no panel is open, and in the same tab again`, async ({
    bookside,
  }) => {
    const page = await bookside.tab();
    await page.goto(INBOX);
    for (const _ of ['first', 'again']) {
      await bookside.inWorker(clickIn(tab));
      const ours = () =>
        bookside.context.pages().filter((one) => one.url() === bookside.url('sidepanel'));
      await expect.poll(() => ours().length).toBe(1);
      await expect(ours()[0]?.getByText('Which meeting did they miss?') as Locator).toBeVisible();
      await page.bringToFront();
    }
  });
}
