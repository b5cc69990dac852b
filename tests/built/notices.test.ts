import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIL_SOURCES, ZONE_SOURCES } from '../../sandbox/lists/list-sources.ts';
import { TARGETS } from './output.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookside-bundled-'));
let notices = '';
/** The modules with code in a bundle, as the bundler calls them. */
let modules: string[] = [];

/** In a process of its own: vitest's environment would change what is built. */
async function node(...args: string[]): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, args, { env: { ...env, CI: 'true' } });
}

/** Builds for each browser and notes the modules that left code in a script. */
const BUILDING = `
  import { writeFileSync } from 'node:fs';
  import { build } from 'wxt';
  const [folder, ...browsers] = process.argv.slice(1);
  const modules = new Set();
  const note = {
    name: 'note-modules',
    writeBundle(_, bundle) {
      const all = Object.values(bundle).flatMap((file) => Object.entries(file.modules ?? {}));
      for (const [id, { renderedLength }] of all) if (renderedLength > 0) modules.add(id);
    },
  };
  for (const browser of browsers) {
    await build({ browser, outDir: folder + '/builds', vite: () => ({ plugins: [note] }) });
  }
  writeFileSync(folder + '/modules.json', JSON.stringify([...modules]));
`;

beforeAll(async () => {
  const file = join(folder, 'notices.txt');
  await node('tests/notices.ts', file);
  await node('--input-type=module', '-e', BUILDING, folder, ...TARGETS);
  notices = readFileSync(file, 'utf8');
  modules = JSON.parse(readFileSync(join(folder, 'modules.json'), 'utf8'));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** The package a module is of; `null` for one of ours. What is no path names the tool it is by. */
function packageOf(id: string): string | null {
  // What stands there is written in wxt.config.ts.
  if (id.includes('vite/preload-helper')) return null;
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  return installed ?? /^\0(?:virtual:)?(\w+)/.exec(id)?.[1] ?? null;
}

const named = () => [...notices.matchAll(/^-{80}\n(\S+) (\S+) \((\S+)\)$/gm)];

test('every package with code or data in a bundle is named among the third-party notices, and no other', () => {
  const bundled = new Set(modules.map(packageOf).filter((name) => name !== null));
  expect(bundled.size).toBeGreaterThan(5);
  for (const source of [...MAIL_SOURCES, ...ZONE_SOURCES]) bundled.add(source);
  expect(named().map(([, name]) => name)).toEqual([...bundled].sort());
});

test('so is every dependency, with its installed version and its licence’s own words', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const { version, license } = JSON.parse(
      readFileSync(`node_modules/${name}/package.json`, 'utf8'),
    );
    expect(named().map(([, ...told]) => told)).toContainEqual([name, version, license]);
  }
  for (const file of ['preact/LICENSE', 'idb/LICENSE', 'webextension-polyfill/LICENSE']) {
    const words = readFileSync(`node_modules/${file}`, 'utf8').trim();
    expect(notices).toContain(words);
  }
  // Each part has more than its head.
  for (const part of notices.split(/^-{80}\n/m).slice(1)) expect(part.length).toBeGreaterThan(500);
});
