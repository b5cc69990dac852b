/**
 * The only module that accesses the global `browser` or `chrome`. Two exceptions: page scripts use
 * `chrome.runtime` for their one message and `chrome.dom`, and `panel.ts` uses Chrome's side panel.
 * So the code is the same for Chrome, Edge and Firefox, tests replace the browser in one place, and
 * a reviewer sees at once which APIs are used.
 */
import type { Browser } from 'webextension-polyfill';

const own: { browser?: unknown; chrome?: unknown } = globalThis;
const isOurs = (native: unknown): native is Browser =>
  typeof (native as Browser | undefined)?.runtime?.id === 'string';

/**
 * The browser's extension API. Pages use the native one, whose promises are all they need; the
 * background, which also answers messages, replaces it by the polyfill (see `polyfill.ts`). So the
 * pages do not load the polyfill.
 */
export let browser = (isOurs(own.browser) ? own.browser : own.chrome) as Browser;

/** Replaces the browser's API by another implementation; must run before any other code uses it. */
export function takeBrowser(other: Browser): void {
  browser = other;
}

export type { Browser, Menus, Runtime, Storage, Tabs } from 'webextension-polyfill';
