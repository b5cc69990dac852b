import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Count, FAILED } from './count.ts';
import { runTool } from './tool.ts';

/** The part of vitest's JSON report that is read. */
interface Report {
  numPassedTests: number;
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Everything vitest runs. Prints each failure with where it is. */
export async function units(): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'bookside-units-'));
  const file = join(folder, 'report.json');
  const { output } = await runTool('vitest', ['run', '--reporter=json', `--outputFile=${file}`]);
  const report = await readFile(file, 'utf8').then(
    (text): Report => JSON.parse(text),
    () => null,
  );
  await rm(folder, { recursive: true });
  if (!report) {
    console.log(output);
    return FAILED;
  }
  const failures = report.testResults.flatMap(failuresOf);
  for (const failure of failures) console.log(failure);
  // Such as a promise that was rejected outside of any test.
  const stray = failures.length === 0 && !report.success;
  if (stray) console.log(output);
  return { passed: report.numPassedTests, failed: failures.length + (stray ? 1 : 0) };
}

function failuresOf({ name, status, message, assertionResults }: Report['testResults'][number]) {
  const file = name.replace(`${process.cwd()}/`, '');
  // A file that could not even be loaded has no tests to report.
  if (status === 'failed' && assertionResults.length === 0) return [`  ✗ ${file}\n${message}`];
  return assertionResults
    .filter((test) => test.status !== 'passed')
    .map((test) => {
      const words = test.failureMessages.join('\n').split('\n').slice(0, LINES).join('\n      ');
      return `  ✗ ${file}: ${test.fullName} (${test.status})\n      ${words}`;
    });
}

const LINES = 12;
