import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import { bundle } from './bundle.ts';
import type { Figures } from './goals.ts';
import type { PagesInside } from './pages-inside.ts';
import { median } from './stats.ts';

const SIZES = [
  ['2k', 2_000],
  ['47k', 47_000],
] as const;
const READS = 60;

declare global {
  // Set by `pages-inside.ts` in the page.
  var pagesInside: PagesInside;
}

/** The size in bytes of the content script for Gmail, with everything it imports. */
export const benchBytes = (build: string): Figures => ({
  'content.bytes.raw': statSync(resolve(build, 'gmail.js')).size,
});

/**
 * Measures one read of an open thread, one plain query over the same document, and address
 * extraction from hostile text.
 */
export async function benchReads(page: Page): Promise<Figures> {
  const thread = DEMO_PAGES.find(({ title }) => title === 'the rep wrote last, to two customers');
  const script = await bundle(resolve('tests/bench/pages-inside.ts'), 'iife');
  const figures: Figures = {};
  for (const [name, elements] of SIZES) {
    const url = new URL(thread?.url ?? '');
    url.searchParams.set('elements', String(elements));
    await page.goto(url.href);
    await page.waitForSelector('[role=main] .adn');
    await page.waitForTimeout(1_000);
    await page.evaluate(script);
    const { ours, floor, fresh } = await page.evaluate((times) => pagesInside.reads(times), READS);
    figures[`page.read.p50.ms.${name}`] = median(ours);
    figures[`page.floor.p50.ms.${name}`] = median(floor);
    figures[`page.read.fresh.p50.ms.${name}`] = median(fresh);
  }
  figures['text.5mb.ms'] = Math.max(...(await page.evaluate(() => pagesInside.texts())));
  return figures;
}
