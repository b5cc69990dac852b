import { setTimeout as sleep } from 'node:timers/promises';
import type { Display } from './display.ts';

/**
 * The time the browser's permission prompt takes to open, in ms; no event tells when it is open.
 */
const PROMPT_OPENS = 1_000;

/** Presses "Allow" in the permission prompt. "Deny" has the focus at first. */
export async function allowSite(display: Display): Promise<void> {
  await sleep(PROMPT_OPENS);
  await display.hands('key', 'Tab');
  await display.hands('key', 'Return');
}

/** Presses "Deny" in the permission prompt. */
export async function denySite(display: Display): Promise<void> {
  await sleep(PROMPT_OPENS);
  await display.hands('key', 'Return');
}
