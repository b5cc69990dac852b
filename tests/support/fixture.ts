import { resolve } from 'node:path';
import { test as base } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { type Display, startDisplay } from '../../sandbox/browser/display.ts';
import type { LaunchOptions } from '../../sandbox/browser/launch.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import {
  type Control,
  createOnceHub,
  type OnceHub,
  type OnceHubOptions,
} from '../../sandbox/oncehub/server.ts';
import { type Sandbox, serve } from '../../sandbox/serve.ts';

export { expect } from '@playwright/test';

/** The shipping build; tests load nothing else. */
export const EXTENSION = resolve('.output/chrome-mv3');

interface Options {
  /** What the stand-in starts from. */
  account: OnceHubOptions;
  /** How the browser is opened, beyond the fixture's own choices. */
  browserOptions: Partial<LaunchOptions>;
}

interface Fixtures {
  onceHub: OnceHub;
  /** What a test can do to the stand-in. */
  control: Control;
  /** The stand-in and the demo pages, listening. */
  sandbox: Sandbox;
  /** Chromium with the shipping build and nothing set up: no key, no page. */
  fresh: Bookside;
  /** The same with the demo key entered, as after the first minute of use. */
  bookside: Bookside;
  /** A screen for what needs one, 1440 by 900. */
  display: Display;
}

/** Every test gets a OnceHub, a browser and a profile of its own. */
export const test = base.extend<Options & Fixtures>({
  account: [{}, { option: true }],
  browserOptions: [{}, { option: true }],
  onceHub: async ({ account }, use) => use(createOnceHub(account)),
  control: async ({ onceHub }, use) => use(onceHub.control),
  sandbox: async ({ onceHub }, use) => {
    const sandbox = await serve({ onceHub });
    await use(sandbox);
    await sandbox.close();
  },
  fresh: async ({ sandbox, browserOptions }, use) => {
    const { port } = sandbox;
    const bookside = await Bookside.open({ port, extension: EXTENSION, ...browserOptions });
    await use(bookside);
    await bookside.close();
  },
  bookside: async ({ fresh }, use) => {
    await fresh.setKey(KEYS.demo);
    await use(fresh);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  display: async ({}, use) => {
    const display = await startDisplay({ width: 1440, height: 900 });
    await use(display);
    display.stop();
  },
});
