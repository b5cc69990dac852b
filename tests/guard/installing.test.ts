import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  link?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const lock = Object.entries<Entry>(read('package-lock.json').packages).filter(
  ([path]) => path !== '',
);

test('the only package that may run an install script is the one that provides Node [claim 64]', () => {
  expect(read('package.json').allowScripts).toEqual({ node: true });
  expect(readFileSync('.npmrc', 'utf8')).toContain('strict-allow-scripts=true');
  const installed: Record<string, Entry> = read('node_modules/.package-lock.json').packages;
  const running = Object.keys(installed).filter((path) => {
    const { scripts = {} } = read(`${path}/package.json`);
    return ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
  });
  expect(running).toEqual(['node_modules/node']);
});

test('every package comes from the npm registry [claim 64]', () => {
  expect(lock.length).toBeGreaterThan(100);
  const elsewhere = lock.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
});

/** Runs a script of a checkout that has nothing but the setup, in a folder named `name`. */
function inACheckout(name: string, ...script: string[]) {
  const folder = join(mkdtempSync(join(tmpdir(), 'bookside-checkout-')), name);
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }));
  for (const part of ['setup', 'setup.mjs'])
    cpSync(`sandbox/${part}`, join(folder, 'sandbox', part), { recursive: true });
  const setup = join(folder, 'sandbox/setup.mjs');
  // Without npm, so that it ends where it would begin to install.
  const env = {
    ...process.env,
    npm_lifecycle_event: '',
    npm_config_registry: 'http://127.0.0.1:9',
  };
  const { status, stdout } = spawnSync(process.execPath, [setup, ...script], {
    encoding: 'utf8',
    env,
  });
  return { folder, status, said: stdout.trimEnd().split('\n'), left: readdirSync(folder) };
}

test.each([
  ['sandbox/start.ts'],
  ['tests/run.ts'],
  ['tests/browsers.ts', 'panel'],
  ['sandbox/dev.ts'],
])(
  '%s refuses a folder with a comma at once, since Chromium cannot load an extension from there',
  (...script) => {
    const { folder, status, said, left } = inACheckout('one, two', ...script);
    expect({ status, said, left }).toEqual({
      status: 1,
      said: [
        `Chromium cannot load an extension from a folder with a comma in its path: rename or move ${folder}.`,
      ],
      left: ['sandbox'],
    });
  },
);

test.each([
  ['one, two', 'tests/unit.ts'],
  ['one, two', 'sandbox/dev.ts', '--firefox'],
  ['one and two', 'sandbox/start.ts'],
])('in the folder "%s" %s is not refused', (name, ...script) => {
  const { said } = inACheckout(name, ...script);
  expect(said[0]).toBe('Installing the npm packages …');
});
