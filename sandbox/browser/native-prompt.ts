import { setTimeout as sleep } from 'node:timers/promises';
import type { Display } from './display.ts';

/** The browser's question whether an extension may read a site is drawn within this time (ms), and does not tell when it is. */
const PROMPT_OPENS = 1_000;

/** Takes "Allow" in that question. It stands on "Deny" at first. */
export async function allowSite(display: Display): Promise<void> {
  await sleep(PROMPT_OPENS);
  await display.hands('key', 'Tab');
  await display.hands('key', 'Return');
}

/** Takes "Deny". */
export async function denySite(display: Display): Promise<void> {
  await sleep(PROMPT_OPENS);
  await display.hands('key', 'Return');
}
