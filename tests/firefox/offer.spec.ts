import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

test('times are ticked in the sidebar, and copied; nothing is sent', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  await sidebar.clickFirst('button[aria-label="Offer times…"]');
  await sidebar.see(' free times');
  await sidebar.clickFirst('[role=option]');
  await sidebar.see('1 of at most 5 times ticked');
  await sidebar.see('All times are in your time zone (New York)');
  await sidebar.click('dialog button', 'Copy the text');
  await sidebar.see('The text is copied. Nothing was sent.');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});
