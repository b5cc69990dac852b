import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Ran } from '../proof/ran.ts';
import { type Count, FAILED } from './count.ts';
import { runTool } from './tool.ts';

/** The part of vitest's JSON report that is used. */
interface Report {
  numPassedTests: number;
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages: string[];
      meta: { inputs?: number };
    }[];
  }[];
}

/** Which unit tests to run, and how; by default all, in the order of their files. */
export interface UnitOptions {
  /** Runs only the tests whose titles match. */
  only?: RegExp | undefined;
  /** Paths from the project's root. */
  files?: readonly string[];
  /** Runs the files, and the tests within each, in a random order. */
  seed?: number | undefined;
  env?: NodeJS.ProcessEnv;
}

/** Runs vitest and returns the counts and all results. Prints each failure with its file. */
export async function units(options: UnitOptions = {}): Promise<Count & { tests: Ran[] }> {
  const { only, files = [], seed, env = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), 'bookside-units-'));
  const file = join(folder, 'report.json');
  const filter = only ? ['-t', only.source] : [];
  const paths = files.map((path) => resolve(path));
  const tool = ['run', '--reporter=json', `--outputFile=${file}`, ...filter, ...paths];
  const { output } = await runTool('vitest', [...tool, ...shuffled(seed)], { env });
  const report = await readFile(file, 'utf8').then(
    (text): Report => JSON.parse(text),
    () => null,
  );
  await rm(folder, { recursive: true });
  if (only && report) keepMatching(report, only);
  if (!report) {
    console.log(output);
    return { ...FAILED, tests: [] };
  }
  const failures = report.testResults.flatMap(failuresOf);
  for (const failure of failures) console.log(failure);
  // For example a promise that was rejected outside of any test.
  const stray = failures.length === 0 && !report.success;
  if (stray) console.log(output);
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({
      file: fromRoot(name),
      title: test.fullName,
      passed: test.status === 'passed',
      inputs: test.meta.inputs ?? 1,
    })),
  );
  const names = failures.map((failure) => failure.split('\n')[0] ?? '');
  const failed = failures.length + (stray ? 1 : 0);
  return { passed: report.numPassedTests, failed, names, tests };
}

/** The arguments that make vitest shuffle. */
export const shuffled = (seed: number | undefined): string[] =>
  seed === undefined ? [] : ['--sequence.shuffle', `--sequence.seed=${seed}`];

/** Removes the tests that do not match, which vitest reports as skipped. */
function keepMatching(report: Report, only: RegExp): void {
  for (const result of report.testResults) {
    result.assertionResults = result.assertionResults.filter(({ fullName }) => only.test(fullName));
  }
}

const fromRoot = (path: string) => path.replace(`${process.cwd()}/`, '');

function failuresOf({ name, status, message, assertionResults }: Report['testResults'][number]) {
  const file = fromRoot(name);
  const failed = assertionResults
    .filter((test) => test.status !== 'passed')
    .map((test) => {
      const words = test.failureMessages.join('\n').split('\n').slice(0, LINES).join('\n      ');
      return `  ✗ ${file}: ${test.fullName} (${test.status})\n      ${words}`;
    });
  // A file that cannot be loaded, or that leaves something behind, fails without a failed test.
  const isByItself = status === 'failed' && failed.length === 0;
  return isByItself ? [`  ✗ ${file}\n${message}`] : failed;
}

const LINES = 12;
