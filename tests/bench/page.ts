import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { bundle } from './bundle.ts';
import type { Inside } from './inside.ts';

/** The functions of `inside.ts`, called in an extension page. */
export type InsidePage = {
  [Name in keyof Inside]: (
    ...input: Parameters<Inside[Name]>
  ) => Promise<Awaited<ReturnType<Inside[Name]>>>;
};

const NAMES = [
  'bareSync',
  'befriend',
  'fill',
  'finish',
  'indexSize',
  'lists',
  'lookups',
  'searches',
  'sync',
  'takeRows',
  'wipe',
] as const;

/** Injects the bench's part into an extension page. */
export async function enter(page: Page): Promise<InsidePage> {
  await page.evaluate(await bundle(resolve('tests/bench/inside.ts'), 'iife'));
  const call =
    (name: keyof Inside) =>
    async (...input: unknown[]) =>
      page.evaluate(
        ({ name, input }) => {
          const { bench } = globalThis as unknown as {
            bench: Record<string, (...input: unknown[]) => unknown>;
          };
          return bench[name]?.(...input);
        },
        { name, input },
      );
  // Each call runs the function of the same name in the page.
  return Object.fromEntries(NAMES.map((name) => [name, call(name)])) as unknown as InsidePage;
}

/** Returns a function that reads the CPU time used by a page's main thread, ms. */
export async function cpuClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    return seconds * 1000;
  };
}
