import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  suites?: Suite[];
  specs?: { title: string; tests: { projectName: string; status: string }[] }[];
}

/** Everything Playwright's runner runs; it tells of each test as it ends, and of failures at length. */
export async function browsers(): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'bookside-browsers-'));
  const file = join(folder, 'report.json');
  await runTool('playwright', ['test', '--reporter=list,json'], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' },
  });
  const report = await readFile(file, 'utf8').then(
    (text): Report => JSON.parse(text),
    () => null,
  );
  await rm(folder, { recursive: true });
  if (!report) return FAILED;
  const { expected, unexpected, flaky, skipped } = report.stats;
  const ran = new Set(report.suites.flatMap(projectsThatPassed));
  const missing = BROWSERS.filter((browser) => !ran.has(browser));
  if (missing.length > 0) console.log(`  ✗ nothing passed in ${missing.join(' and ')}`);
  for (const title of report.suites.flatMap(passedLate)) {
    console.log(`  ! only on the second try: ${title}`);
  }
  const failed = unexpected + skipped + report.errors.length;
  return { passed: expected + flaky, failed: Math.max(failed, missing.length) };
}

function projectsThatPassed({ suites = [], specs = [] }: Suite): string[] {
  const own = specs.flatMap((spec) => spec.tests.filter((test) => test.status === 'expected'));
  return [...own.map((test) => test.projectName), ...suites.flatMap(projectsThatPassed)];
}

function passedLate({ suites = [], specs = [] }: Suite): string[] {
  const own = specs.filter((spec) => spec.tests.some((test) => test.status === 'flaky'));
  return [...own.map((spec) => spec.title), ...suites.flatMap(passedLate)];
}
