import puppeteer, { type Browser } from 'puppeteer-core';
import { patient } from '../patience.ts';
import { firefoxHostPreferences } from '../serve.ts';

export interface FirefoxOptions {
  /** Where the sandbox listens. */
  port: number;
  /**
   * The add-on to be installed, with a fixed UUID for it: by default Firefox chooses a random one
   * at each installation, and the URLs of the extension's pages would be unknown.
   */
  addOn: { id: string; uuid: string };
  preferences?: Record<string, number | string | boolean>;
  /** Without a window; `true` by default. */
  headless?: boolean;
}

/** Launches Firefox, connected to the sandbox, with a new profile and without add-ons. */
export function launchFirefox(options: FirefoxOptions): Promise<Browser> {
  const { port, addOn, preferences, headless = true } = options;
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.BOOKSIDE_FIREFOX || '/usr/bin/firefox-esr',
    headless,
    ...(!headless && { defaultViewport: null }),
    acceptInsecureCerts: true,
    timeout: patient(30_000),
    // Allows scripts with chrome privileges, which are needed to control the browser's own window.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...firefoxHostPreferences(port),
      'extensions.webextensions.uuids': JSON.stringify({ [addOn.id]: addOn.uuid }),
      // The add-on keeps its UUID when it is installed again.
      'extensions.webextensions.keepUuidOnUninstall': true,
      'xpinstall.signatures.required': false,
      // Gmail's host is on the built-in HSTS preload and certificate pinning lists.
      'network.stricttransportsecurity.preloadlist': false,
      'security.cert_pinning.enforcement_level': 0,
      'intl.locale.requested': 'en-US',
      // Fewer processes are started, and the browser's own interface is not animated.
      'dom.ipc.processCount': 1,
      'dom.ipc.processPrelaunch.enabled': false,
      'toolkit.cosmeticAnimations.enabled': false,
      ...preferences,
    },
  });
}
