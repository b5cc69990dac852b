import { test as base } from '@playwright/test';
import { type Control, createOnceHub, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { type Sandbox, serve } from '../../sandbox/serve.ts';
import { FirefoxBookside } from './firefox.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  onceHub: OnceHub;
  control: Control;
  sandbox: Sandbox;
  /** Firefox with the shipping build and the demo key. */
  firefox: FirefoxBookside;
}

/** Every test gets a OnceHub, a browser and a profile of its own. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  onceHub: async ({}, use) => use(createOnceHub()),
  control: async ({ onceHub }, use) => use(onceHub.control),
  sandbox: async ({ onceHub }, use) => {
    const sandbox = await serve({ onceHub });
    await use(sandbox);
    await sandbox.close();
  },
  firefox: async ({ sandbox }, use) => {
    const firefox = await FirefoxBookside.open(sandbox.port);
    await firefox.setKey();
    await use(firefox);
    await firefox.close();
  },
});
