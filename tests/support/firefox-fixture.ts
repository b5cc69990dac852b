import type { FirefoxBookside } from './firefox.ts';
import { test as base } from './sandbox-fixture.ts';
import { SharedFirefox } from './shared-firefox.ts';

export { expect } from './sandbox-fixture.ts';

interface Fixtures {
  /** Firefox with the shipping build and nothing set up. */
  fresh: FirefoxBookside;
  /** The same with the demo key. */
  firefox: FirefoxBookside;
}

interface WorkerFixtures {
  /** The browser that a worker's tests use one after the other. */
  shared: SharedFirefox;
}

/** Every test gets a OnceHub of its own, and a browser that knows nothing of the tests before it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const shared = new SharedFirefox();
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
