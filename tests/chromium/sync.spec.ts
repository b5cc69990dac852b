import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { expectWhole } from '../support/first-sync.ts';
import { EXTENSION, test } from '../support/fixture.ts';
import { tell } from '../support/tell.ts';

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
  await tell(page, { name: 'forget', input: {} });
  // A short past, so that all of it is among the first requests, which are not paced.
  await tell(page, { name: 'setSync', input: { window: 3 } });
  await tell(page, { name: 'useKey', input: { key: KEYS.demo } });
}

/** Kills the browser that has this profile, at once; it writes its own number beside the profile's lock. */
function kill(profile: string): void {
  const owner = readlinkSync(join(profile, 'SingletonLock'));
  process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 'SIGKILL');
}

for (const group of groups(3)) {
  test(`the browser is killed ${group.join(', ')} ms into a first sync [claims 69, 81]`, async ({
    sandbox,
    control,
  }) => {
    const profile = mkdtempSync(join(tmpdir(), 'bookside-killed-'));
    const open = () => Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
    let bookside = await open();
    // It opens by itself, in whatever empty tab it finds.
    await bookside.options();
    for (const point of group) {
      let page = await bookside.tab();
      await page.goto(bookside.url('popup'));
      await begin(page);
      await page.waitForTimeout(point);
      kill(profile);
      await bookside.close().catch(() => {});
      bookside = await open();
      page = await bookside.tab();
      // Somebody looks again.
      await page.goto(bookside.url('popup'));
      await expectWhole(page, control);
    }
    await bookside.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  });
}
