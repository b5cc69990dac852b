import type { Browser, Page } from 'puppeteer-core';
import { expectBuilt } from '../../sandbox/browser/built.ts';
import { enterKey, loadExtensionPage } from '../../sandbox/browser/firefox-pages.ts';
import { launchFirefox as launchOnSandbox } from '../../sandbox/browser/launch-firefox.ts';
import { inWindow, Sidebar } from '../../sandbox/browser/sidebar.ts';
import { until } from '../../sandbox/browser/until.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { ADD_ON } from './build.ts';
import { setClock } from './firefox-clock.ts';

/** The add-on's id, from the manifest. */
export const ADD_ON_ID = 'bookside@example.org';

/**
 * Firefox gives each installation a random UUID; a preference fixes it, so that extension pages
 * have a known URL.
 */
export const UUID = '6f1c9f5e-3c1b-4f6e-9f53-0b1e5a7c2d10';

/** Timeout (ms) of a wait on a quiet machine. */
const PATIENCE = 15_000;

/** Firefox with Bookside installed. */
export class FirefoxBookside {
  readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  /**
   * Starts Firefox with its own profile and the run's clock, with the sandbox at `port` as its
   * network, and installs the add-on, by default the one under test, unless `without` is set.
   */
  static async open(
    port: number,
    { without = false, addOn = ADD_ON, preferences = {} as Record<string, number | string> } = {},
  ): Promise<FirefoxBookside> {
    const browser = await launchFirefox(port, preferences);
    return without ? new FirefoxBookside(browser) : FirefoxBookside.install(browser, addOn);
  }

  /**
   * Installs the add-on in a browser that does not have it; as in a new profile, it has no data.
   */
  static async install(browser: Browser, addOn = ADD_ON): Promise<FirefoxBookside> {
    expectBuilt(addOn);
    await browser.installExtension(addOn);
    await closeWelcomePage(browser);
    return new FirefoxBookside(browser);
  }

  /**
   * Resets the browser: one window with one empty tab; removes the add-on with all data the browser
   * stores for it.
   */
  async putBack(): Promise<void> {
    const page = await this.#newPage();
    const others = (await this.browser.pages()).filter((other) => other !== page);
    await Promise.all(others.map((other) => other.close()));
    await inWindow(this.browser, 'SidebarController.hide(); Services.cookies.removeAll();');
    await this.browser.uninstallExtension(ADD_ON_ID);
  }

  async #newPage(): Promise<Page> {
    const page = await this.browser.newPage();
    page.setDefaultTimeout(patient(30_000));
    return page;
  }

  /** Opens an extension page in a tab. */
  async ourPage(name: 'options' | 'popup' | 'sidepanel'): Promise<Page> {
    const page = await this.#newPage();
    await loadExtensionPage(page, UUID, name);
    return page;
  }

  /** Enters a key on the options page as a user would, and waits for OnceHub's answer. */
  async setKey(key: string = KEYS.demo): Promise<void> {
    const page = await this.ourPage('options');
    await enterKey(page, key);
    await page.close();
  }

  /** Opens a page of the sandbox in a new tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.#newPage();
    await page.goto(url);
    return page;
  }

  /**
   * Clicks Bookside's toolbar button over a page, which opens the popup and grants the extension
   * access to the page (`activeTab`). Returns what closes the popup.
   */
  async pressButton(page: Page): Promise<() => Promise<void>> {
    await page.bringToFront();
    await inWindow(
      this.browser,
      `const { ExtensionParent } = ChromeUtils.importESModule(
         'resource://gre/modules/ExtensionParent.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ADD_ON_ID)});
       const action = ExtensionParent.apiManager.global.browserActionFor(extension);
       await action.triggerAction(window);`,
    );
    return () =>
      inWindow(
        this.browser,
        `document.querySelectorAll('panel').forEach((panel) => panel.hidePopup());`,
      );
  }

  /** Opens the browser's own sidebar beside a page, by a click on the popup's button. */
  async openSidebar(page: Page): Promise<Sidebar> {
    const popup = await this.ourPage('popup');
    const label = await popup.evaluate(`browser.i18n.getMessage('openPanel')`);
    const button = await popup.waitForSelector(`button ::-p-text(${label})`);
    await button?.click();
    await until(PATIENCE, () => isSidebarOpen(this.browser));
    await popup.close();
    await page.bringToFront();
    return Sidebar.attach(this.browser);
  }

  /** Updates the add-on to the one under test; its data stay. */
  async update(): Promise<void> {
    expectBuilt(ADD_ON);
    await this.browser.installExtension(ADD_ON);
  }

  /** Closes the browser. */
  close(): Promise<void> {
    return this.browser.close();
  }
}

/**
 * Starts Firefox without the add-on, on the run's clock, with the sandbox at `port` as its network.
 */
export async function launchFirefox(
  port: number,
  preferences: Record<string, number | string> = {},
): Promise<Browser> {
  const browser = await launchOnSandbox({
    port,
    addOn: { id: ADD_ON_ID, uuid: UUID },
    preferences: {
      // Permission prompts belong to the browser's own interface; with this preference they are
      // granted without asking.
      'extensions.webextOptionalPermissionPrompts': false,
      ...preferences,
    },
  });
  await setClock(browser);
  return browser;
}

/**
 * Waits for the options page that opens after the installation, and closes it. (Opening the options
 * page reloads an open one instead, so a later one would interfere.)
 */
async function closeWelcomePage(browser: Browser): Promise<void> {
  const closeTab = `const tab = gBrowser.tabs.find((one) => !one.hasAttribute('busy') &&
      one.linkedBrowser.currentURI.spec.endsWith('/options.html'));
    if (!tab) return false;
    // Closing the last tab would close the window.
    if (gBrowser.tabs.length === 1) gBrowser.addTrustedTab('about:blank');
    gBrowser.removeTab(tab);
    return true;`;
  await until(PATIENCE, () => inWindow<boolean>(browser, closeTab));
}

/** Whether the sidebar shows our page; the frame around it is there before. */
const isSidebarOpen = (browser: Browser): Promise<boolean> =>
  inWindow(
    browser,
    `const panel = SidebarController.browser?.contentDocument?.querySelector('browser');
     return panel?.currentURI?.spec.endsWith('/sidepanel.html') ?? false;`,
  );
