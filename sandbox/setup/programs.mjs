import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quietly, which } from './run.mjs';
import { SetupError, say, step } from './say.mjs';

/**
 * Google Chrome is not used: since version 137 it does not load an unpacked extension from the
 * command line. Chromium and Playwright's build of it still do.
 */
const CHROMIUM = {
  label: 'Chromium',
  find: async () =>
    which(process.env.BOOKSIDE_CHROMIUM, 'chromium', 'chromium-browser') ??
    which(await playwrightsChromium()),
  debian: ['chromium', 'chromium-sandbox', 'fonts-liberation'],
};
const FIREFOX = {
  label: 'Firefox',
  find: async () => which(process.env.BOOKSIDE_FIREFOX, 'firefox-esr', 'firefox'),
  debian: ['firefox-esr'],
};
const XVFB = { label: 'a virtual display', find: async () => which('Xvfb'), debian: ['xvfb'] };
const XDOTOOL = { label: 'xdotool', find: async () => which('xdotool'), debian: ['xdotool'] };
const IMPORT = { label: 'ImageMagick', find: async () => which('import'), debian: ['imagemagick'] };

/**
 * Puts Chromium on the run's clock. It is a library, not a program, and its folder depends on the
 * machine's architecture.
 */
const FAKETIME = {
  label: 'libfaketime',
  find: async () => process.env.BOOKSIDE_FAKETIME || faketimeLibrary(),
  debian: ['libfaketime'],
};
/** Debian packages the browsers' German language files separately. */
const CHROMIUM_IN_GERMAN = {
  label: 'Chromium in German',
  find: async () => languagePack('/usr/lib/chromium/locales/de.pak', CHROMIUM),
  debian: ['chromium-l10n'],
};
const FIREFOX_IN_GERMAN = {
  label: 'Firefox in German',
  find: async () =>
    languagePack(
      '/usr/lib/firefox-esr/browser/extensions/langpack-de@firefox-esr.mozilla.org.xpi',
      FIREFOX,
    ),
  debian: ['firefox-esr-l10n-de'],
};

const isRoot = process.getuid?.() === 0;

const FOR_A_VIRTUAL_DISPLAY = [XVFB, XDOTOOL, IMPORT];

/** The programs each command needs besides the npm packages. */
export const NEEDS = {
  window: [CHROMIUM],
  firefox: [FIREFOX],
  walk: [CHROMIUM, ...FOR_A_VIRTUAL_DISPLAY],
  tests: [
    CHROMIUM,
    FIREFOX,
    FAKETIME,
    CHROMIUM_IN_GERMAN,
    FIREFOX_IN_GERMAN,
    ...FOR_A_VIRTUAL_DISPLAY,
  ],
};

/**
 * Throws `SetupError` where Chromium is needed and could not load the build in this checkout: the
 * option that loads an extension takes several folders, with commas between them.
 */
export function checkFolder(programs, folder) {
  if (!programs.includes(CHROMIUM) || !folder.includes(',')) return;
  throw new SetupError(
    `Chromium cannot load an extension from a folder with a comma in its path: rename or move ${folder}.`,
  );
}

async function playwrightsChromium() {
  const entry = pathToFileURL(join(process.cwd(), 'node_modules/@playwright/test/index.mjs'));
  return import(entry.href).then(({ chromium }) => chromium.executablePath()).catch(() => null);
}

/** The library's path as installed by the system's package; `null` when it is not installed. */
function faketimeLibrary() {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const places = folders.map((folder) => `/usr/lib/${folder}/faketime/libfaketime.so.1`);
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * The path of a language pack for the system's browser, `null` when it is missing. Browsers from
 * other sources contain their languages, so for these nothing is missing. A browser that is itself
 * missing will be the system's, and is installed in one go with its languages.
 */
async function languagePack(path, browser) {
  const program = await browser.find();
  const isSystems = program === null || program.startsWith('/usr/bin/');
  return isSystems && !existsSync(path) ? null : path;
}

async function missing(programs) {
  const found = await Promise.all(programs.map((program) => program.find()));
  return programs.filter((_, index) => found[index] === null);
}

/**
 * Installs those of `programs` that are missing. Throws `SetupError`, with the command to install
 * them, when that fails.
 */
export async function installPrograms(programs) {
  let absent = await missing(programs);
  if (absent.length === 0) return;
  const names = absent.map((program) => program.label).join(', ');
  await step(`Installing ${names} from the system's packages`, () => aptInstall(absent));
  absent = await missing(programs);
  if (absent.includes(CHROMIUM)) {
    await step("Downloading Playwright's own Chromium instead", () =>
      quietly('npx', ['playwright', 'install', 'chromium']),
    );
    absent = await missing(programs);
  }
  if (absent.length === 0) return;
  const packages = absent.flatMap((program) => program.debian).join(' ');
  const sudo = isRoot ? '' : 'sudo ';
  throw new SetupError(
    `Missing: ${absent.map((program) => program.label).join(', ')}.\n` +
      `This would install it: ${sudo}apt-get update && ${sudo}apt-get install ${packages}`,
  );
}

async function aptInstall(programs) {
  if (!which('apt-get')) return;
  const [command, ...prefix] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = programs.flatMap((program) => program.debian);
  await quietly(command, [...prefix, 'update', '-q'], { env });
  const install = [...prefix, 'install', '-q', '-y', '--no-install-recommends', ...packages];
  const { code, output } = await quietly(command, install, { env });
  if (code !== 0 && code !== 127) say(`  ${output.trim().split('\n').at(-1)}`);
}

/** The paths of the programs found, as environment variables for the script. */
export async function programPaths() {
  const [chromium, firefox, faketime] = await Promise.all(
    [CHROMIUM, FIREFOX, FAKETIME].map((program) => program.find()),
  );
  return {
    BOOKSIDE_CHROMIUM: chromium ?? '',
    BOOKSIDE_FIREFOX: firefox ?? '',
    BOOKSIDE_FAKETIME: faketime ?? '',
  };
}
