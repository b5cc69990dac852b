import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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
