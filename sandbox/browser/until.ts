import { setTimeout as sleep } from 'node:timers/promises';
import { patient } from '../patience.ts';

const LOOK_EVERY = 20;

/** Asks again and again until the answer is yes, or rejects after `patience` (ms, of a quiet machine). */
export async function until(patience: number, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patient(patience);
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited ${patient(patience)} ms in vain`);
    await sleep(LOOK_EVERY);
  }
}
