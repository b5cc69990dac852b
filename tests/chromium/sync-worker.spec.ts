import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { until } from '../../sandbox/browser/until.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control, Held } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { expectWhole, holdRequest } from '../support/first-sync.ts';
import { expect, test } from '../support/fixture.ts';
import { tell } from '../support/tell.ts';

/**
 * The requests at which the worker is killed, counted by the different requests since the key was
 * checked: five for names first, then bookings. How many pages of bookings there are depends on the
 * day; after the eighth request there is always more.
 */
const REQUESTS = [2, 5, 6, 7, 8];

type Moment = (held: Held, round: number, control: Control) => Promise<void>;

/** When the worker is killed; each function waits for its moment. */
const MOMENTS: Record<string, Moment> = {
  'while OnceHub answers': async () => {},
  'while an answer is written to the store': async (held, round) => {
    held.release();
    // A different point of the write in each round; none of them has to be hit.
    await sleep(round * 8);
  },
  'between two requests': async (held, round, control) => {
    held.release();
    // The next request follows after a second.
    await until(SOON, async () => control.underWay() === 0);
    await sleep(100 * (round + 1));
  },
};
/**
 * How soon (ms) an open page has the sync continued, mostly within seven seconds: less than the
 * minute of the worker's own alarm.
 */
const SOON = 30_000;

test.describe.configure({ timeout: patient(240_000) });
// Enough bookings for lists of several pages, and few enough that no request is paced.
test.use({ account: { bookings: 1_200 } });

/** Enters the key on the options page, which starts the first sync. */
async function startSync(bookside: Bookside): Promise<Page> {
  const options = await bookside.options();
  // A short sync window, so that all of it is among the first requests, which are not paced.
  await tell(options, { name: 'setSync', input: { window: 3 } });
  await bookside.setKey(KEYS.demo);
  return options;
}

/**
 * Kills the worker at a moment of a held request, and waits until the sync continues by itself,
 * because an open page wakes the worker. Returns the next request, held.
 */
async function killAt(held: Held, kill: () => Promise<void>, control: Control): Promise<Held> {
  // The next request is held, so that the sync does not run further than intended.
  const next = control.hold();
  await kill();
  held.release();
  let hasArrived = false;
  void next.heard.then(() => {
    hasArrived = true;
  });
  await until(SOON, async () => hasArrived);
  return next;
}

for (const [moment, wait] of Object.entries(MOMENTS)) {
  test(`a first sync is complete although the worker is killed five times, ${moment}`, {
    tag: '@waits',
  }, async ({ fresh: bookside, control }) => {
    const options = await startSync(bookside);
    let next = control.hold();
    for (const [round, nth] of REQUESTS.entries()) {
      const held = await holdRequest(control, nth, next);
      const kill = async () => {
        await wait(held, round, control);
        expect(await bookside.stopWorker()).toBe(true);
      };
      next = await killAt(held, kill, control);
    }
    next.release();
    await expectWhole(options, control);
  });
}

test('with only the panel open, the sync of a killed worker soon continues, too', {
  tag: '@waits',
}, async ({ fresh: bookside, control }) => {
  await startSync(bookside);
  const page = await bookside.tab();
  // A page without a content script, whose reports would wake the worker.
  await page.goto('about:blank');
  await bookside.openPanel(page);
  await bookside.keepOnly(page);
  const kill = async () => {
    expect(await bookside.stopWorker()).toBe(true);
  };
  const seventh = await holdRequest(control, 7);
  const eighth = await holdRequest(control, 8, await killAt(seventh, kill, control));
  (await killAt(eighth, kill, control)).release();
  await page.goto(bookside.url('options'));
  await expectWhole(page, control);
});
