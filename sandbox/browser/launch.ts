import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from '@playwright/test';
import { clockEnvironment } from '../clock.ts';
import { chromiumHostRules } from '../serve.ts';
import { expectBuilt } from './built.ts';
import type { Display, Size } from './display.ts';
import { trustSandbox } from './trust.ts';

/** The options for launching Chromium. */
export interface LaunchOptions {
  /** The sandbox's port. */
  port: number;
  /**
   * The folder of the built extension, or several separated by commas; without it, plain Chromium.
   */
  extension?: string;
  /** Whether extensions can be installed and removed while the browser runs. */
  installs?: boolean;
  /** A virtual display, or `'person'` for the user's own display; by default headless. */
  display?: Display | 'person';
  /** The size of the window; by default `WIDE`. */
  size?: Size;
  /** Whether the browser uses its dark colour scheme. */
  dark?: boolean;
  /** The browser's language; by default `en-US`. */
  language?: string;
  /** The folder of the profile; by default a new one. */
  profile?: string;
  /**
   * The size, in MB, of a disk of its own for the profile, which the browser can fill and which
   * goes with it. Mounting it takes the rights of root.
   */
  disk?: number;
  /**
   * The local port that receives plain http requests, so that they can be checked; by default none.
   */
  plainPort?: number;
  /** An IANA time zone; by default the machine's. */
  zone?: string;
}

/** Switches that stop Chromium's background requests to Google and its messages to the user. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Hides the warning bar about unusual switches, which would be on every screenshot.
  '--test-type',
];

/**
 * Comes first in the browser's `PATH`: a dozen shell scripts would otherwise run each time an
 * extension is removed, to delete shortcuts of it from the user's desktop.
 */
const NO_DESKTOP = fileURLToPath(new URL('no-desktop', import.meta.url));

/** Launches Chromium with its profile on a small disk. */
const SMALL_DISK = fileURLToPath(new URL('small-disk.sh', import.meta.url));

/** Without a window manager, Chromium's window is smaller than requested by this many pixels. */
export const BORDER = 1;

/** The default size of the window. */
export const WIDE: Size = { width: 1440, height: 900 };

/**
 * Launches Chromium with the built extension and its own profile. Throws when the extension is not
 * built.
 */
export async function launch(options: LaunchOptions): Promise<BrowserContext> {
  const isRoot = process.getuid?.() === 0;
  for (const folder of options.extension?.split(',') ?? []) expectBuilt(folder);
  try {
    return await launchWith(options, isRoot ? ['--no-sandbox'] : []);
  } catch (error) {
    // Containers often forbid the kernel features that Chromium's sandbox needs.
    if (isRoot || !/sandbox|namespace/i.test(String(error))) throw error;
    return launchWith(options, ['--no-sandbox']);
  }
}

async function launchWith(options: LaunchOptions, sandbox: string[]): Promise<BrowserContext> {
  const { extension, display, dark, port, language = 'en-US', size = WIDE } = options;
  // For an empty name, Playwright creates a temporary folder and removes it on close.
  const profile = options.profile ?? '';
  const chromiumPath = process.env.BOOKSIDE_CHROMIUM || '/usr/bin/chromium';
  return chromium.launchPersistentContext(profile, {
    executablePath: options.disk === undefined ? chromiumPath : SMALL_DISK,
    headless: !display,
    viewport: null,
    // By default Playwright emulates "light" in its pages, whatever the browser's own scheme is.
    colorScheme: null,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    handleSIGINT: false,
    env: {
      ...process.env,
      ...clockEnvironment(),
      PATH: [NO_DESKTOP, process.env.PATH].join(delimiter),
      LANGUAGE: language,
      BOOKSIDE_CHROMIUM: chromiumPath,
      ...(options.disk !== undefined && { BOOKSIDE_DISK: String(options.disk) }),
      ...(options.zone && { TZ: options.zone }),
      ...(display && display !== 'person' && { DISPLAY: display.name }),
    },
    args: [
      ...sandbox,
      ...QUIET,
      `--host-resolver-rules=${chromiumHostRules(port, options.plainPort)}`,
      await trustSandbox(port),
      ...(extension
        ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
        : []),
      ...(options.installs ? ['--enable-unsafe-extension-debugging'] : []),
      `--lang=${language}`,
      ...(display === 'person'
        ? []
        : [
            '--window-position=0,0',
            `--window-size=${size.width + BORDER},${size.height + BORDER}`,
          ]),
      ...(dark ? ['--force-dark-mode'] : []),
    ],
  });
}
