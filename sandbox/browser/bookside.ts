import { existsSync, readdirSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { expectBuilt } from './built.ts';
import type { Display, Size } from './display.ts';
import { BORDER, type LaunchOptions, launch } from './launch.ts';
import { pressAltShift } from './shortcut.ts';
import { attach, browserSession, findTarget } from './target.ts';
import { until } from './until.ts';
import { View } from './view.ts';

const PATIENCE = 8_000;
/** The time limit for the options page to open automatically after the install, in ms. */
const OPENS_BY_ITSELF = 3_000;
/** The time limit for the browser to tell which service workers run, in ms. */
const TOLD_WITHIN = 2_000;
const KEY_TRIES = 6;
const KEY_PATIENCE = 2_000;

/** The extension pages that are not tabs. */
type Surface = 'sidepanel' | 'popup';

/** The extension's id in Chromium; waits until its service worker runs. */
async function workersId(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

/** Chromium with Bookside installed, and the user's actions outside of any page. */
export class Bookside {
  readonly context: BrowserContext;
  /** The extension's id in Chromium. */
  readonly id: string;
  readonly #browser: CDPSession;
  readonly #display: Display | undefined;
  /** Whether the options page may still open automatically, as it does after the install. */
  #greets: boolean;

  private constructor(
    context: BrowserContext,
    id: string,
    browser: CDPSession,
    { display, greets }: { display: Display | undefined; greets: boolean },
  ) {
    this.context = context;
    this.id = id;
    this.#browser = browser;
    this.#display = display;
    this.#greets = greets;
  }

  /** Launches Chromium with the extension and waits until its service worker runs. */
  static async open(options: LaunchOptions): Promise<Bookside> {
    const { profile } = options;
    const greets = !profile || !existsSync(profile) || readdirSync(profile).length === 0;
    const context = await launch(options);
    const display = options.display === 'person' ? undefined : options.display;
    const id = await workersId(context);
    return new Bookside(context, id, await browserSession(context), { display, greets });
  }

  /**
   * Installs the extension, without any stored data, in a browser launched with `installs` that
   * does not have it.
   */
  static async install(context: BrowserContext, extension: string): Promise<Bookside> {
    expectBuilt(extension);
    const browser = await browserSession(context);
    await browser.send('Extensions.loadUnpacked', { path: extension });
    const id = await workersId(context);
    return new Bookside(context, id, browser, { display: undefined, greets: true });
  }

  /**
   * Reloads the extension from its folder, in a browser launched with `installs`; its stored data
   * is kept.
   */
  async reload(extension: string): Promise<void> {
    await this.#browser.send('Extensions.loadUnpacked', { path: extension });
  }

  /** Removes the extension and all data the browser stores for it. */
  async uninstall(): Promise<void> {
    await this.#browser.send('Extensions.uninstall', { id: this.id });
    await until(PATIENCE, async () => this.context.serviceWorkers().length === 0);
    await this.#browser.detach();
  }

  /** The URL of an extension page. */
  url(page: Surface | 'options' | 'activity'): string {
    return `chrome-extension://${this.id}/${page}.html`;
  }

  /**
   * Opens a new tab. Existing empty tabs are not used, because Chromium may open the options page
   * in one of them.
   */
  async tab(): Promise<Page> {
    await this.#greeted();
    return this.context.newPage();
  }

  /**
   * The options page. It opens automatically after the install as long as no key is set; otherwise
   * it is opened here.
   */
  async options(): Promise<Page> {
    await this.#greeted();
    const open = this.#openOptions();
    if (open) return open;
    const page = await this.tab();
    const url = this.url('options');
    // On a busy machine the browser may open it late, and in this very tab.
    await page.goto(url).catch(async (error) => {
      await page.waitForURL(url).catch(() => Promise.reject(error));
    });
    return page;
  }

  #openOptions(): Page | undefined {
    return this.context.pages().find((page) => page.url() === this.url('options'));
  }

  /** Waits until the options page has opened automatically, if that is still expected. */
  async #greeted(): Promise<void> {
    if (!this.#greets) return;
    const isOpen = async () => this.#openOptions() !== undefined;
    await until(OPENS_BY_ITSELF, isOpen).catch(() => {});
    this.#greets = false;
  }

  /** Types a key into the options page and waits for OnceHub's answer. */
  async setKey(key: string): Promise<void> {
    const page = await this.options();
    await page.bringToFront();
    await page.locator('.key-field input').fill(key);
    await page.keyboard.press('Enter');
    await page.getByText(`Key ending in ${key.slice(-4)}`, { exact: true }).waitFor();
  }

  /** Closes every tab but one. */
  async keepOnly(page: Page): Promise<void> {
    await Promise.all(this.context.pages().map((other) => other !== page && other.close()));
  }

  /** Opens the real side panel beside a page, by the keyboard command. */
  openPanel(page: Page): Promise<View> {
    return this.#openByKey(page, 'sidepanel', 'O');
  }

  /** Opens the real popup over a page, by the keyboard command. */
  openPopup(page: Page): Promise<View> {
    return this.#openByKey(page, 'popup', 'K');
  }

  /** Opens the popup by the keyboard command for links. */
  openLink(page: Page): Promise<View> {
    return this.#openByKey(page, 'popup', 'L');
  }

  async #openByKey(page: Page, surface: Surface, letter: string): Promise<View> {
    for (let tries = 0; tries < KEY_TRIES; tries += 1) {
      // A page that opened automatically in the meantime would have the keyboard focus.
      await page.bringToFront();
      await this.#display?.focusChromium();
      await pressAltShift(page, letter);
      // A page that was painted only a moment ago can still lose the key press, so it is repeated.
      const opened = await until(KEY_PATIENCE, () => this.isOpen(surface)).then(
        () => true,
        () => false,
      );
      if (opened) return this.view(surface);
    }
    const { targetInfos } = await this.#browser.send('Target.getTargets');
    const open = targetInfos.map(({ type, url, attached }) => `${type} ${url} ${attached}`);
    throw new Error(`the shortcut opens no ${surface}; there is ${open.join(', ')}`);
  }

  /** The panel or popup that is open or about to open. */
  async view(surface: Surface): Promise<View> {
    let target: string | null = null;
    await until(PATIENCE, async () => {
      target = await findTarget(this.#browser, this.url(surface));
      return target !== null;
    });
    return new View(await attach(this.#browser, target ?? ''));
  }

  /** Whether the extension's panel or popup is open. */
  async isOpen(surface: Surface): Promise<boolean> {
    return (await findTarget(this.#browser, this.url(surface))) !== null;
  }

  /** Runs an expression in the background worker. Throws when the worker is not running. */
  async inWorker<T>(expression: string): Promise<T> {
    const worker = this.context.serviceWorkers()[0];
    if (!worker) throw new Error('the background worker is not running');
    return worker.evaluate(expression);
  }

  /** Resizes the window of a page, in pixels. */
  async resize(page: Page, { width, height }: Size): Promise<void> {
    const session = await this.context.newCDPSession(page);
    const { windowId } = await session.send('Browser.getWindowForTarget');
    await session.send('Browser.setWindowBounds', {
      windowId,
      bounds: { left: 0, top: 0, width: width + BORDER, height: height + BORDER },
    });
    await session.detach();
  }

  /**
   * Stops the background worker, as Chromium does after 30 idle seconds, and waits until it has
   * stopped; an open view may start it again at once. Resolves to false when it was not running.
   */
  async stopWorker(): Promise<boolean> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    const ran = new Set<string>();
    const stopped = new Set<string>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        if (runningStatus !== 'stopped') ran.add(versionId);
        else if (ran.has(versionId)) stopped.add(versionId);
      }
    });
    await session.send('ServiceWorker.enable');
    // The browser tells which workers run after its answer, and on a busy machine long after.
    await until(TOLD_WITHIN, async () => ran.size > 0).catch(() => {});
    await session.send('ServiceWorker.stopAllWorkers');
    await until(PATIENCE, async () => stopped.size === ran.size);
    await session.detach();
    return ran.size > 0;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
