import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Count, PASSED, sum } from './count.ts';
import { simple } from './simple.ts';

type Target = 'chrome' | 'edge' | 'firefox';

const ALL: readonly Target[] = ['chrome', 'edge', 'firefox'];

/** The files a build depends on. */
const SOURCES = [
  '{entrypoints,components,lib}/**/*',
  'public/**/*',
  '{package,package-lock,tsconfig}.json',
  'wxt.config.ts',
];
const IS_TEST = /\.test\.tsx?$|^lib\/testing\//;

/**
 * The file that records what the builds were made from. It lies in the output folder, so it is
 * removed with the builds.
 */
const RECORD_FILE = '.output/made-of.json';

interface Note {
  /** A digest of all sources. */
  sources: string;
  /** A digest of each browser's build, since other commands build into the same folders. */
  built: Partial<Record<Target, string>>;
}

/** Builds and zips for all browsers from scratch, as for the stores. */
export async function buildAll(): Promise<Count> {
  await rm('.output', { recursive: true, force: true });
  return build(ALL, 'zip');
}

/** Builds for these browsers, unless there is already a build of the present sources. */
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
  // Sequentially, because the builds share a folder of generated types.
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
  writeFileSync(RECORD_FILE, JSON.stringify(note, null, 2));
}

function readNote(): Note | null {
  return existsSync(RECORD_FILE) ? JSON.parse(readFileSync(RECORD_FILE, 'utf8')) : null;
}

const outputOf = (target: Target) => globSync(`.output/${target}-mv3/**/*`);

const digestOfSources = () => digestOf(globSync(SOURCES).filter((file) => !IS_TEST.test(file)));

function digestOf(paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const path of [...paths].sort()) {
    if (!statSync(path).isFile()) continue;
    digest.update(`${path}\0`).update(readFileSync(path)).update('\0');
  }
  return digest.digest('hex');
}
