import type { FirefoxBookside } from './firefox.ts';
import { test as base } from './sandbox-fixture.ts';
import { type SharedFirefox, shareFirefox } from './shared-firefox.ts';

export { expect } from './sandbox-fixture.ts';

interface Fixtures {
  /** Firefox with the production build and nothing configured. */
  fresh: FirefoxBookside;
  /** The same with the demo key entered. */
  firefox: FirefoxBookside;
}

interface WorkerFixtures {
  /** The browser shared by a worker's tests, one after the other. */
  shared: SharedFirefox;
}

/**
 * Every test gets its own stand-in for OnceHub, and a browser without any data of earlier tests.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
    async ({}, use) => {
      const shared = shareFirefox();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  fresh: async ({ sandbox, shared }, use, info) => {
    await use(await shared.take(sandbox.port));
    await shared.giveBack({ failed: info.status !== info.expectedStatus });
  },
  firefox: async ({ fresh }, use) => {
    await fresh.setKey();
    await use(fresh);
  },
});
