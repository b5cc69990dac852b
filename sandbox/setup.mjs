/**
 * Makes a bare machine ready and runs a script of ours on the project's own Node:
 *   node sandbox/setup.mjs <script.ts> [arguments]
 * Runs on the machine's Node (20 or later) before any npm package is there, so it is plain JavaScript.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup/packages.mjs';
import { installPrograms, NEEDS, programPaths } from './setup/programs.mjs';
import { Missing, say } from './setup/say.mjs';

const [script, ...args] = process.argv.slice(2);
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

function needs() {
  if (script?.startsWith('tests/')) return NEEDS.tests;
  const hasDisplay = Boolean(process.env.DISPLAY);
  return hasDisplay && !args.includes('--once') ? NEEDS.window : NEEDS.walk;
}

/** Runs the script with our own Node; passes on its exit code, and to it the signals that end us. */
async function runScript() {
  const env = { ...process.env, ...(await programPaths()) };
  const child = spawn('node_modules/.bin/node', [script, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Ctrl-C reaches the child by itself; we only have to outlive it.
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

try {
  await installPackages();
  await installPrograms(needs());
  await runScript();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  say(error.message);
  process.exitCode = 1;
}
