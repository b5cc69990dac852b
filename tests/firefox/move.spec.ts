import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { posts, status } from '../support/cancelling.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

test('a meeting is moved, the new one first, and its guest’s link is copied [claim 113]', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(DANAS_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('Priya Nair');
  await sidebar.click('summary', 'Links of the customer');
  await sidebar.click('button', 'Copy link to move it');
  await sidebar.see('Copied. With this link the customer picks another time.');
  await sidebar.click('button', 'Move it myself…');
  await sidebar.clickFirst('[role=option]');
  await sidebar.see('OnceHub books the new time');
  await sidebar.click('dialog button', 'Move the meeting');
  await sidebar.see('Nothing has been sent yet.');
  expect(posts(control)).toEqual([]);
  await sidebar.click('button', 'Send now');
  await sidebar.see('The new meeting is booked, and the old one is cancelled.');
  expect(posts(control).map(({ path }) => path)).toEqual([
    expect.stringMatching(/\/schedule$/),
    `/v2/bookings/${DANA.bookings.upcoming}/cancel`,
  ]);
  expect(status(control)).toBe('canceled');
});
