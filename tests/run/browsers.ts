import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Ran } from '../proof/ran.ts';
import { type Count, FAILED, sum } from './count.ts';
import { runTool } from './tool.ts';

/** Both have to have run; a missing browser is a failure. */
const BROWSERS = ['chromium', 'firefox'];
/** Playwright's projects, by their browser. */
const PROJECTS = [['waiting', 'chromium'], ['firefox']];

/** The part of Playwright's JSON report that is read. */
interface Report {
  errors: unknown[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs?: Spec[];
}

interface Spec {
  title: string;
  /** Below `tests`. */
  file: string;
  tests: {
    projectName: string;
    status: string;
    annotations: { type: string; description?: string }[];
    results: { error?: { message?: string } }[];
  }[];
}

/** Which of Playwright's tests to run, and how; all of them in the order of their files unless told. */
export interface BrowserOptions {
  /** For their titles and tags. */
  only?: RegExp | undefined;
  /** Has them run in a random order. */
  seed?: number | undefined;
  env?: NodeJS.ProcessEnv;
}

/**
 * What Playwright's runner runs, with each test that ran; it tells of each as it ends, and of
 * failures at length. A test that passed only on its second try is named; where `BOOKSIDE_STRICT` is set, it
 * counts as failed.
 */
export async function browsers(options: BrowserOptions = {}): Promise<Count & { tests: Ran[] }> {
  const { only, seed, env = {} } = options;
  const filter = only ? ['--grep', only.source] : [];
  const folder = await mkdtemp(join(tmpdir(), 'bookside-browsers-'));
  const reports: (Report | null)[] = [];
  for (const choice of shuffled(seed)) {
    const file = join(folder, `${reports.length}.json`);
    await runTool('playwright', ['test', '--reporter=list,json', ...filter, ...choice], {
      show: true,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0', ...env },
    });
    reports.push(await reportIn(file));
  }
  await rm(folder, { recursive: true });
  const counts = reports.map((report) => (report ? countOf(report) : FAILED));
  const tests = reports.flatMap((report) => report?.suites ?? []).flatMap((s) => testsOf(s, ''));
  const ran = new Set(
    tests.filter(({ passed }) => passed).map(({ file }) => file.split('/')[1] ?? ''),
  );
  const missing = BROWSERS.filter((browser) => !ran.has(browser));
  if (missing.length > 0) console.log(`  ✗ nothing passed in ${missing.join(' and ')}`);
  const { passed, failed, late, names } = sum(counts);
  return { passed, failed: Math.max(failed, missing.length), late, names, tests };
}

/**
 * What has Playwright shuffle, one entry for each time it is started. It shuffles what it hands to
 * its workers; a worker keeps its browser from test to test and is ended for a test of another
 * kind. With both browsers' tests in one heap every other test would have a new browser and find
 * nothing that the one before has left, which is what a random order is for.
 */
const shuffled = (seed: number | undefined): string[][] =>
  seed === undefined
    ? [[]]
    : PROJECTS.map((projects) => ['--shuffle', String(seed), '--project', ...projects]);

const reportIn = (file: string): Promise<Report | null> =>
  readFile(file, 'utf8').then(
    (text): Report => JSON.parse(text),
    () => null,
  );

function countOf({ stats, errors, suites }: Report): Count {
  const { expected, unexpected, flaky, skipped } = stats;
  const late = suites.flatMap((suite) => titled(suite, 'flaky', 'only on the second try'));
  const names = [...suites.flatMap((suite) => titled(suite, 'unexpected', 'failed')), ...late];
  for (const name of names) console.log(name);
  const failed = unexpected + skipped + errors.length;
  if (process.env.BOOKSIDE_STRICT) return { passed: expected, failed: failed + flaky, names };
  return { passed: expected + flaky, failed, late: flaky, names };
}

/** A line for each of the tests that ended so. */
const titled = ({ suites = [], specs = [] }: Suite, ended: string, words: string): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === ended))
    .map((spec) => `  ✗ ${words}: ${spec.file}, ${spec.title}${reasonOf(spec)}`),
  ...suites.flatMap((suite) => titled(suite, ended, words)),
];

/** What the first try that failed said, on a line. */
function reasonOf({ tests }: Spec): string {
  const errors = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
  const said = errors.find((message) => message !== '') ?? '';
  const plain = stripVTControlCharacters(said).replaceAll(/\s+/g, ' ').slice(0, REASON);
  return plain && `\n      ${plain}`;
}

/** So much of a failure's words (characters) is named again at the end. */
const REASON = 300;

function testsOf({ title, suites = [], specs = [] }: Suite, above: string): Ran[] {
  const group = `${above} ${title}`;
  const own = specs.flatMap((spec) =>
    spec.tests.map((test) => ({
      file: `tests/${spec.file}`,
      title: `${group} ${spec.title}`,
      passed: test.status === 'expected',
      inputs: inputsOf(test.annotations),
    })),
  );
  return [...own, ...suites.flatMap((suite) => testsOf(suite, group))];
}

/** What the tests noted with `tried` in tests/proof/tried.ts. */
const inputsOf = (annotations: Spec['tests'][number]['annotations']) =>
  Number(annotations.find(({ type }) => type === 'inputs')?.description ?? 1);
