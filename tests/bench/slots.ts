import { resolve } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';
import { bundle } from './bundle.ts';
import type { Figures } from './goals.ts';
import type { SlotsInside } from './slots-inside.tsx';
import { median } from './stats.ts';

const BUILD = resolve('.output/chrome-mv3');
const SLOTS = 400;
const TIMES = 30;
/** The Monday of the week that is drawn, UTC ms. */
const MONDAY = Date.UTC(2026, 8, 14);

declare global {
  // Set by `slots-inside.tsx` in the page.
  var slotsInside: SlotsInside;
}

/** Measures how long a week of free times takes to draw, beside as many bare buttons. */
export async function benchSlots(): Promise<Figures> {
  const sandbox = await serve({ onceHub: createOnceHub({ switches: { limits: 'off' } }) });
  const bookside = await Bookside.open({ port: sandbox.port, extension: BUILD });
  try {
    // Any page with the styles of the extension.
    const page = await bookside.options();
    await page.evaluate(await bundle(resolve('tests/bench/slots-inside.tsx'), 'iife'));
    const { ours, bare, shown } = await page.evaluate(
      ([count, times, monday]) => slotsInside.slots(count, times, monday),
      [SLOTS, TIMES, MONDAY] as const,
    );
    if (shown < SLOTS) throw new Error(`only ${shown} of ${SLOTS} times were drawn`);
    return { 'slots.draw.p50.ms.400': median(ours), 'slots.floor.p50.ms.400': median(bare) };
  } finally {
    await bookside.close();
    await sandbox.close();
  }
}
