import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Count, PASSED, sum } from './count.ts';
import { simple } from './simple.ts';

type Target = 'chrome' | 'edge' | 'firefox';

const ALL: readonly Target[] = ['chrome', 'edge', 'firefox'];

/** All that a build reads. */
const READ = [
  '{entrypoints,components,lib}/**/*',
  'public/**/*',
  '{package,package-lock,tsconfig}.json',
  'wxt.config.ts',
];
const IS_TEST = /\.test\.tsx?$|^lib\/testing\//;

/** Where it is noted what the builds were made of. It goes with them. */
const NOTE = '.output/made-of.json';

interface Note {
  /** A digest of all that a build reads. */
  sources: string;
  /** For each browser a digest of what was built, since others build into the same folders. */
  built: Partial<Record<Target, string>>;
}

/** Builds and packs for each browser, from nothing, as for the stores. */
export async function buildAll(): Promise<Count> {
  await rm('.output', { recursive: true, force: true });
  return build(ALL, 'zip');
}

/** Builds for these browsers where there is no build of the present sources. */
export async function buildNeeded(targets: readonly Target[]): Promise<Count> {
  const sources = digestOfSources();
  const note = readNote();
  if (note?.sources !== sources) await rm('.output', { recursive: true, force: true });
  const isMade = (target: Target) =>
    note?.sources === sources && note.built[target] === digestOf(outputOf(target));
  const missing = targets.filter((target) => !isMade(target));
  return missing.length === 0 ? PASSED : build(missing, 'build');
}

async function build(targets: readonly Target[], how: 'build' | 'zip'): Promise<Count> {
  const sources = digestOfSources();
  const counts: Count[] = [];
  // One after the other: the builds share a folder of generated types.
  for (const target of targets) {
    const count = await simple('wxt', how, '-b', target);
    counts.push(count);
    if (count.failed === 0) noteBuilt(target, sources);
  }
  return sum(counts);
}

function noteBuilt(target: Target, sources: string): void {
  const before = readNote();
  const built = before?.sources === sources ? before.built : {};
  const note: Note = { sources, built: { ...built, [target]: digestOf(outputOf(target)) } };
  writeFileSync(NOTE, JSON.stringify(note, null, 2));
}

function readNote(): Note | null {
  return existsSync(NOTE) ? JSON.parse(readFileSync(NOTE, 'utf8')) : null;
}

const outputOf = (target: Target) => globSync(`.output/${target}-mv3/**/*`);

const digestOfSources = () => digestOf(globSync(READ).filter((file) => !IS_TEST.test(file)));

function digestOf(paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const path of [...paths].sort()) {
    if (!statSync(path).isFile()) continue;
    digest.update(`${path}\0`).update(readFileSync(path)).update('\0');
  }
  return digest.digest('hex');
}
