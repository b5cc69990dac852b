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
  /** Options the stand-in is created with. */
  account: OnceHubOptions;
}

interface Fixtures {
  onceHub: OnceHub;
  /** The stand-in's controls. */
  control: Control;
  /** The running server of the stand-in and the demo pages. */
  sandbox: Sandbox;
}

interface WorkerFixtures {
  /** The server shared by all tests of a worker: browsers are launched on its port. */
  server: Sandbox;
}

/** The fixtures of tests in either browser: their own stand-in, behind a shared server. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
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
