import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { promisify } from 'node:util';
import { importsOf } from '../guard/sources.ts';

const run = promisify(execFile);

/** What every unit test depends on without importing it. */
const UNDER_ALL = [
  'package-lock.json',
  'vitest.config.ts',
  'tests/support/unit-clock.ts',
  'tests/proof/counting.ts',
  'tests/helpers/left-behind.ts',
];

const MODULES = '{entrypoints,components,lib,sandbox,tests}/**/*.{ts,tsx}';

/** These read sources as text, so that any change may concern them. */
const GUARDS = 'tests/guard/**/*.test.ts';

/** Those of `npm run unit` that need no build. */
const UNITS = [
  '{lib,components,sandbox}/**/*.test.{ts,tsx}',
  'tests/{guard,run,support,sweep}/**/*.test.ts',
];

/** The files of unit tests that reach, by their imports, what has changed since the last commit or, where nothing has, in it; and all guards. */
export async function touchedUnits(): Promise<string[]> {
  const changed = await changedFiles();
  const units = globSync(UNITS);
  if (changed.some((file) => UNDER_ALL.includes(file))) return units;
  const reaching = reachingAny(changed);
  for (const guard of globSync(GUARDS)) reaching.add(guard);
  return units.filter((file) => reaching.has(file));
}

async function changedFiles(): Promise<string[]> {
  const now = [
    ...(await git('diff', '--name-only', '-z', 'HEAD')),
    ...(await git('ls-files', '--others', '--exclude-standard', '-z')),
  ];
  // A first commit, or a clone of the last one alone, has none before it.
  return now.length > 0 ? now : git('diff', '--name-only', '-z', 'HEAD~1', 'HEAD').catch(() => []);
}

async function git(...args: string[]): Promise<string[]> {
  const { stdout } = await run('git', args, { maxBuffer: 2 ** 24 });
  return stdout.split('\0').filter(Boolean);
}

/** Some files, and all that import any of them, themselves or through others. */
function reachingAny(files: readonly string[]): Set<string> {
  const importers = new Map<string, string[]>();
  for (const { from, to } of globSync(MODULES).flatMap(importsSafely)) {
    importers.set(to, [...(importers.get(to) ?? []), from]);
  }
  const reaching = new Set(files.filter((file) => existsSync(file)));
  // A set that grows while it is walked is walked to its end.
  for (const file of reaching) for (const one of importers.get(file) ?? []) reaching.add(one);
  return reaching;
}

/** One whose imports do not exist yet, or no longer, is left to the compiler. */
function importsSafely(file: string) {
  try {
    return importsOf(file);
  } catch {
    return [];
  }
}
