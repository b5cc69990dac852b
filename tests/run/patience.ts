import { launch } from '../../sandbox/browser/launch.ts';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';
import { giveUp } from './start.ts';

/** How long (ms) starting Chromium and loading a page takes on two idle cores. */
const IDLE_MS = 550;
const [MIN, MAX] = [1, 6];

/**
 * Measures how much slower this machine is at present than an idle one, by starting a browser and
 * loading a page. Stores the factor (1 to 6) in `BOOKSIDE_PATIENCE`, by which all timeouts are
 * multiplied, and returns it. A factor that was set by the user stays.
 */
export async function measurePatience(): Promise<number> {
  process.env.BOOKSIDE_PATIENCE ??= String(await measured());
  const factor = Number(process.env.BOOKSIDE_PATIENCE);
  if (!(factor >= MIN && factor <= MAX)) {
    giveUp(`BOOKSIDE_PATIENCE is "${process.env.BOOKSIDE_PATIENCE}", and has to be from 1 to 6.`);
  }
  return factor;
}

/**
 * For runs without a browser, which have nothing to measure: sets the largest factor, which costs
 * nothing unless a test hangs.
 */
export function takeMostPatience(): void {
  process.env.BOOKSIDE_PATIENCE ??= String(MAX);
}

async function measured(): Promise<number> {
  const sandbox = await serve({ onceHub: createOnceHub() });
  try {
    // The mean of two starts: the first one also reads the browser from disk.
    const duration = ((await startTime(sandbox.port)) + (await startTime(sandbox.port))) / 2;
    const factor = Math.min(MAX, Math.max(MIN, duration / IDLE_MS));
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
  const duration = performance.now() - began;
  await context.close();
  return duration;
}
