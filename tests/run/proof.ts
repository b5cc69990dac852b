import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clockAhead, now } from '../../sandbox/clock.ts';
import type { Ran } from '../proof/ran.ts';
import { report } from '../proof/report.ts';
import { runTool } from './tool.ts';

const run = promisify(execFile);

/** What a program calls itself, its version included; its path where it does not say. */
async function versionOf(program: string): Promise<string> {
  const said = await run(program, ['--version']).catch(() => null);
  return said?.stdout.trim().replace(/ built on .*/, '') || program;
}

/** Writes which claims the tests that ran have shown, into `PROOF.md` in a folder. */
export async function writeProof(tests: readonly Ran[], folder: string): Promise<void> {
  const machine = {
    // The machine's own, on which its browsers are what they are, and not the run's.
    day: new Date(now() - clockAhead()).toISOString().slice(0, 10),
    chromium: await versionOf(process.env.BOOKSIDE_CHROMIUM || '/usr/bin/chromium'),
    firefox: await versionOf(process.env.BOOKSIDE_FIREFOX || '/usr/bin/firefox-esr'),
  };
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'PROOF.md');
  await writeFile(file, report(tests, machine));
  // Its tables are drawn as those of every other document; what is not kept is left as it is.
  await runTool('biome', ['format', '--write', '--no-errors-on-unmatched', file]);
}
