import type { Browser, Page } from 'puppeteer-core';
import { expectBuilt } from '../../sandbox/browser/built.ts';
import { launchFirefox as launchOnSandbox } from '../../sandbox/browser/launch-firefox.ts';
import { inWindow, Sidebar } from '../../sandbox/browser/sidebar.ts';
import { until } from '../../sandbox/browser/until.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { ADD_ON } from './build.ts';
import { setClock } from './firefox-clock.ts';

export const ADD_ON_ID = 'bookside@example.org';

/** Firefox gives each installation a random one; a preference fixes it, so that our pages have an address. */
export const UUID = '6f1c9f5e-3c1b-4f6e-9f53-0b1e5a7c2d10';

/** After this long (ms) the popup that a press on the button opened is there. */
const POPUP_OPENS = 1_500;
const PATIENCE = 15_000;

/** Firefox with Bookside in it. */
export class FirefoxBookside {
  readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  /** Opens Firefox on the sandbox at `port`, with a profile of its own and on the run's clock, and installs the add-on, unless it is to go without. */
  static async open(
    port: number,
    { without = false, preferences = {} as Record<string, number | string> } = {},
  ): Promise<FirefoxBookside> {
    const browser = await launchFirefox(port, preferences);
    return without ? new FirefoxBookside(browser) : FirefoxBookside.install(browser);
  }

  /** Installs the add-on in a browser that is without it: as in a new profile, nothing is known to it. */
  static async install(browser: Browser): Promise<FirefoxBookside> {
    expectBuilt(ADD_ON);
    await browser.installExtension(ADD_ON);
    await putGreetingAway(browser);
    return new FirefoxBookside(browser);
  }

  /** Leaves one empty tab in one window, and removes the add-on with all that the browser keeps for it. */
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

  /** Opens a page of ours in a tab. */
  async ourPage(name: 'options' | 'popup' | 'sidepanel'): Promise<Page> {
    const page = await this.#newPage();
    const url = `moz-extension://${UUID}/${name}.html`;
    // The load of a `moz-extension:` page is never reported: who waits for it waits in vain.
    void page.goto(url, { timeout: 0 }).catch(() => {});
    await until(PATIENCE, () => isThere(page, url));
    return page;
  }

  /** Enters a key on the options page as a person would, and waits for OnceHub's answer. */
  async setKey(key: string = KEYS.demo): Promise<void> {
    const page = await this.ourPage('options');
    const field = await page.waitForSelector('.key-field input');
    await field?.type(key);
    await field?.press('Enter');
    await page.waitForSelector(`::-p-text(Key ending in ${key.slice(-4)})`);
    await page.close();
  }

  /** Opens a page of the sandbox in a tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.#newPage();
    await page.goto(url);
    return page;
  }

  /** Presses Bookside's button in the toolbar over a page, and puts its popup away: the page is open to us from then on. */
  async pressButton(page: Page): Promise<void> {
    await page.bringToFront();
    await inWindow(
      this.browser,
      `const { ExtensionParent } = ChromeUtils.importESModule(
         'resource://gre/modules/ExtensionParent.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ADD_ON_ID)});
       const action = ExtensionParent.apiManager.global.browserActionFor(extension);
       await action.triggerAction(window);
       await new Promise((resolve) => setTimeout(resolve, ${POPUP_OPENS}));
       document.querySelectorAll('panel').forEach((panel) => panel.hidePopup());`,
    );
  }

  /** Opens the real sidebar by a click on the popup's button, beside a page. */
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

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Starts Firefox on the sandbox at `port`, on the run's clock and without the add-on. */
export async function launchFirefox(
  port: number,
  preferences: Record<string, number | string> = {},
): Promise<Browser> {
  const browser = await launchOnSandbox(port, {
    'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON_ID]: UUID }),
    // The add-on keeps its address when it is installed anew.
    'extensions.webextensions.keepUuidOnUninstall': true,
    // The question whether a site may be read is the browser's own; here it is always answered yes.
    'extensions.webextOptionalPermissionPrompts': false,
    ...preferences,
  });
  await setClock(browser);
  return browser;
}

/** Waits for the options page that opens by itself after the install, and closes it: whichever options page it finds open it would load anew. */
async function putGreetingAway(browser: Browser): Promise<void> {
  const putAway = `const tab = gBrowser.tabs.find((one) => !one.hasAttribute('busy') &&
      one.linkedBrowser.currentURI.spec.endsWith('/options.html'));
    if (!tab) return false;
    // A window ends with its last tab.
    if (gBrowser.tabs.length === 1) gBrowser.addTrustedTab('about:blank');
    gBrowser.removeTab(tab);
    return true;`;
  await until(PATIENCE, () => inWindow<boolean>(browser, putAway));
}

/** Whether our page stands in the sidebar: the frame around it is there first. */
const isSidebarOpen = (browser: Browser): Promise<boolean> =>
  inWindow(
    browser,
    `const panel = SidebarController.browser?.contentDocument?.querySelector('browser');
     return panel?.currentURI?.spec.endsWith('/sidepanel.html') ?? false;`,
  );

const isThere = (page: Page, url: string): Promise<boolean> =>
  page
    .evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url)
    .catch(() => false);
