import type { Browser } from 'puppeteer-core';
import { inWindow } from '../../sandbox/browser/sidebar.ts';
import type { Evaluate } from './page-world.ts';

/**
 * Evaluates in the content script's own JavaScript context, in Firefox's active tab. A script with
 * browser privileges enters the page's process and evaluates in the sandbox that Firefox made for
 * the content script.
 */
export function pageScriptWorldInFirefox(browser: Browser, site: string): Evaluate {
  return async <T>(expression: string) => {
    const code = `(async () => {
      const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
      const world = ExtensionContent.getAllContentScriptGlobals().find(
        (one) => Cu.evalInSandbox('location.origin', one) === ${JSON.stringify(site)} &&
          Cu.evalInSandbox('chrome.runtime.getManifest().short_name', one) === 'Bookside');
      if (!world) throw new Error('no page script here');
      const inside = ${JSON.stringify(`Promise.resolve(${expression}).then((value) => JSON.stringify({ value }))`)};
      return await Cu.evalInSandbox(inside, world);
    })().catch((error) => JSON.stringify({ error: String(error) })).then((text) => sendAsyncMessage(NAME, text))`;
    const { value, error } = await inWindow<{ value: T; error?: string }>(
      browser,
      `return new Promise((resolve) => {
        const manager = gBrowser.selectedBrowser.messageManager;
        const name = 'bookside-test-' + Math.random();
        manager.addMessageListener(name, function listener({ data }) {
          manager.removeMessageListener(name, listener);
          resolve(JSON.parse(data));
        });
        const code = ${JSON.stringify(code)}.replace('NAME', JSON.stringify(name));
        manager.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(code), false);
      });`,
    );
    if (error) throw new Error(error);
    return value;
  };
}

/** Stops the event page, as Firefox does when it is idle. The next message starts it again. */
export function endEventPage(browser: Browser, addOn: string): Promise<void> {
  return inWindow(
    browser,
    `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(addOn)});
     await extension.terminateBackground({ ignoreDevToolsAttached: true });`,
  );
}

/**
 * Records from now on every request the add-on starts, at the browser's network layer, whether or
 * not the host exists.
 */
export function watchRequests(browser: Browser, addOn: string): Promise<void> {
  return inWindow(
    browser,
    `window.askedByUs = [];
     Services.obs.addObserver({
       observe(subject) {
         const channel = subject.QueryInterface(Ci.nsIHttpChannel);
         const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo;
         const ours = [triggeringPrincipal, loadingPrincipal].some(
           (one) => one?.addonId === ${JSON.stringify(addOn)});
         if (ours) window.askedByUs.push(channel.URI.spec);
       },
     }, 'http-on-opening-request');`,
  );
}

/** The URLs recorded by {@link watchRequests}, without their query strings. */
export async function askedByUs(browser: Browser): Promise<string[]> {
  const asked = await inWindow<string[]>(browser, 'return window.askedByUs;');
  return asked.map((address) => address.split('?')[0] ?? '');
}

/**
 * Runs a script in every extension page before the page's own scripts, from now on until the
 * browser closes. WebDriver's preload scripts do not cover these pages.
 */
export function beforeOurPages(browser: Browser, script: string): Promise<void> {
  const code = `Services.obs.addObserver((page) => {
    if (!page.location.href.startsWith('moz-extension:')) return;
    const inside = Cu.Sandbox(page, { sandboxPrototype: page, wantXrays: false });
    Cu.evalInSandbox(${JSON.stringify(script)}, inside);
  }, 'content-document-global-created');`;
  return inWindow(
    browser,
    `const code = ${JSON.stringify(code)};
     Services.ppmm.loadProcessScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(code), true);`,
  );
}
