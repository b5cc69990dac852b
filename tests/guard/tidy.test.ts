import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { until } from '../../sandbox/browser/until.ts';

/*
 * tests/guard/lingering.ts starts a program that does not end by itself, in its own process group.
 * It is run as all scripts of this project are: by sandbox/setup.mjs.
 */

interface Started {
  script: number;
  program: number;
  folder: string;
}

/** Timeout (ms) until the script has started. */
const PATIENCE = 10_000;

async function start(...args: string[]) {
  const setup = spawn(
    process.execPath,
    ['sandbox/setup.mjs', 'tests/guard/lingering.ts', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_lifecycle_event: '' } },
  );
  const ended = once(setup, 'exit');
  let output = '';
  setup.stdout.on('data', (data: Buffer) => {
    output += data;
  });
  await until(PATIENCE, async () => output.includes('}\n'));
  const started: Started = JSON.parse(output.slice(output.indexOf('{')));
  return { setup, ended, output: () => output, ...started };
}

/** Whether a process is running, and not a zombie. */
function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const remaining = ({ script, program, folder }: Started) => [
  ...[script, program].filter(isThere),
  ...(existsSync(folder) ? [folder] : []),
];

test('a run that ends by itself leaves no process or folder behind', async () => {
  const run = await start('--end');
  expect(await run.ended).toEqual([0, null]);
  expect(remaining(run)).toEqual([]);
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  'a run that is ended by %s leaves no process or folder behind',
  async (signal) => {
    const run = await start();
    expect(remaining(run)).toEqual([run.script, run.program, run.folder]);
    // Ctrl-C sends the signal to the whole foreground process group.
    if (signal === 'SIGINT') process.kill(run.script, signal);
    run.setup.kill(signal);
    const [code] = await run.ended;
    expect(code).toBeGreaterThan(128);
    expect(remaining(run)).toEqual([]);
  },
);

test('the next run removes what a killed run has left, and nothing of other runs', async () => {
  const [killed, other] = [await start(), await start()];
  killed.setup.kill('SIGKILL');
  await killed.ended;
  expect(remaining(killed)).toEqual([killed.script, killed.program, killed.folder]);
  const next = await start('--end');
  await next.ended;
  expect(next.output()).toContain('Ended 2 processes of a run that was killed.');
  expect(remaining(killed)).toEqual([]);
  expect(remaining(other)).toEqual([other.script, other.program, other.folder]);
  other.setup.kill('SIGTERM');
  await other.ended;
  expect(remaining(other)).toEqual([]);
});
