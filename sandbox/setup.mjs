/**
 * Installs what is missing on the machine, then runs a script on the project's own Node:
 *   node sandbox/setup.mjs <script.ts> [arguments]
 * It runs on the machine's Node (20 or later) before the npm packages are installed, so it is plain
 * JavaScript.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup/packages.mjs';
import { checkFolder, installPrograms, NEEDS, programPaths } from './setup/programs.mjs';
import { SetupError, say } from './setup/say.mjs';
import { beginRun, endKilledRuns, endRun, watchStarter } from './setup/tidy.mjs';

const [script, ...args] = process.argv.slice(2);
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

/** Scripts that use no browser. */
const WITHOUT_BROWSERS = ['tests/unit.ts', 'tests/guard/lingering.ts'];

/** The time a script has to end after a signal, in ms; then it is killed. */
const PATIENCE = 5_000;
/** How often to check whether npm is still running, in ms. */
const CHECK_EVERY = 1_000;

function needs() {
  if (WITHOUT_BROWSERS.includes(script)) return [];
  if (script?.startsWith('tests/')) return NEEDS.tests;
  if (script === 'sandbox/dev.ts') return args.includes('--firefox') ? NEEDS.firefox : NEEDS.window;
  const hasDisplay = Boolean(process.env.DISPLAY);
  return hasDisplay && !args.includes('--once') ? NEEDS.window : NEEDS.walk;
}

/**
 * Runs the script on the project's Node. Signals are passed on to it, and its exit code is returned
 * by this process. Afterwards its remaining processes and temporary files are removed.
 */
async function runScript() {
  const run = beginRun();
  const env = {
    ...process.env,
    ...(await programPaths()),
    // Kept between runs, so that Playwright does not compile every test file again.
    PLAYWRIGHT_TRANSFORM_CACHE_DIR: resolve('node_modules/.cache/playwright'),
    ...run.environment,
  };
  const child = spawn('node_modules/.bin/node', [script, ...args], { stdio: 'inherit', env });
  const end = (signal) => {
    // On Ctrl-C the terminal sends the signal to the child too.
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

/** Calls `end` when npm is gone: when npm is killed, this process receives no signal. */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event) return;
  const isThere = watchStarter();
  const timer = setInterval(() => {
    if (isThere()) return;
    clearInterval(timer);
    end();
  }, CHECK_EVERY);
  timer.unref();
}

try {
  checkFolder(needs(), process.cwd());
  const ended = await endKilledRuns();
  if (ended > 0) say(`Ended ${ended} processes of a run that was killed.`);
  await installPackages();
  await installPrograms(needs());
  await runScript();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
