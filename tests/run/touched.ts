import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { promisify } from 'node:util';
import { importsOf } from '../guard/sources.ts';

const run = promisify(execFile);

/** Files that every unit test depends on without importing them. */
const GLOBAL_FILES = [
  'package-lock.json',
  'vitest.config.ts',
  'tests/support/unit-clock.ts',
  'tests/proof/counting.ts',
  'tests/helpers/left-behind.ts',
];

const MODULES = '{entrypoints,components,lib,sandbox,tests}/**/*.{ts,tsx}';

/** The guards read sources as text, so any change may affect them. */
const GUARDS = 'tests/guard/**/*.test.ts';

/** The unit tests that need no build. */
const UNITS = [
  '{lib,components,sandbox}/**/*.test.{ts,tsx}',
  'tests/{guard,run,support,sweep}/**/*.test.ts',
];

/**
 * The unit test files affected by a change: those that import, directly or not, a file changed
 * since the last commit (or in it, if nothing has changed since), and all guards.
 */
export async function touchedUnits(): Promise<string[]> {
  const changed = await changedFiles();
  const units = globSync(UNITS);
  if (changed.some((file) => GLOBAL_FILES.includes(file))) return units;
  const affected = reachingAny(changed);
  for (const guard of globSync(GUARDS)) affected.add(guard);
  return units.filter((file) => affected.has(file));
}

async function changedFiles(): Promise<string[]> {
  const now = [
    ...(await git('diff', '--name-only', '-z', 'HEAD')),
    ...(await git('ls-files', '--others', '--exclude-standard', '-z')),
  ];
  // A first commit, or a shallow clone of the last commit, has no parent.
  return now.length > 0 ? now : git('diff', '--name-only', '-z', 'HEAD~1', 'HEAD').catch(() => []);
}

async function git(...args: string[]): Promise<string[]> {
  const { stdout } = await run('git', args, { maxBuffer: 2 ** 24 });
  return stdout.split('\0').filter(Boolean);
}

/** These files and all files that import them, directly or not. */
function reachingAny(files: readonly string[]): Set<string> {
  const importers = new Map<string, string[]>();
  for (const { from, to } of globSync(MODULES).flatMap(importsSafely)) {
    importers.set(to, [...(importers.get(to) ?? []), from]);
  }
  const affected = new Set(files.filter((file) => existsSync(file)));
  // Iterating over a Set also visits the values added meanwhile.
  for (const file of affected) for (const one of importers.get(file) ?? []) affected.add(one);
  return affected;
}

/** The imports of a file; none if one of them does not exist, which the compiler will report. */
function importsSafely(file: string) {
  try {
    return importsOf(file);
  } catch {
    return [];
  }
}
