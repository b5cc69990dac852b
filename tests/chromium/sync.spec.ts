import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { share, stored, told, windowStart } from '../support/stored.ts';

/*
 * A first sync of the demo account takes some twelve seconds: names first, then what lies ahead,
 * then the past backwards. It is cut short at fifteen points of that time, each in a sync of its own.
 */
const POINTS = Array.from({ length: 15 }, (_, n) => 300 + n * 800);
/** Every so many-th point, so that each group spans the whole time. */
const groups = (count: number): number[][] =>
  Array.from({ length: count }, (_, first) => POINTS.filter((_, n) => n % count === first));

test.describe.configure({ timeout: 300_000 });

/** Forgets everything and enters the key, which begins a sync. */
async function begin(page: Page): Promise<void> {
  for (const message of [
    { name: 'forget', input: {} },
    // A short past, so that all of it is among the first requests, which are not paced.
    { name: 'setSync', input: { window: 3 } },
    { name: 'useKey', input: { key: KEYS.demo } },
  ]) {
    await page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  }
}

/** Somebody looks again, waits for the end of the sync, and finds the stand-in's bookings, row by row. */
async function expectWhole(bookside: Bookside, page: Page, control: Control): Promise<void> {
  await page.goto(bookside.url('popup'));
  await expect.poll(() => share(page), { timeout: 60_000, intervals: [250] }).toBe(1);
  const from = windowStart(control.now());
  const kept = (await stored(page)).filter(([, , starts]) => starts >= from);
  expect(kept.map(String).sort()).toEqual(told(control, from).map(String).sort());
  expect(kept.length).toBeGreaterThan(50);
}

for (const group of groups(3)) {
  test(`the browser is killed ${group.join(', ')} ms into a first sync`, async ({
    sandbox,
    control,
  }) => {
    const profile = mkdtempSync(join(tmpdir(), 'bookside-killed-'));
    const open = () => Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
    let bookside = await open();
    for (const point of group) {
      let page = await bookside.tab();
      await page.goto(bookside.url('popup'));
      await begin(page);
      await page.waitForTimeout(point);
      execFileSync('pkill', ['-9', '-f', profile]);
      await bookside.close().catch(() => {});
      bookside = await open();
      page = await bookside.tab();
      await expectWhole(bookside, page, control);
    }
    await bookside.close();
  });
}
