/** How to start, prepare, check and reset one kind of browser. */
interface Kind<Running, Installed, Options> {
  launch(options: Options): Promise<Running>;
  /** Installs the extension; as in a new profile, it has no data. */
  install(browser: Running): Promise<Installed>;
  /** What earlier tests left in a browser whose extension was just installed, a line each. */
  leftovers(installed: Installed): Promise<string[]>;
  /** Uninstalls the extension, and removes everything else that a test may leave. */
  putBack(installed: Installed): Promise<void>;
}

/**
 * One browser shared by a worker's tests, one after the other. Between two tests the browser
 * uninstalls and installs the extension, which removes all its data. Before the next test any
 * leftovers are listed: if there are some, that test gets a new browser, and the run prints a
 * warning.
 */
export class SharedBrowser<Running extends { close(): Promise<void> }, Installed, Options> {
  readonly #kind: Kind<Running, Installed, Options>;
  #running: Running | null = null;
  /** The options of the running browser, as JSON. */
  #launched = '';
  #inUse: Installed | null = null;

  constructor(kind: Kind<Running, Installed, Options>) {
    this.#kind = kind;
  }

  /**
   * Returns the browser with the extension freshly installed. A running browser is reused if it was
   * launched with the same options.
   */
  async take(options: Options): Promise<Installed> {
    const wanted = JSON.stringify(options);
    if (this.#running && this.#launched === wanted) {
      const reused = await this.#kind.install(this.#running).catch(() => null);
      const left = reused
        ? await this.#kind.leftovers(reused)
        : ['an extension that cannot be installed'];
      if (reused && left.length === 0) return this.#lend(reused);
      console.log(`  ! a browser kept ${left.join(', ')}: a fresh one is taken`);
    }
    await this.close();
    this.#running = await this.#kind.launch(options);
    this.#launched = wanted;
    return this.#lend(await this.#kind.install(this.#running));
  }

  #lend(installed: Installed): Installed {
    this.#inUse = installed;
    return installed;
  }

  /**
   * Resets the browser after a test. It is closed instead if the test failed or the reset fails.
   */
  async giveBack({ failed }: { failed: boolean }): Promise<void> {
    const installed = this.#inUse;
    this.#inUse = null;
    if (!installed) return;
    if (failed) return this.close();
    await this.#kind.putBack(installed).catch(() => this.close());
  }

  /** Closes the browser, if one is running. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.close().catch(() => {});
  }
}
