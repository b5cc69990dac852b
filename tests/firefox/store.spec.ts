import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { ADD_ON_ID } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { endEventPage } from '../support/firefox-world.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { CARRIES_RECORD, INBOX } from '../support/places.ts';
import { KEPT_PAGES } from '../support/reported.ts';
import { tellFirefox } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

const SHARE = `browser.storage.session.get('sync.progress').then((kept) => kept['sync.progress']?.share ?? 0)`;

test('a stored customer is shown with the age of the data while the event page is stopped and there is no network [claims 43, 67]', async ({
  firefox,
  control,
}) => {
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  const page = await firefox.visit(CARRIES_RECORD);
  const first = await firefox.openSidebar(page);
  await first.see('7 bookings');
  await first.reload();
  control.fault({ kind: 'cut', times: null });
  await endEventPage(firefox.browser, ADD_ON_ID);
  await first.reload();
  await first.see('7 bookings');
  await first.see('Next meeting');
  await first.see(CARRIE.name);
  await first.see('Checked');
});

test('the people of a list are shown from the store without any request, and the page itself causes none [claims 62, 79]', async ({
  firefox,
  control,
}) => {
  test.setTimeout(patient(120_000));
  const options = await firefox.ourPage('options');
  // A short sync window, to be quick.
  await tellFirefox(options, { name: 'setSync', input: { window: 3 } });
  await expect
    .poll(() => options.evaluate(SHARE), { timeout: patient(80_000), intervals: [250] })
    .toBe(1);
  control.clearLog();
  const page = await firefox.visit(INBOX);
  // First without the panel: no customer is viewed, so none is requested.
  const known = () => options.evaluate(KEPT_PAGES).then(JSON.stringify);
  await expect.poll(known).toContain('@');
  await caughtUp(options, control);
  expect(control.log()).toEqual([]);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('Meeting ahead (5)');
  await sidebar.see('Complete back to');
  expect(control.log()).toEqual([]);
});
