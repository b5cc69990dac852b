import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clockAhead, now } from '../../sandbox/clock.ts';
import type { Ran } from '../proof/ran.ts';
import { report } from '../proof/report.ts';
import { runTool } from './tool.ts';

const run = promisify(execFile);

/** A program's name and version as it prints them; its path if it does not answer. */
async function versionOf(program: string): Promise<string> {
  const output = await run(program, ['--version']).catch(() => null);
  return output?.stdout.trim().replace(/ built on .*/, '') || program;
}

/** Writes the report of claims to `PROOF.md` in a folder. */
export async function writeProof(tests: readonly Ran[], folder: string): Promise<void> {
  const machine = {
    // The machine's real date, not the run's clock: the browsers' versions belong to it.
    day: new Date(now() - clockAhead()).toISOString().slice(0, 10),
    chromium: await versionOf(process.env.BOOKSIDE_CHROMIUM || '/usr/bin/chromium'),
    firefox: await versionOf(process.env.BOOKSIDE_FIREFOX || '/usr/bin/firefox-esr'),
  };
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'PROOF.md');
  await writeFile(file, report(tests, machine));
  // Formats its tables as in all other documents; a file that Biome ignores is left as it is.
  await runTool('biome', ['format', '--write', '--no-errors-on-unmatched', file]);
}
