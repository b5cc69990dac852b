import { test as base } from '@playwright/test';
import {
  type Control,
  createOnceHub,
  type OnceHub,
  type OnceHubOptions,
} from '../../sandbox/oncehub/server.ts';
import { type Sandbox, serve } from '../../sandbox/serve.ts';

export { expect } from '@playwright/test';

interface Options {
  /** What the stand-in starts from. */
  account: OnceHubOptions;
}

interface Fixtures {
  onceHub: OnceHub;
  /** What a test can do to the stand-in. */
  control: Control;
  /** The stand-in and the demo pages, listening. */
  sandbox: Sandbox;
}

interface WorkerFixtures {
  /** The server behind the sandbox of all tests of a worker: browsers are launched on its port. */
  server: Sandbox;
}

/** What tests in either browser have: a stand-in of their own behind a server they share. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const server = await serve({ onceHub: createOnceHub() });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  account: [{}, { option: true }],
  onceHub: async ({ account }, use) => use(createOnceHub(account)),
  control: async ({ onceHub }, use) => use(onceHub.control),
  sandbox: async ({ server, onceHub }, use) => {
    server.renew(onceHub);
    await use(server);
  },
});
