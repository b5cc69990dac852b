import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { clockAhead, now } from '../../sandbox/clock.ts';
import type { Ran } from '../proof/ran.ts';
import { report } from '../proof/report.ts';

const run = promisify(execFile);

/** What a program prints, on a line; `null` where it is not there or fails. */
const said = (program: string, ...args: string[]): Promise<string | null> =>
  run(program, args).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );

/** What a browser calls itself, its version included; its path where it does not say. */
const nameOf = async (browser: string): Promise<string> =>
  (await said(browser, '--version'))?.replace(/ built on .*/, '') || browser;

/** The version in package.json, with the commit; what comes as an archive has none. */
async function ownVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  const commit = await said('git', 'rev-parse', '--short', 'HEAD');
  return commit ? `${version} (${commit})` : version;
}

/** Writes which claims the tests that ran have shown, to `artifacts/PROOF.md`. */
export async function writeProof(tests: readonly Ran[]): Promise<void> {
  const machine = {
    version: await ownVersion(),
    // The machine's own, on which its browsers are what they are, and not the run's.
    day: new Date(now() - clockAhead()).toISOString().slice(0, 10),
    chromium: await nameOf(process.env.BOOKSIDE_CHROMIUM || '/usr/bin/chromium'),
    firefox: await nameOf(process.env.BOOKSIDE_FIREFOX || '/usr/bin/firefox-esr'),
  };
  await mkdir('artifacts', { recursive: true });
  await writeFile('artifacts/PROOF.md', report(tests, machine));
}
