import puppeteer, { type Browser } from 'puppeteer-core';
import { patient } from '../patience.ts';
import { firefoxHostPreferences } from '../serve.ts';

/** Opens Firefox on the sandbox at `port` in a profile of its own, without any add-on; unseen unless told. */
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
    // What is done in the browser's own window takes a script with the browser's own rights.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...firefoxHostPreferences(port),
      'xpinstall.signatures.required': false,
      // Gmail's host is on the lists of those whose certificate is known beforehand.
      'network.stricttransportsecurity.preloadlist': false,
      'security.cert_pinning.enforcement_level': 0,
      'intl.locale.requested': 'en-US',
      ...preferences,
    },
  });
}
