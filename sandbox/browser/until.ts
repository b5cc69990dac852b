import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY = 20;

/** Asks again and again until the answer is yes, or rejects after `patience` (ms). */
export async function until(patience: number, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain`);
    await sleep(LOOK_EVERY);
  }
}
