import { launch } from '../../sandbox/browser/launch.ts';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';
import { giveUp } from './start.ts';

/** Starting Chromium and answering it a page takes so long (ms) on two quiet cores. */
const QUIET = 550;
const [LEAST, MOST] = [1, 6];

/**
 * Measures how much slower than a quiet machine this one is at present, by starting a browser and
 * answering it a page, and hands the factor on to everything that waits. Answers the factor, from 1
 * to 6. One that was given from outside stays.
 */
export async function measurePatience(): Promise<number> {
  process.env.BOOKSIDE_PATIENCE ??= String(await measured());
  const factor = Number(process.env.BOOKSIDE_PATIENCE);
  if (!(factor >= LEAST && factor <= MOST)) {
    giveUp(`BOOKSIDE_PATIENCE is "${process.env.BOOKSIDE_PATIENCE}", and has to be from 1 to 6.`);
  }
  return factor;
}

/** For runs that start no browser, and have nothing to measure by: the most, which costs nothing unless something hangs. */
export function takeMostPatience(): void {
  process.env.BOOKSIDE_PATIENCE ??= String(MOST);
}

async function measured(): Promise<number> {
  const sandbox = await serve({ onceHub: createOnceHub() });
  try {
    // The mean of two: the first start also reads the browser from the disk.
    const took = ((await startTime(sandbox.port)) + (await startTime(sandbox.port))) / 2;
    const factor = Math.min(MOST, Math.max(LEAST, took / QUIET));
    return Math.round(factor * 10) / 10;
  } finally {
    await sandbox.close();
  }
}

async function startTime(port: number): Promise<number> {
  const began = performance.now();
  const context = await launch({ port });
  const page = await context.newPage();
  await page.goto('https://orchard.example.com/');
  const took = performance.now() - began;
  await context.close();
  return took;
}
