import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

interface Entry {
  resolved?: string;
  integrity?: string;
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

/**
 * The paths of the packages that npm would install unchecked, or from elsewhere than the registry
 * it is set to: npm compares what it downloads with the digest of the lock file only if there is
 * one. Packages for other platforms count, since they are installed there.
 */
const unchecked = (entries: readonly [string, Entry][]): string[] =>
  entries
    .filter(
      ([, { integrity, resolved, link }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') || resolved !== undefined || link,
    )
    .map(([path]) => path);

test('every package, also of other platforms, is checked by its digest in the lock file [claim 64]', () => {
  expect(lock.length).toBeGreaterThan(100);
  expect(unchecked(lock)).toEqual([]);
  // Without a host in the lock file the configured registry is asked, whichever it is.
  expect(readFileSync('.npmrc', 'utf8')).toContain('omit-lockfile-registry-resolved=true');
});

test('a package without a digest, with a weak one or from a host of its own is found', () => {
  for (const [path, { integrity: _none, ...entry }] of lock) {
    const others = lock.filter(([other]) => other !== path);
    expect(unchecked([...others, [path, entry]])).toEqual([path]);
  }
  const [first] = lock;
  if (!first) throw new Error('no packages');
  const [path, entry] = first;
  for (const changes of [
    { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
    { resolved: 'https://packages.example.com/a.tgz' },
    { link: true },
  ]) {
    expect(unchecked([[path, { ...entry, ...changes }]])).toEqual([path]);
  }
});

test('what is installed has the digests of the lock file', () => {
  const installed: Record<string, Entry> = read('node_modules/.package-lock.json').packages;
  const wanted = Object.fromEntries(lock);
  const others = Object.entries(installed).filter(
    ([path, { integrity }]) => integrity !== wanted[path]?.integrity,
  );
  expect(others).toEqual([]);
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
