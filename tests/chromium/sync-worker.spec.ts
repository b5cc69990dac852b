import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { expectWhole, heard } from '../support/first-sync.ts';
import { expect, test } from '../support/fixture.ts';
import { tell } from '../support/tell.ts';

/** How long each answer takes, in ms. The next request follows some 1.5 s after it. */
const ANSWER = 500;
/** Pages the worker is killed at, by how many different requests OnceHub has heard since the key was checked: five of names first, then bookings. How many pages those fill depends on the day; after the eighth there is always more. */
const PAGES = [2, 5, 6, 7, 8];
/** When it is killed, in ms after the request was heard; another point for each page. */
const MOMENTS = {
  'while an answer is under way': [20, 130, 240, 350, 450],
  'as an answer is written down': [490, 500, 510, 525, 550],
  'between two requests': [700, 900, 1_100, 1_300, 1_600],
};
/** Until somebody who looks on sees the sync go on, in ms: far less than the minute the worker's own alarm takes. */
const SOON = 15_000;

test.describe.configure({ timeout: 180_000 });
// Enough bookings for lists of several pages, and few enough for the requests that are not paced.
test.use({ account: { bookings: 1_200 } });

/** Enters the key on the options page, which begins a sync with an OnceHub that takes its time. */
async function begin(bookside: Bookside, control: Control): Promise<Page> {
  const options = await bookside.options();
  // A short past, so that all of it is among the first requests, which are not paced.
  await tell(options, { name: 'setSync', input: { window: 3 } });
  control.fault({ kind: 'delay', ms: ANSWER, times: null });
  await bookside.setKey(KEYS.demo);
  return options;
}

/** Kills the worker so long (ms) after a page was asked for, and waits until it asks again. Nobody does anything: whatever is open has it woken. */
async function killAt(
  page: number,
  after: number,
  { bookside, control }: { bookside: Bookside; control: Control },
): Promise<void> {
  const requests = () => control.log().length;
  const often = { timeout: SOON, intervals: [5] };
  await expect.poll(() => heard(control), often).toBe(page);
  await sleep(after);
  expect(await bookside.stopWorker()).toBe(true);
  const before = requests();
  await expect.poll(requests, often).toBeGreaterThan(before);
}

for (const [moment, offsets] of Object.entries(MOMENTS)) {
  test(`the worker is killed five times in one first sync, ${moment}`, async ({
    fresh: bookside,
    control,
  }) => {
    const options = await begin(bookside, control);
    for (const [nth, after] of offsets.entries()) {
      await killAt(PAGES[nth] ?? 0, after, { bookside, control });
    }
    await expectWhole(options, control);
  });
}

test('beside the open panel alone, a worker that was killed goes on soon, too', async ({
  fresh: bookside,
  control,
}) => {
  await begin(bookside, control);
  const page = await bookside.tab();
  // A page without a script of ours, which would wake the worker by its reports.
  await page.goto('about:blank');
  await bookside.openPanel(page);
  await bookside.keepOnly(page);
  await killAt(7, 100, { bookside, control });
  await killAt(8, 900, { bookside, control });
  await page.goto(bookside.url('options'));
  await expectWhole(page, control);
});
