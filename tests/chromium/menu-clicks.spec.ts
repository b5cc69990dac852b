import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
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
  }
  tried(SELECTIONS.length * 2);
  await caughtUp(options, control);
  expect(control.log().length).toBeGreaterThanOrEqual(before);
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(sandbox.strangers).toEqual([]);
  await click({ menuItemId: 'noShow.selection', selectionText: CARRIE.email });
  await panel.see('Onboarding session');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});
