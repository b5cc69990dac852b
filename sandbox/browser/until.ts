import { setTimeout as sleep } from 'node:timers/promises';
import { patient } from '../patience.ts';

/** The first pause between two looks (ms). */
const LOOK_AFTER = 20;
/** The longest one (ms). */
const LOOK_EVERY = 250;
/** The longer something takes, the less a pause matters, and each look costs the browser some work: a pause is this part of the time waited so far. */
const PART = 1 / 8;

/** Asks again and again until the answer is yes, or rejects after `patience` (ms, of a quiet machine). */
export async function until(patience: number, isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    const waited = performance.now() - began;
    if (waited > patient(patience)) throw new Error(`waited ${patient(patience)} ms in vain`);
    await sleep(Math.min(LOOK_EVERY, Math.max(LOOK_AFTER, waited * PART)));
  }
}
