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

/** Requests the worker is killed at, by how many different ones OnceHub has heard since the key was checked: five of names first, then bookings. How many pages those fill depends on the day; after the eighth there is always more. */
const REQUESTS = [2, 5, 6, 7, 8];

type Moment = (held: Held, round: number, control: Control) => Promise<void>;

/** When it is killed; each waits for its moment. */
const MOMENTS: Record<string, Moment> = {
  'while an answer is under way': async () => {},
  'as an answer is written down': async (held, round) => {
    held.release();
    // Another point of the writing for each; none of them has to be met.
    await sleep(round * 8);
  },
  'between two requests': async (held, round, control) => {
    held.release();
    // The next one is a second away.
    await until(SOON, async () => control.underWay() === 0);
    await sleep(100 * (round + 1));
  },
};
/** Until somebody who looks on sees the sync go on, in ms: far less than the minute the worker's own alarm takes. */
const SOON = 15_000;

test.describe.configure({ timeout: patient(180_000) });
// Enough bookings for lists of several pages, and few enough for the requests that are not paced.
test.use({ account: { bookings: 1_200 } });

/** Enters the key on the options page, which begins a sync. */
async function begin(bookside: Bookside): Promise<Page> {
  const options = await bookside.options();
  // A short past, so that all of it is among the first requests, which are not paced.
  await tell(options, { name: 'setSync', input: { window: 3 } });
  await bookside.setKey(KEYS.demo);
  return options;
}

/** Kills the worker at a moment of a held request, and waits until it asks again. Nobody does anything: whatever is open has it woken. Answers what it asks, held. */
async function killAt(held: Held, kill: () => Promise<void>, control: Control): Promise<Held> {
  // Whatever comes next waits, so that no more of the sync goes by than is meant to.
  const next = control.hold();
  await kill();
  held.release();
  let isHeard = false;
  void next.heard.then(() => {
    isHeard = true;
  });
  await until(SOON, async () => isHeard);
  return next;
}

for (const [moment, wait] of Object.entries(MOMENTS)) {
  test(`the worker is killed five times in one first sync, ${moment}`, { tag: '@waits' }, async ({
    fresh: bookside,
    control,
  }) => {
    const options = await begin(bookside);
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

test('beside the open panel alone, a worker that was killed goes on soon, too', {
  tag: ['@dated', '@waits'],
}, async ({ fresh: bookside, control }) => {
  await begin(bookside);
  const page = await bookside.tab();
  // A page without a script of ours, which would wake the worker by its reports.
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
