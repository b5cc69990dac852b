import { setTimeout as sleep } from 'node:timers/promises';
import { patient } from '../patience.ts';

/** The shortest pause between two polls, in ms. */
const SHORTEST_PAUSE = 20;
/** The longest pause between two polls, in ms. */
const LONGEST_PAUSE = 250;
/**
 * Back-off: a pause is this fraction of the time waited so far, because each poll costs the browser
 * some work.
 */
const PART = 1 / 8;

/**
 * Polls `isSo` until it resolves to true. Rejects after `patience`, in ms on a quiet machine;
 * `patient` scales it.
 */
export async function until(patience: number, isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    const waited = performance.now() - began;
    if (waited > patient(patience)) throw new Error(`waited ${patient(patience)} ms in vain`);
    await sleep(Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, waited * PART)));
  }
}
