import { type BrowserContext, chromium } from '@playwright/test';
import { clockEnvironment } from '../clock.ts';
import { chromiumHostRules } from '../serve.ts';
import { expectBuilt } from './built.ts';
import type { Display, Size } from './display.ts';
import { trustSandbox } from './trust.ts';

export interface LaunchOptions {
  /** Where the sandbox listens. */
  port: number;
  /** The folder of the built extension, or several with commas between them; without it, plain Chromium. */
  extension?: string;
  /** Whether extensions can be installed and removed while it runs. */
  installs?: boolean;
  /** A virtual display, `'person'` for the one somebody sits at; headless unless told. */
  display?: Display | 'person';
  size?: Size;
  dark?: boolean;
  /** The browser's language, `en-US` unless told. */
  language?: string;
  /** The folder of the profile; a fresh one unless told. */
  profile?: string;
  /** Where requests over plain http are led, to be seen; nowhere unless told. */
  plainPort?: number;
  /** An IANA time zone; the machine's unless told. */
  zone?: string;
}

/** What keeps Chromium from speaking to its makers and from speaking to the person about itself. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Hides the bar that warns of unusual switches, which would stand in every picture.
  '--test-type',
];

/** Without a window manager Chromium draws one pixel less than asked for (pixels). */
export const BORDER = 1;

/** The window's size unless another is asked for. */
export const WIDE: Size = { width: 1440, height: 900 };

/** Opens Chromium with the extension as it ships, in a profile of its own. Throws where it is not built. */
export async function launch(options: LaunchOptions): Promise<BrowserContext> {
  const isRoot = process.getuid?.() === 0;
  for (const folder of options.extension?.split(',') ?? []) expectBuilt(folder);
  try {
    return await launchWith(options, isRoot ? ['--no-sandbox'] : []);
  } catch (error) {
    // Containers often forbid what Chromium's sandbox is made of.
    if (isRoot || !/sandbox|namespace/i.test(String(error))) throw error;
    return launchWith(options, ['--no-sandbox']);
  }
}

async function launchWith(options: LaunchOptions, sandbox: string[]): Promise<BrowserContext> {
  const { extension, display, dark, port, language = 'en-US', size = WIDE } = options;
  // Playwright makes a folder for an empty name and removes it in the end.
  const profile = options.profile ?? '';
  const executablePath = process.env.BOOKSIDE_CHROMIUM || '/usr/bin/chromium';
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !display,
    viewport: null,
    // Playwright would otherwise tell its pages "light", whatever the browser is.
    colorScheme: null,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    handleSIGINT: false,
    env: {
      ...process.env,
      ...clockEnvironment(),
      LANGUAGE: language,
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
