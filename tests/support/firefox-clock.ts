import type { Browser } from 'puppeteer-core';
import { clockAhead } from '../../sandbox/clock.ts';
import { beforeOurPages } from './firefox-world.ts';

/**
 * Sets the run's clock in all pages of extensions, event pages included, from now on. libfaketime
 * cannot be used for Firefox as it is for Chromium, because it deadlocks at start: its first
 * reading of the clock looks up symbols, which allocates memory, while Firefox's allocator reads
 * the clock holding its own lock. So `Date` is replaced in each page before its first script.
 * Alarms, cookies and the browser's own windows stay on the machine's date.
 */
export async function setClock(browser: Browser): Promise<void> {
  const ahead = clockAhead();
  if (ahead === 0) return;
  await beforeOurPages(
    browser,
    `const real = window.Date;
     const shifted = () => real.now() + ${ahead};
     window.Date = new Proxy(real, {
       apply: () => new real(shifted()).toString(),
       construct: (target, given, made) =>
         Reflect.construct(target, given.length > 0 ? given : [shifted()], made),
       get: (target, name, self) => (name === 'now' ? shifted : Reflect.get(target, name, self)),
     });`,
  );
}
