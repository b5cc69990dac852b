import type { Page } from '@playwright/test';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { expect, test } from '../support/fixture.ts';
import { share } from '../support/stored.ts';
import { quiet } from '../support/waiting.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** The period of the alarm in this test, in ms. */
const PERIOD_MS = 1_500;

/** For the worker: counts the alarms from now on. */
const COUNT = `globalThis.rung = 0; chrome.alarms.onAlarm.addListener(() => { rung++; });`;

/** Waits until the service worker starts. */
async function workerStart(page: Page): Promise<void> {
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

test('after a day without use nothing is requested, even if the first sync is incomplete; using it continues the sync [claim 87]', {
  tag: '@waits',
}, async ({ bookside, control }) => {
  const options = await bookside.options();
  const asked = () => control.log().length;
  const alarms = () => bookside.inWorker<number>('rung');
  await expect.poll(asked, { timeout: patient(30_000) }).toBeGreaterThan(4);
  // Moves the stored time of the last look back, wherever it is stored.
  await options.evaluate(async (ago) => {
    for (const area of [chrome.storage.local, chrome.storage.session]) {
      const { looked } = await area.get('looked');
      if (typeof looked === 'number') await area.set({ looked: looked - ago });
    }
  }, DAY);
  expect(await share(options)).toBeLessThan(1);
  // Makes the alarm that wakes the sync fire more often than once a minute.
  await options.evaluate(
    (periodInMinutes) => chrome.alarms.create('round', { periodInMinutes }),
    PERIOD_MS / MINUTE,
  );
  const blank = await bookside.tab();
  await bookside.keepOnly(blank);
  await quiet(control);
  control.clearLog();
  await bookside.inWorker(COUNT);
  await expect.poll(alarms).toBeGreaterThan(1);
  // The same after a restart of the worker, which only the alarm triggers.
  const begun = workerStart(blank);
  expect(await bookside.stopWorker()).toBe(true);
  await begun;
  await bookside.inWorker(COUNT);
  await expect.poll(alarms).toBeGreaterThan(1);
  expect(control.log()).toEqual([]);
  await blank.goto(bookside.url('popup'));
  await blank.getByRole('combobox').fill(CARRIE.email);
  await blank.getByRole('combobox').press('Enter');
  await expect.poll(asked, { timeout: patient(30_000) }).toBeGreaterThan(2);
});
