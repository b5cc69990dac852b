/**
 * Makes a bare machine ready and runs a script of ours on the project's own Node:
 *   node sandbox/setup.mjs <script.ts> [arguments]
 * Runs on the machine's Node (20 or later) before any npm package is there, so it is plain JavaScript.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup/packages.mjs';
import { installPrograms, NEEDS, programPaths } from './setup/programs.mjs';
import { Missing, say } from './setup/say.mjs';
import { beginRun, endKilledRuns, endRun, watchStarter } from './setup/tidy.mjs';

const [script, ...args] = process.argv.slice(2);
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

/** These drive no browser. */
const WITHOUT_BROWSERS = ['tests/unit.ts', 'tests/guard/lingering.ts'];

/** How long a script may take to end by itself (ms) once it was told to. */
const PATIENCE = 5_000;
/** How often it is looked (ms) whether npm is still there. */
const LOOK_EVERY = 1_000;

function needs() {
  if (WITHOUT_BROWSERS.includes(script)) return [];
  if (script?.startsWith('tests/')) return NEEDS.tests;
  if (script === 'sandbox/dev.ts') return args.includes('--firefox') ? NEEDS.firefox : NEEDS.window;
  const hasDisplay = Boolean(process.env.DISPLAY);
  return hasDisplay && !args.includes('--once') ? NEEDS.window : NEEDS.walk;
}

/** Runs the script with our own Node; passes on its exit code, and to it the signals that end us. Whatever it leaves behind is removed. */
async function runScript() {
  const run = beginRun();
  const env = {
    ...process.env,
    ...(await programPaths()),
    // Kept from run to run: each test file is else translated anew.
    PLAYWRIGHT_TRANSFORM_CACHE_DIR: resolve('node_modules/.cache/playwright'),
    ...run.environment,
  };
  const child = spawn('node_modules/.bin/node', [script, ...args], { stdio: 'inherit', env });
  const end = (signal) => {
    // Ctrl-C reaches the child by itself.
    if (signal !== 'SIGINT') child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
  endWithNpm(() => end('SIGHUP'));
  child.on('exit', async (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
    if (signal) say(`${script} was ended by ${signal}.`);
    await endRun(run);
  });
}

/** npm may be killed outright, and then nobody tells us. */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event) return;
  const isThere = watchStarter();
  const looking = setInterval(() => {
    if (isThere()) return;
    clearInterval(looking);
    end();
  }, LOOK_EVERY);
  looking.unref();
}

try {
  const ended = await endKilledRuns();
  if (ended > 0) say(`Ended ${ended} processes of a run that was killed.`);
  await installPackages();
  await installPrograms(needs());
  await runScript();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  say(error.message);
  process.exitCode = 1;
}
