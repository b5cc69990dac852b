import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { expectWhole, holdRequest } from '../support/first-sync.ts';
import { EXTENSION, test } from '../support/fixture.ts';
import { tell } from '../support/tell.ts';

/*
 * A first sync of the demo account consists of a dozen requests or more: names first, then the
 * future bookings, then the past backwards. It is interrupted at fifteen points, each in a sync of
 * its own.
 */
const MOMENTS = ['while it is answered', 'as its answer arrives'] as const;
const POINTS = [1, 2, 3, 4, 5, 6, 7, 8]
  .flatMap((nth) => MOMENTS.map((moment) => ({ nth, moment })))
  .slice(1);
type Point = (typeof POINTS)[number];

test.describe.configure({ timeout: patient(300_000) });

/**
 * Deletes everything and enters the key, which starts a first sync; waits for the given point of
 * it.
 */
async function reach(page: Page, { nth, moment }: Point, control: Control): Promise<void> {
  await tell(page, { name: 'forget', input: {} });
  // A short sync window, so that all of it is among the first requests, which are not paced.
  await tell(page, { name: 'setSync', input: { window: 3 } });
  const reached = holdRequest(control, nth);
  await tell(page, { name: 'useKey', input: { key: KEYS.demo } });
  const held = await reached;
  if (moment === 'as its answer arrives') held.release();
}

/**
 * Kills the browser that uses this profile, with SIGKILL; its process id is part of the target of
 * the profile's lock.
 */
function kill(profile: string): void {
  const owner = readlinkSync(join(profile, 'SingletonLock'));
  process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 'SIGKILL');
}

for (const moment of MOMENTS) {
  for (const part of ['early', 'late'] as const) {
    const points = POINTS.filter(
      (one) => one.moment === moment && one.nth > 4 === (part === 'late'),
    );
    test(`a first sync is complete although the browser is killed ${part} in it, at a request ${moment} [claims 69, 81]`, {
      tag: '@waits',
    }, async ({ sandbox, control }) => {
      const profile = mkdtempSync(join(tmpdir(), 'bookside-killed-'));
      const open = () => Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
      let bookside = await open();
      // The options page opens by itself, in any empty tab it finds.
      await bookside.options();
      for (const point of points) {
        let page = await bookside.tab();
        await page.goto(bookside.url('popup'));
        control.clearLog();
        await reach(page, point, control);
        kill(profile);
        await bookside.close().catch(() => {});
        bookside = await open();
        page = await bookside.tab();
        // The user opens the popup again.
        await page.goto(bookside.url('popup'));
        await expectWhole(page, control);
      }
      await bookside.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    });
  }
}
