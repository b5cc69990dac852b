import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ran } from '../proof/ran.ts';
import { type Count, FAILED } from './count.ts';
import { runTool } from './tool.ts';

/** Both have to have run; a missing browser is a failure. */
const BROWSERS = ['chromium', 'firefox'];

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
  }[];
}

/** Everything Playwright's runner runs, or the tests whose titles match, with each test that ran; it tells of each as it ends, and of failures at length. */
export async function browsers(only?: RegExp): Promise<Count & { tests: Ran[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'bookside-browsers-'));
  const file = join(folder, 'report.json');
  const filter = only ? ['-g', only.source] : [];
  await runTool('playwright', ['test', '--reporter=list,json', ...filter], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' },
  });
  const report = await readFile(file, 'utf8').then(
    (text): Report => JSON.parse(text),
    () => null,
  );
  await rm(folder, { recursive: true });
  if (!report) return { ...FAILED, tests: [] };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const tests = report.suites.flatMap((suite) => testsOf(suite, ''));
  const ran = new Set(
    tests.filter(({ passed }) => passed).map(({ file }) => file.split('/')[1] ?? ''),
  );
  const missing = BROWSERS.filter((browser) => !ran.has(browser));
  if (missing.length > 0) console.log(`  ✗ nothing passed in ${missing.join(' and ')}`);
  for (const title of report.suites.flatMap(passedLate)) {
    console.log(`  ! only on the second try: ${title}`);
  }
  const failed = unexpected + skipped + report.errors.length;
  return { passed: expected + flaky, failed: Math.max(failed, missing.length), tests };
}

/** The tests that failed and then passed. */
const passedLate = ({ suites = [], specs = [] }: Suite): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map((s) => s.title),
  ...suites.flatMap(passedLate),
];

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
