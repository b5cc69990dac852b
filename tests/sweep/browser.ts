import { readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import { letSleep } from './asleep.ts';
import { EXTENSION, newProfile, openPanelTab, QUIET, through } from './chromium.ts';
import type { Subject } from './subject.ts';

/** Chromium as a subject: the whole browser is killed, and started again with the same profile. */
export async function wholeChromium(port: number): Promise<Subject> {
  const profile = newProfile();
  const open = () => Bookside.open({ port, extension: EXTENSION, profile });
  let bookside = await open();
  await bookside.setKey(KEYS.demo);
  let page: Page = await bookside.options();
  let panel = await openPanelTab(bookside);
  const { ask, ...rest } = through(
    () => page,
    () => panel,
  );
  await ask('setSync', QUIET);
  return {
    ask,
    ...rest,
    sleep: (ms) => letSleep(profile, ms),
    async kill() {
      kill(profile);
      await bookside.close().catch(() => {});
    },
    async wake() {
      bookside = await open();
      page = await bookside.tab();
      await page.goto(bookside.url('options'));
      panel = await openPanelTab(bookside);
    },
    async settle() {
      await ask('settle', {});
    },
    async close() {
      await bookside.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Kills the browser that uses this profile, with SIGKILL; its process id is part of the target of
 * the profile's lock.
 */
function kill(profile: string): void {
  const owner = readlinkSync(join(profile, 'SingletonLock'));
  process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 'SIGKILL');
}
