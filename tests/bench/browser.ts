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
/** Until a browser that has just begun has come to rest, ms. */
const CALM = 3_000;

/** All that is measured in Chromium, with the build that ships. */
export async function benchBrowser(say: (line: string) => void): Promise<Figures> {
  const onceHub = createOnceHub({ bookings: 10_000, switches: { limits: 'off' } });
  const sandbox = await serve({ onceHub });
  const floor = await buildFloor();
  const extension = [resolve('.output/chrome-mv3'), floor].join(',');
  const context = await launch({ port: sandbox.port, extension });
  try {
    await sleep(CALM);
    const ids = await extensions(context);
    const options = await openOptions(context, ids.bookside);
    // Nothing that a rep has not open may read the store meanwhile.
    await options.goto(`chrome-extension://${ids.bookside}/report.html`);
    const inside = await enter(options);
    say('  the first sync of 10,000 bookings …');
    const sync = await benchSync(inside, await cpuClock(options), onceHub);
    say('  look-ups and search, up to 100,000 bookings …');
    const reading = await benchReading(inside);
    await inside.befriend(...CARRIE);
    await inside.finish();
    // A page of ours that stays open keeps the process, and half of what a panel needs, ready for it.
    const own = context.pages().filter((page) => page.url().startsWith('chrome-extension:'));
    await Promise.all(own.map((page) => page.close()));
    say('  the panel, beside 100,000 bookings …');
    const page = await context.newPage();
    await page.goto(CARRIES_RECORD);
    await sleep(CALM);
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

/** The options page, with a key entered and the sync at rest, so that the bench alone decides what happens. */
async function openOptions(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  const choice = { window: 12, paused: true, full: false, me: null };
  await page.evaluate((kept) => chrome.storage.local.set({ 'sync.choice': kept }), choice);
  await page.getByRole('textbox').first().fill(KEYS.demo);
  await page.keyboard.press('Enter');
  await page.getByText('Key ending in').waitFor();
  return page;
}
