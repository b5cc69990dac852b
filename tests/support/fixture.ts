import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { type Display, startDisplay } from '../../sandbox/browser/display.ts';
import type { LaunchOptions } from '../../sandbox/browser/launch.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { test as base } from './sandbox-fixture.ts';
import { type SharedChromium, shareChromium } from './shared-chromium.ts';

export { EXTENSION } from './build.ts';
export { expect } from './sandbox-fixture.ts';

interface Options {
  /** Launch options beyond the fixture's own. */
  browserOptions: Partial<LaunchOptions>;
}

interface Fixtures {
  /** Chromium with the production build and nothing configured: no key, no page. */
  fresh: Bookside;
  /** The same with the demo key entered, as after the first minute of use. */
  bookside: Bookside;
  /** A virtual display of 1440 × 900, for tests that need one. */
  display: Display;
}

interface WorkerFixtures {
  /** The browser shared by a worker's tests, one after the other. */
  shared: SharedChromium;
}

/**
 * Every test gets its own stand-in for OnceHub, and a browser without any data of earlier tests.
 */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
    async ({}, use) => {
      const shared = shareChromium();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  browserOptions: [{}, { option: true }],
  fresh: async ({ sandbox, browserOptions, shared }, use, info) => {
    await use(await shared.take({ port: sandbox.port, ...browserOptions }));
    await shared.giveBack({ failed: info.status !== info.expectedStatus });
  },
  bookside: async ({ fresh }, use) => {
    await fresh.setKey(KEYS.demo);
    await use(fresh);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
  display: async ({}, use) => {
    const display = await startDisplay({ width: 1440, height: 900 });
    await use(display);
    display.stop();
  },
});
