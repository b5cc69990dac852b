/**
 * The one door to the browser. Nothing else touches `browser` or `chrome` (the page scripts' single
 * message apart), so that the product reads the same in Chrome, Edge and Firefox, tests can stand
 * in for the browser in one place, and a reviewer sees at a glance which powers are used.
 */
import type { Browser } from 'webextension-polyfill';

const own: { browser?: unknown; chrome?: unknown } = globalThis;
const isOurs = (native: unknown): native is Browser =>
  typeof (native as Browser | undefined)?.runtime?.id === 'string';

/**
 * The browser's own interface: its promises are all our pages need. The background, which listens
 * and answers, puts the polyfill in its place (see `polyfill.ts`), and spares the pages its weight.
 */
export let browser = (isOurs(own.browser) ? own.browser : own.chrome) as Browser;

/** Puts another implementation in the browser's place, before anything else is done. */
export function takeBrowser(other: Browser): void {
  browser = other;
}

export type { Browser, Menus, Runtime, Storage, Tabs } from 'webextension-polyfill';
