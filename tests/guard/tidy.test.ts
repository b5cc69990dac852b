import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { until } from '../../sandbox/browser/until.ts';

/*
 * tests/guard/lingering.ts starts a program that nobody ends, in a process group of its own, and is
 * run as every script of ours: by sandbox/setup.mjs.
 */

interface Started {
  script: number;
  program: number;
  folder: string;
}

const PATIENCE = 10_000;

async function start(...args: string[]) {
  const setup = spawn(
    process.execPath,
    ['sandbox/setup.mjs', 'tests/guard/lingering.ts', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_lifecycle_event: '' } },
  );
  const ended = once(setup, 'exit');
  let said = '';
  setup.stdout.on('data', (data: Buffer) => {
    said += data;
  });
  await until(PATIENCE, async () => said.includes('}\n'));
  const started: Started = JSON.parse(said.slice(said.indexOf('{')));
  return { setup, ended, said: () => said, ...started };
}

/** Whether a process is there and no corpse. */
function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const left = ({ script, program, folder }: Started) => [
  ...[script, program].filter(isThere),
  ...(existsSync(folder) ? [folder] : []),
];

test('a run that ends takes along what it has started', async () => {
  const run = await start('--end');
  expect(await run.ended).toEqual([0, null]);
  expect(left(run)).toEqual([]);
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('so does one that %s ends', async (signal) => {
  const run = await start();
  expect(left(run)).toEqual([run.script, run.program, run.folder]);
  // Ctrl-C goes to everybody in front.
  if (signal === 'SIGINT') process.kill(run.script, signal);
  run.setup.kill(signal);
  const [code] = await run.ended;
  expect(code).toBeGreaterThan(128);
  expect(left(run)).toEqual([]);
});

test('what a killed run leaves is removed by the next one, and nothing else is', async () => {
  const [killed, other] = [await start(), await start()];
  killed.setup.kill('SIGKILL');
  await killed.ended;
  expect(left(killed)).toEqual([killed.script, killed.program, killed.folder]);
  const next = await start('--end');
  await next.ended;
  expect(next.said()).toContain('Ended 2 processes of a run that was killed.');
  expect(left(killed)).toEqual([]);
  expect(left(other)).toEqual([other.script, other.program, other.folder]);
  other.setup.kill('SIGTERM');
  await other.ended;
  expect(left(other)).toEqual([]);
});
