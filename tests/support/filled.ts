import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { createOnceHub, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';
import { test as base, EXTENSION, expect } from './fixture.ts';
import { share } from './stored.ts';

export { expect } from './fixture.ts';

/** A first sync of the demo account takes some fifteen seconds; it may take so long (ms) on a busy machine. */
const PATIENCE = 60_000;

/** A profile whose store is whole, of a browser that was closed. */
interface Filled {
  profile: string;
  /** The instant the stand-in's data lie around (UTC ms). */
  around: number;
}

/** A stand-in whose data lie around an instant, and whose clock is the machine's. */
function onceHubAround(around: number): OnceHub {
  const clock = { now: () => around };
  const onceHub = createOnceHub({ now: () => clock.now() });
  clock.now = Date.now;
  return onceHub;
}

/** Enters the key and waits for the end of the first sync. */
async function fill(profile: string, around: number): Promise<void> {
  const sandbox = await serve({ onceHub: onceHubAround(around) });
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
  await bookside.setKey(KEYS.demo);
  const options = await bookside.options();
  await expect.poll(() => share(options), { timeout: PATIENCE, intervals: [250] }).toBe(1);
  await bookside.close();
  await sandbox.close();
}

/**
 * For tests that begin where the first sync has ended: `bookside` is a browser begun anew with a
 * copy of a profile that one first sync has filled.
 */
export const test = base.extend<object, { filled: Filled }>({
  filled: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const profile = await mkdtemp(join(tmpdir(), 'bookside-filled-'));
      const around = Date.now();
      await fill(profile, around);
      await use({ profile, around });
      await rm(profile, { recursive: true });
    },
    { scope: 'worker', timeout: 2 * PATIENCE },
  ],
  onceHub: async ({ filled }, use) => use(onceHubAround(filled.around)),
  bookside: async ({ filled, sandbox }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'bookside-copy-'));
    await cp(filled.profile, profile, { recursive: true });
    const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
    await use(bookside);
    await bookside.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  },
});
