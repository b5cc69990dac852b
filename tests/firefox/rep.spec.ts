import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { posts, TIME_TO_UNDO, untilSent } from '../support/cancelling.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD, DANAS_THREAD, placeOf } from '../support/places.ts';
import { tellFirefox } from '../support/tell.ts';

test('the sidebar shows the customer of a HubSpot record and of a Gmail thread', {
  tag: ['@core', '@dated'],
}, async ({ firefox }) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see(CARRIE.name);
  await sidebar.see('Next meeting');
  await sidebar.see('All bookings');
  await page.goto(DANAS_THREAD);
  await sidebar.see(DANA.email);
  await sidebar.see('All bookings');
});

test('a no-show is marked with one request', { tag: '@core' }, async ({ firefox, control }) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  await sidebar.unfold('Onboarding session');
  await sidebar.click('details[open] button', 'Mark no-show…');
  await sidebar.see('Mark as a no-show?');
  await sidebar.click('dialog button', 'Mark as a no-show');
  await sidebar.see('Nothing has been sent yet.');
  expect(posts(control)).toEqual([]);
  await sidebar.click('button', 'Send now');
  await sidebar.see('The meeting is marked as a no-show.');
  expect(control.booking(CARRIE.bookings.markable)?.status).toBe('no_show');
  expect(posts(control)).toHaveLength(1);
});

test('an action that is undone in time is not sent', async ({ firefox, control }) => {
  const options = await firefox.ourPage('options');
  await tellFirefox(options, { name: 'setUndo', input: { seconds: TIME_TO_UNDO } });
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  await sidebar.click('button', 'Cancel…');
  await sidebar.see('Cancel this meeting?');
  await sidebar.click('dialog button', 'Cancel the meeting');
  await sidebar.see('Nothing has been sent yet.');
  const sent = untilSent(TIME_TO_UNDO);
  await sidebar.click('button', 'Undo');
  await sidebar.see('Undone. Nothing was sent.');
  await sent;
  expect(posts(control)).toEqual([]);
  expect(control.booking(CARRIE.bookings.upcoming)?.status).toBe('scheduled');
});

test('a mail that a group passed on offers the name, and its opened details the customer', async ({
  firefox,
}) => {
  // Her bookings are stored from then on.
  const page = await firefox.visit(DANAS_THREAD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  await page.goto(placeOf('a list of the team passed it on, without an address'));
  await sidebar.see('A group passed this mail on.');
  await sidebar.click('button', `Find ${DANA.name}`);
  await sidebar.see(DANA.email);
  await sidebar.click('button', 'Back to this page');
  await sidebar.see('A group passed this mail on.');
  await page.click('[role=main] .ajy');
  await sidebar.see(DANA.email);
});
