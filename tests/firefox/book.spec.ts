import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

test('a meeting is booked with one request, on the calendar used last [claim 110]', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(DANAS_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('Priya Nair');
  // The calendar a link was copied of is the one used last.
  await sidebar.click('button', 'Copy link');
  await sidebar.click('.link-row bdi', 'Priya pricing call');
  await sidebar.see('Link copied: Priya pricing call.');
  await sidebar.click('button', 'Book…');
  await sidebar.see(' free times');
  await sidebar.clickFirst('[role=option]');
  await sidebar.see('OnceHub sends an invitation to');
  await sidebar.click('dialog button', 'Book the meeting');
  await sidebar.see('Nothing has been sent yet.');
  expect(posts(control)).toHaveLength(1);
  await sidebar.click('button', 'Send now');
  await sidebar.see('The meeting is booked; OnceHub invites the customer.');
  expect(posts(control)).toMatchObject([{}, { body: { booking_form: { email: DANA.email } } }]);
});
