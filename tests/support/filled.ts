import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { now } from '../../sandbox/clock.ts';
import { CALENDARS, USERS } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { createOnceHub, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { serve } from '../../sandbox/serve.ts';
import { test as base, EXTENSION, expect } from './fixture.ts';
import { share } from './stored.ts';

export { expect } from './fixture.ts';

/**
 * Timeout (ms) of a first sync of the demo account; it usually takes some 15 seconds, more on a
 * busy machine.
 */
const PATIENCE = 60_000;

/** The profile of a closed browser whose first sync was complete. */
interface Filled {
  profile: string;
  /** The instant around which the stand-in's data are generated (UTC ms). */
  around: number;
}

const DAY = 86_400_000;
/** How many days ago the rep had meetings, so that some need an outcome on any day of the week. */
const MET_DAYS_AGO = [2, 3, 5, 6];

/** A stand-in whose data are generated around an instant, while its clock is the run's. */
function onceHubAround(around: number): OnceHub {
  const clock = { now: () => around };
  const onceHub = createOnceHub({ now: () => clock.now() });
  for (const days of MET_DAYS_AGO) {
    onceHub.control.addBooking({
      email: `met${days}@example.net`,
      name: `Met ${days} days ago`,
      calendar: CALENDARS.pricing,
      hosts: [USERS.priya],
      starts: around - days * DAY,
    });
  }
  clock.now = now;
  return onceHub;
}

/** Starts a browser with this profile, enters the key and waits for the end of the first sync. */
async function fill(profile: string, around: number): Promise<void> {
  const sandbox = await serve({ onceHub: onceHubAround(around) });
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
  await bookside.setKey(KEYS.demo);
  const options = await bookside.options();
  const timeout = patient(PATIENCE);
  await expect.poll(() => share(options), { timeout, intervals: [250] }).toBe(1);
  await bookside.close();
  await sandbox.close();
}

/** The folder of this run's filled profile; all workers of a run have the same parent process. */
const SHARED = join(tmpdir(), `bookside-filled-${process.ppid}`);

/**
 * Fills one profile for all workers of a run: creating the folder is the lock, so the first worker
 * fills it and the others wait.
 */
async function filledOnce(): Promise<Filled> {
  const [profile, ready] = [join(SHARED, 'profile'), join(SHARED, 'around')];
  for (;;) {
    const isFirst = await mkdir(SHARED).then(
      () => true,
      () => false,
    );
    if (isFirst) {
      const around = now();
      try {
        await fill(profile, around);
      } catch (error) {
        await rm(SHARED, { recursive: true, force: true });
        throw error;
      }
      // Renaming is atomic: another worker never reads a file that is still empty.
      await writeFile(`${ready}.new`, String(around));
      await rename(`${ready}.new`, ready);
    }
    const around = await readFile(ready, 'utf8').catch(() => null);
    if (around !== null) return { profile, around: Number(around) };
    await sleep(100);
  }
}

/**
 * For tests that start after the first sync: `bookside` is a newly started browser with a copy of a
 * profile filled by one first sync.
 */
export const test = base.extend<object, { filled: Filled }>({
  filled: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
    async ({}, use) => use(await filledOnce()),
    { scope: 'worker', timeout: patient(3 * PATIENCE) },
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
