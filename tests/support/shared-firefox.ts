import type { Browser } from 'puppeteer-core';
import { FirefoxBookside, launchFirefox } from './firefox.ts';
import { LEFT } from './leftovers.ts';

/**
 * One Firefox shared by a worker's tests, one after the other. Between two tests the browser
 * uninstalls and installs the add-on, which removes all its data. Before the next test any
 * leftovers are listed: if there are some, that test gets a new browser, and the run prints a
 * warning.
 */
export class SharedFirefox {
  #browser: Browser | null = null;
  #inUse: FirefoxBookside | null = null;

  /** Returns Firefox with the add-on freshly installed and the sandbox at `port` as its network. */
  async take(port: number): Promise<FirefoxBookside> {
    if (this.#browser) {
      const reused = await FirefoxBookside.install(this.#browser).catch(() => null);
      const left = reused ? await leftovers(reused) : ['an add-on that cannot be installed'];
      if (reused && left.length === 0) return this.#lend(reused);
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

  /**
   * Resets the browser after a test. It is closed instead if the test failed or the reset fails.
   */
  async giveBack({ failed }: { failed: boolean }): Promise<void> {
    const firefox = this.#inUse;
    this.#inUse = null;
    if (!firefox) return;
    if (failed) return this.close();
    await firefox.putBack().catch(() => this.close());
  }

  /** Closes the browser, if one is running. */
  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    await browser?.close().catch(() => {});
  }
}

/** What earlier tests left in a browser whose add-on was just installed, a line each. */
export async function leftovers(firefox: FirefoxBookside): Promise<string[]> {
  const page = await firefox.ourPage('options');
  const left = (await page.evaluate(LEFT)) as string[];
  await page.close();
  return left;
}
