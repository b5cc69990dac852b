import puppeteer, { type Browser } from 'puppeteer-core';
import { patient } from '../patience.ts';
import { firefoxHostPreferences } from '../serve.ts';

/**
 * Launches Firefox, connected to the sandbox at `port`, with a new profile and without add-ons;
 * headless by default.
 */
export function launchFirefox(
  port: number,
  preferences: Record<string, number | string | boolean> = {},
  { headless = true } = {},
): Promise<Browser> {
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
      'xpinstall.signatures.required': false,
      // Gmail's host is on the built-in HSTS preload and certificate pinning lists.
      'network.stricttransportsecurity.preloadlist': false,
      'security.cert_pinning.enforcement_level': 0,
      'intl.locale.requested': 'en-US',
      ...preferences,
    },
  });
}
