import type { Browser } from 'puppeteer-core';
import { FirefoxBookside, launchFirefox } from './firefox.ts';
import { LEFT } from './leftovers.ts';

/**
 * One Firefox that a worker's tests use one after the other. Between two tests the add-on is removed
 * and installed anew by the browser itself, which takes all that is kept for it along. What is left
 * all the same is listed before the next test begins: then that test has a browser of its own, and
 * the run says so.
 */
export class SharedFirefox {
  #browser: Browser | null = null;
  #inUse: FirefoxBookside | null = null;

  /** Firefox on the sandbox at `port` with the add-on freshly installed. */
  async take(port: number): Promise<FirefoxBookside> {
    if (this.#browser) {
      const again = await FirefoxBookside.install(this.#browser).catch(() => null);
      const left = again ? await leftovers(again) : ['an add-on that cannot be installed'];
      if (again && left.length === 0) return this.#lend(again);
      console.log(`  ! Firefox kept ${left.join(', ')}: a fresh one is taken`);
    }
    await this.close();
    this.#browser = await launchFirefox(port);
    return this.#lend(await FirefoxBookside.install(this.#browser));
  }

  #lend(firefox: FirefoxBookside): FirefoxBookside {
    this.#inUse = firefox;
    return firefox;
  }

  /** Puts the browser back after a test; one whose test failed, or that cannot be put back, is closed. */
  async giveBack({ failed }: { failed: boolean }): Promise<void> {
    const firefox = this.#inUse;
    this.#inUse = null;
    if (!firefox) return;
    if (failed) return this.close();
    await firefox.putBack().catch(() => this.close());
  }

  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    await browser?.close().catch(() => {});
  }
}

/** What tests before have left in a browser whose add-on was just installed, a line each. */
export async function leftovers(firefox: FirefoxBookside): Promise<string[]> {
  const page = await firefox.ourPage('options');
  const left = (await page.evaluate(LEFT)) as string[];
  await page.close();
  return left;
}
