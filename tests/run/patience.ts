import { launch } from '../../sandbox/browser/launch.ts';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';

/** Starting Chromium and answering it a page takes so long (ms) on two quiet cores. */
const QUIET = 900;
const [LEAST, MOST] = [1, 6];

/**
 * Measures how much slower than a quiet machine this one is at present, by starting a browser and
 * answering it a page, and hands the factor on to everything that waits. Answers the factor, from 1
 * to 6. One that was given from outside stays.
 */
export async function measurePatience(): Promise<number> {
  process.env.BOOKSIDE_PATIENCE ??= String(Math.min(MOST, Math.max(LEAST, await slowness())));
  return Number(process.env.BOOKSIDE_PATIENCE);
}

async function slowness(): Promise<number> {
  const sandbox = await serve({ onceHub: createOnceHub() });
  try {
    const began = performance.now();
    const context = await launch({ port: sandbox.port });
    const page = await context.newPage();
    await page.goto('https://orchard.example.com/');
    const took = performance.now() - began;
    await context.close();
    return Math.round((took / QUIET) * 10) / 10;
  } finally {
    await sandbox.close();
  }
}
