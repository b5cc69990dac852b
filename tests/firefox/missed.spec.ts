import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

test('a customer who did not come is written to from the sidebar; nothing is sent [claim 116]', async ({
  firefox,
  control,
}) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('All bookings');
  await sidebar.clickFirst('summary:has(.no_show)');
  await sidebar.see('1st miss of ');
  await sidebar.click('button', 'Write to them…');
  await sidebar.see('Hello Carrie Customer,');
  await sidebar.see('All times are in your time zone (New York)');
  await sidebar.see(CARRIE.email);
  await sidebar.click('dialog button', 'Copy the text');
  await sidebar.see('The text is copied. Nothing was sent.');
  expect(posts(control).map(({ path }) => path)).toEqual([
    expect.stringMatching(/\/one-time-links$/),
  ]);
  expect(control.mails()).toEqual([]);
});
