import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../sandbox/browser/until.ts';
import { letSleep } from './asleep.ts';

const FOLDER = '/tmp/bookside-asleep';
const started: { kill(): void }[] = [];

afterEach(() => {
  for (const one of started.splice(0)) one.kill();
});

/** A process that was started with these arguments, and one that it has started itself. */
async function family(...given: string[]): Promise<[parent: number, child: number]> {
  const code = `const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'process.stdin.on("end", () => process.exit()).resume()']);
    console.log(child.pid); process.stdin.on('end', () => process.exit()).resume();`;
  const parent = spawn(process.execPath, ['-e', code, '--', ...given]);
  started.push({ kill: () => parent.stdin.end() });
  const child = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (text) => resolve(Number(text)));
  });
  return [parent.pid ?? 0, child];
}

/** Whether a process is stopped. */
function isStopped(pid: number): boolean {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).startsWith('T');
}

test('only the browser with this profile folder and what it started stand still, and go on', async () => {
  const own = await family(`--user-data-dir=${FOLDER}-a`);
  const other = await family('--profile', `${FOLDER}-b`);
  const wake = new AbortController();
  const asleep = letSleep(`${FOLDER}-a`, 60_000, wake.signal);
  await until(5_000, async () => own.every(isStopped));
  expect(other.some(isStopped)).toBe(false);
  wake.abort();
  await asleep;
  await until(5_000, async () => !own.some(isStopped));
});

test('it is said when no browser has this profile folder', async () => {
  await expect(letSleep(`${FOLDER}-none`, 1)).rejects.toThrow('no browser uses the profile');
});
