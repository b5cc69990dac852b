import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Ran } from '../proof/ran.ts';
import { type Count, FAILED, sum } from './count.ts';
import { runTool } from './tool.ts';

/** Both have to run; a missing browser is a failure. */
const BROWSERS = ['chromium', 'firefox'];
/** Playwright's projects, grouped by browser. */
const PROJECTS = [['waiting', 'chromium'], ['firefox']];

/** The part of Playwright's JSON report that is used. */
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
  /** A path relative to `tests`. */
  file: string;
  tests: {
    projectName: string;
    status: string;
    annotations: { type: string; description?: string }[];
    results: Try[];
  }[];
}

/** One try of a test. */
interface Try {
  error?: { message?: string };
  attachments?: { name: string; path?: string }[];
}

/** Which of Playwright's tests to run, and how; by default all, in the order of their files. */
export interface BrowserOptions {
  /** Runs only the tests whose titles or tags match. */
  only?: RegExp | undefined;
  /** Runs them in a random order. */
  seed?: number | undefined;
  env?: NodeJS.ProcessEnv;
}

/**
 * Runs Playwright and returns the counts and all results. Each test is printed as it ends, failures
 * in detail. A test that passes only on its second try is listed as late; if `BOOKSIDE_STRICT` is
 * set, it counts as failed.
 */
export async function browsers(options: BrowserOptions = {}): Promise<Count & { tests: Ran[] }> {
  const { only, seed, env = {} } = options;
  const filter = only ? ['--grep', only.source] : [];
  const folder = await mkdtemp(join(tmpdir(), 'bookside-browsers-'));
  const reports: (Report | null)[] = [];
  const counts: Count[] = [];
  for (const choice of shuffled(seed)) {
    const file = join(folder, `${reports.length}.json`);
    await runTool('playwright', ['test', '--reporter=list,json', ...filter, ...choice], {
      show: true,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0', ...env },
    });
    const report = await reportIn(file);
    reports.push(report);
    // At once: the next start removes what Playwright kept of a failure.
    counts.push(report ? countOf(report) : FAILED);
  }
  await rm(folder, { recursive: true });
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
 * The arguments that make Playwright shuffle, one entry per start of Playwright. It shuffles the
 * tests across its workers; a worker keeps its browser from test to test, but is ended for a test
 * of another project. If both browsers' tests were shuffled together, every other test would start
 * a new browser and could not meet leftovers of the test before, which is the purpose of a random
 * order.
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

/** A line for each test with this status. */
const titled = ({ suites = [], specs = [] }: Suite, ended: string, words: string): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === ended))
    .map((spec) => `  ✗ ${words}: ${spec.file}, ${spec.title}${reasonOf(spec)}`),
  ...suites.flatMap((suite) => titled(suite, ended, words)),
];

/** The message of the first failed try, and what its page showed then, a line each. */
function reasonOf({ tests }: Spec): string {
  const tries = tests.flatMap(({ results }) => results);
  const first = tries.find(({ error }) => error?.message);
  return [first?.error?.message ?? '', first ? pageOf(first) : '']
    .map((text) => stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').slice(0, MAX_REASON))
    .filter(Boolean)
    .map((line) => `\n      ${line}`)
    .join('');
}

/**
 * What the page of a failed try showed, from the file that Playwright keeps of it; empty where it
 * kept none. On another machine the log is all that is left of a failure.
 */
function pageOf({ attachments = [] }: Try): string {
  const { path } = attachments.find(({ name }) => name === 'error-context') ?? {};
  if (!path || !existsSync(path)) return '';
  const [, snapshot] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8')) ?? [];
  return snapshot ? `shown: ${snapshot}` : '';
}

/** The length (characters) to which each line of a reason is cut in the summary. */
const MAX_REASON = 600;

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

/** The number of inputs recorded with `tried` in tests/proof/tried.ts. */
const inputsOf = (annotations: Spec['tests'][number]['annotations']) =>
  Number(annotations.find(({ type }) => type === 'inputs')?.description ?? 1);
