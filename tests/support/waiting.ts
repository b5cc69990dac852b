import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { until } from '../../sandbox/browser/until.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';

/** Timeout (ms) of a wait on a quiet machine. */
const PATIENCE = 20_000;

/** Waits until all requests to OnceHub are answered and no new one has come for `still` (ms). */
export async function quiet(control: Control, still = 1_000): Promise<void> {
  let [count, since] = [-1, 0];
  await until(PATIENCE, async () => {
    const isNew = control.log().length !== count || control.underWay() > 0;
    if (isNew) [count, since] = [control.log().length, performance.now()];
    return performance.now() - since >= still;
  });
}

/** An extension page in either browser, from which a message can be sent to the background. */
interface OurPage {
  evaluate(expression: string): Promise<unknown>;
}

/** Sends the background a message that changes nothing, and waits for its answer. */
const ASK = `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'settle', input: {} })`;

/**
 * Waits until everything that happened before this call has had its effect: all requests to OnceHub
 * are answered, and the background, which handles messages in order, has answered a few more. After
 * that, an effect that a test forbids would have shown.
 */
export async function caughtUp(page: Page | OurPage, control: Control): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await (page as OurPage).evaluate(ASK);
    await until(PATIENCE, async () => control.underWay() === 0);
  }
  await quiet(control, 300);
}

/**
 * Checks for this long (ms) that a condition holds. For states whose change no event would report.
 */
export async function stays(ms: number, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    expect(await isSo()).toBe(true);
    await sleep(100);
  }
}

/** Polls a text until `isOver`; returns all texts seen. Throws after `patience` (ms). */
export async function listenUntil(
  read: () => Promise<string>,
  isOver: (text: string) => boolean,
  patience = 40_000,
): Promise<string[]> {
  const texts: string[] = [];
  const end = performance.now() + patient(patience);
  while (performance.now() < end) {
    texts.push(await read());
    if (isOver(texts.at(-1) ?? '')) return texts;
    await sleep(50);
  }
  throw new Error(`waited in vain; at last it says:\n${texts.at(-1)}`);
}
