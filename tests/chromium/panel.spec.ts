import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_THREAD } from '../support/places.ts';

test('the panel follows the page, from a HubSpot record to a Gmail thread [claim 30]', {
  tag: ['@core', '@dated'],
}, async ({ bookside, control }) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see(CARRIE.name);
  await panel.see('Next meeting');
  await panel.see('7 bookings');
  await page.goto(DANAS_THREAD);
  await panel.see(DANA.email);
  await panel.see('4 bookings');
  expect(await panel.text()).not.toContain(CARRIE.name);
  expect(control.adminCalled()).toBe(false);
});

test('a stored customer is shown without worker and network [claim 67]', {
  tag: '@core',
}, async ({ bookside, control }) => {
  const { page, panel: first } = await beside(bookside, CARRIES_RECORD);
  await first.see('7 bookings');
  await first.close();
  await bookside.stopWorker();
  control.fault({ kind: 'cut', times: null });
  const reopened = await bookside.openPanel(page);
  await reopened.see('7 bookings');
  await reopened.see('Next meeting');
});

test('hosts and booking pages are shown by name, never by id', { tag: '@dated' }, async ({
  bookside,
}) => {
  const { panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('Priya Nair');
  expect(await panel.text()).not.toMatch(/\b(?:USR|BKC|BKP|EVT|CTC|BKNG)-/);
});
