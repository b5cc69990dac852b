import type { Page } from '@playwright/test';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { expect, test } from '../support/fixture.ts';
import { share } from '../support/stored.ts';
import { quiet } from '../support/waiting.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** How often the alarm rings in this test, in ms. */
const EACH = 1_500;

/** For the worker: counts how often the alarm rings from now on. */
const COUNT = `globalThis.rung = 0; chrome.alarms.onAlarm.addListener(() => { rung++; });`;

/** Waits until a worker begins to run. */
async function beginning(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const begun = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'starting')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await begun;
  await session.detach();
}

test('when nobody has looked for a day nothing is asked, though the store is not whole; a look goes on [claim 87]', {
  tag: '@waits',
}, async ({ bookside, control }) => {
  const options = await bookside.options();
  const asked = () => control.log().length;
  const rings = () => bookside.inWorker<number>('rung');
  await expect.poll(asked, { timeout: patient(30_000) }).toBeGreaterThan(4);
  // The time passes for the one note that counts, wherever it lies.
  await options.evaluate(async (ago) => {
    for (const area of [chrome.storage.local, chrome.storage.session]) {
      const { looked } = await area.get('looked');
      if (typeof looked === 'number') await area.set({ looked: looked - ago });
    }
  }, DAY);
  expect(await share(options)).toBeLessThan(1);
  // The alarm that wakes the sync rings more often from here on than each minute.
  await options.evaluate(
    (periodInMinutes) => chrome.alarms.create('round', { periodInMinutes }),
    EACH / MINUTE,
  );
  const blank = await bookside.tab();
  await bookside.keepOnly(blank);
  await quiet(control);
  control.clearLog();
  await bookside.inWorker(COUNT);
  await expect.poll(rings).toBeGreaterThan(1);
  // In its next life, too, which the alarm alone begins.
  const begun = beginning(blank);
  expect(await bookside.stopWorker()).toBe(true);
  await begun;
  await bookside.inWorker(COUNT);
  await expect.poll(rings).toBeGreaterThan(1);
  expect(control.log()).toEqual([]);
  await blank.goto(bookside.url('popup'));
  await blank.getByRole('combobox').fill(CARRIE.email);
  await blank.getByRole('combobox').press('Enter');
  await expect.poll(asked, { timeout: patient(30_000) }).toBeGreaterThan(2);
});
