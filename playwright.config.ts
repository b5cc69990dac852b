import { defineConfig } from '@playwright/test';
import { startClock } from './sandbox/clock.ts';
import { patient } from './sandbox/patience.ts';

startClock();

/**
 * Tests that for most of their time wait for what Bookside does at its own pace, such as a first
 * sync.
 */
const WAITS = /@waits/;
/** So many of them run beside the others. */
const WAITING = 2;
/** Two browsers keep two cores busy; with four, all take a quarter more processor time. */
const BUSY = 2;

/**
 * The built extension, exactly as it ships, in both browsers. Each test starts its own browser with
 * a fresh profile and its own sandbox, so files may run beside each other.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './tests/support/before-all.ts',
  globalTeardown: './tests/support/after-all.ts',
  timeout: patient(90_000),
  expect: { timeout: patient(15_000) },
  fullyParallel: true,
  workers: WAITING + BUSY,
  // They share a small machine. What passes only on its second try is named in the
  // run's report; tests of what must happen once at most set this to 0 for themselves.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    // First, so that others have the processors meanwhile.
    { name: 'waiting', testDir: 'tests/chromium', grep: WAITS, workers: WAITING },
    { name: 'chromium', testDir: 'tests/chromium', grepInvert: WAITS, workers: BUSY },
    { name: 'firefox', testDir: 'tests/firefox', timeout: patient(120_000), workers: BUSY },
  ],
});
