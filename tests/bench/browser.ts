import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { launch } from '../../sandbox/browser/launch.ts';
import { createOnceHub, KEYS } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';
import { CARRIES_RECORD } from '../../sandbox/walk/rep.ts';
import { askedOf } from '../support/asked.ts';
import { buildFloor } from './floor.ts';
import type { Figures } from './goals.ts';
import { cpuClock, enter } from './page.ts';
import { benchPanel } from './panel.ts';
import { benchReading, benchSync } from './store.ts';

const CARRIE = ['Carrie Customer', 'so.carrie.customer@gmail.com'] as const;
/** How long (ms) a newly started browser needs to become idle. */
const SETTLE_MS = 3_000;

/**
 * The measurements in Chromium, with the production build: all, or those of the store and the
 * search alone.
 */
export async function benchBrowser(
  say: (line: string) => void,
  part: 'all' | 'search' = 'all',
): Promise<Figures> {
  const onceHub = createOnceHub({ bookings: 10_000, switches: { limits: 'off' } });
  const sandbox = await serve({ onceHub });
  const floor = await buildFloor();
  const extension = [resolve('.output/chrome-mv3'), floor].join(',');
  const context = await launch({ port: sandbox.port, extension });
  try {
    await sleep(SETTLE_MS);
    const ids = await extensions(context);
    const options = await openOptions(context, ids.bookside);
    // The report page: unlike the options page, it does not read the store meanwhile.
    await options.goto(`chrome-extension://${ids.bookside}/report.html`);
    const inside = await enter(options);
    if (part === 'search') return await benchReading(inside);
    say('  the first sync of 10,000 bookings …');
    const sync = await benchSync(inside, await cpuClock(options), onceHub);
    say('  look-ups and search, up to 100,000 bookings …');
    const reading = await benchReading(inside);
    await inside.befriend(...CARRIE);
    await inside.finish();
    // An extension page left open would keep the process alive, and with it half of what a panel
    // has to load.
    const extensionPages = context
      .pages()
      .filter((page) => page.url().startsWith('chrome-extension:'));
    await Promise.all(extensionPages.map((page) => page.close()));
    say('  the panel, beside 100,000 bookings …');
    const page = await context.newPage();
    await page.goto(CARRIES_RECORD);
    await sleep(SETTLE_MS);
    const before = askedOf(sandbox).length;
    const panel = await benchPanel(context, page, ids);
    const views = askedOf(sandbox).length - before;
    return { ...sync, ...reading, ...panel, 'view.requests': views };
  } finally {
    await context.close();
    await sandbox.close();
    await rm(floor, { recursive: true });
  }
}

async function extensions(context: BrowserContext) {
  const ids = { bookside: '', floor: '' };
  for (const worker of context.serviceWorkers()) {
    const name = await worker.evaluate(() => chrome.runtime.getManifest().short_name);
    ids[name === 'Bookside' ? 'bookside' : 'floor'] = new URL(worker.url()).host;
  }
  return ids;
}

/**
 * Opens the options page, with a key entered and the sync paused, so that only the bench causes
 * work.
 */
async function openOptions(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  const choice = { name: 'setSync', input: { window: 12, paused: true } };
  await page.evaluate((message) => chrome.runtime.sendMessage(message), choice);
  await page.getByRole('textbox').first().fill(KEYS.demo);
  await page.keyboard.press('Enter');
  await page.getByText('Key ending in').waitFor();
  return page;
}
