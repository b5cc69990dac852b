import type { Browser } from 'puppeteer-core';
import { FirefoxBookside, launchFirefox } from './firefox.ts';
import { LEFT } from './leftovers.ts';
import { SharedBrowser } from './shared-browser.ts';

/** A Firefox to be shared, with the sandbox at a port as its network. */
export type SharedFirefox = SharedBrowser<Browser, FirefoxBookside, number>;

/** Creates it; it is started when it is first taken. */
export const shareFirefox = (): SharedFirefox =>
  new SharedBrowser({
    launch: launchFirefox,
    install: (browser) => FirefoxBookside.install(browser),
    leftovers,
    putBack: (firefox) => firefox.putBack(),
  });

/** What earlier tests left in a browser whose add-on was just installed, a line each. */
export async function leftovers(firefox: FirefoxBookside): Promise<string[]> {
  const page = await firefox.ourPage('options');
  const left = (await page.evaluate(LEFT)) as string[];
  await page.close();
  return left;
}
