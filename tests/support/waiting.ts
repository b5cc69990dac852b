import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { until } from '../../sandbox/browser/until.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';

const PATIENCE = 20_000;

/** Waits until OnceHub has answered all it was asked and was asked nothing more for `still` (ms). */
export async function quiet(control: Control, still = 1_000): Promise<void> {
  let [heard, since] = [-1, 0];
  await until(PATIENCE, async () => {
    const isNew = control.log().length !== heard || control.underWay() > 0;
    if (isNew) [heard, since] = [control.log().length, performance.now()];
    return performance.now() - since >= still;
  });
}

/** Whatever can send the background a message and wait for its answer: a page of ours in either browser. */
interface OurPage {
  evaluate(expression: string): Promise<unknown>;
}

/** Asks the background for what changes nothing, and waits for the answer. */
const ASK = `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'settle', input: {} })`;

/**
 * Waits until whatever happened before this call has had its effect: OnceHub has answered all it was
 * asked, and the background, which takes messages in the order they come, has answered some more. So
 * what must not follow from something would have followed by now.
 */
export async function caughtUp(page: Page | OurPage, control: Control): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await (page as OurPage).evaluate(ASK);
    await until(PATIENCE, async () => control.underWay() === 0);
  }
  await quiet(control, 300);
}

/** Looks for so long (ms) that something stays as it is. For what nothing in the world would tell of. */
export async function stays(ms: number, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    expect(await isSo()).toBe(true);
    await sleep(100);
  }
}

/** Looks again and again at what is said until it is over; answers all that was said. Throws after `patience` (ms). */
export async function listenUntil(
  say: () => Promise<string>,
  isOver: (said: string) => boolean,
  patience = 40_000,
): Promise<string[]> {
  const said: string[] = [];
  const end = performance.now() + patient(patience);
  while (performance.now() < end) {
    said.push(await say());
    if (isOver(said.at(-1) ?? '')) return said;
    await sleep(50);
  }
  throw new Error(`waited in vain; at last it says:\n${said.at(-1)}`);
}
