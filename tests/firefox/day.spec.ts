import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { ADD_ON_ID } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { askedByUs, watchRequests } from '../support/firefox-world.ts';
import { CARRIES_RECORD, CARRIES_THREAD, INBOX } from '../support/places.ts';
import { tellFirefox } from '../support/tell.ts';
import { caughtUp, quiet } from '../support/waiting.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(150_000) });

test('reading, looking up, acting and forgetting send requests only to OnceHub [claim 61]', async ({
  firefox,
  control,
}) => {
  await watchRequests(firefox.browser, ADD_ON_ID);
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  for (const [url, seen] of [
    [CARRIES_THREAD, CARRIE.email],
    [INBOX, 'people in this list'],
    [CARRIES_RECORD, CARRIE.email],
  ] as const) {
    await page.goto(url);
    await sidebar.see(seen);
    await quiet(control, 500);
  }
  await sidebar.see('All bookings');
  await sidebar.unfold('Onboarding session');
  await sidebar.click('details[open] button', 'Mark no-show…');
  await sidebar.see('Mark as a no-show?');
  await sidebar.click('dialog button', 'Mark as a no-show');
  await sidebar.click('button', 'Send now');
  await sidebar.see('The meeting is marked as a no-show.');
  expect(control.booking(CARRIE.bookings.markable)?.status).toBe('no_show');
  const popup = await firefox.ourPage('popup');
  const field = await popup.waitForSelector('[role="combobox"]');
  await field?.type('nobody@example.net');
  await field?.press('Enter');
  const popupText = async () => String(await popup.evaluate('document.body.innerText'));
  await expect.poll(popupText, { timeout: patient(30_000) }).toMatch(/no contact/i);
  const options = await firefox.ourPage('options');
  await tellFirefox(options, { name: 'forget', input: {} });
  await caughtUp(options, control);
  const asked = await askedByUs(firefox.browser);
  expect(asked.length).toBeGreaterThan(5);
  expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([
    'https://api.oncehub.com',
  ]);
});
