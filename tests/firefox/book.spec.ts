import { CALENDARS, DANA } from '../../sandbox/oncehub/data/known.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

test('a meeting is booked with one request, on a calendar that was chosen [claim 110]', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(DANAS_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('Priya Nair');
  await sidebar.click('button', 'Book…');
  await sidebar.see('Choose a calendar');
  // Whatever the list looks like, this is what choosing in it does.
  await sidebar.evaluate(`{
    const field = document.querySelector('dialog select');
    field.value = ${JSON.stringify(CALENDARS.pricing)};
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }`);
  await sidebar.see(' free times');
  await sidebar.clickFirst('[role=option]');
  await sidebar.see('OnceHub sends an invitation to');
  await sidebar.click('dialog button', 'Book the meeting');
  await sidebar.see('Nothing has been sent yet.');
  expect(posts(control)).toEqual([]);
  await sidebar.click('button', 'Send now');
  await sidebar.see('The meeting is booked; OnceHub invites the customer.');
  expect(posts(control)).toMatchObject([{ body: { booking_form: { email: DANA.email } } }]);
});
