import type { Browser } from 'puppeteer-core';
import { clockAhead } from '../../sandbox/clock.ts';
import { beforeOurPages } from './firefox-world.ts';

/**
 * Puts the pages of extensions, event pages included, on the run's clock, from now on. libfaketime
 * cannot carry Firefox as it does Chromium: its first reading of the clock looks symbols up, which
 * allocates, while Firefox's allocator reads the clock under a lock of its own, so that it waits
 * for itself as it starts. So `Date` is set in each page before its first script. Alarms, cookies
 * and the browser's own windows stay on the machine's day.
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
