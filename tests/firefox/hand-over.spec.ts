import { DANA, USERS } from '../../sandbox/oncehub/data/known.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

test('a meeting is handed over to a colleague with one request [claim 103]', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(DANAS_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('Priya Nair');
  await sidebar.click('button', 'Hand it over…');
  await sidebar.see('The link to join may change');
  await sidebar.click('dialog .colleague-name', 'Morgan Hale');
  await sidebar.click('dialog button', 'Hand it to Morgan Hale');
  await sidebar.see('Nothing has been sent yet.');
  expect(posts(control)).toEqual([]);
  await sidebar.click('button', 'Send now');
  await sidebar.see('The meeting has its new host.');
  expect(posts(control)).toMatchObject([{ body: { new_host: USERS.morgan } }]);
  expect(control.booking(DANA.bookings.upcoming)?.hosts).toEqual([USERS.morgan]);
});
