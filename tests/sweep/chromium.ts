import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { until } from '../../sandbox/browser/until.ts';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { askExpression, FULL_BUDGET, type Kept, READ_KEPT } from './kept.ts';
import type { Subject } from './subject.ts';

/** The shipping build. */
export const EXTENSION = resolve('.output/chrome-mv3');

/** How long a worker may take to die, and how long it is tried, in ms. */
const DEATH = 500;
const PATIENCE = 10_000;

/** How a page of the extension is spoken to, whatever becomes of the background. */
export function through(page: () => Page): Pick<Subject, 'ask' | 'kept'> {
  return {
    async ask(name, input) {
      const asked = page().evaluate<string>(askExpression(name, input));
      const answer = await asked.catch(() => '');
      return answer ? JSON.parse(answer) : undefined;
    },
    kept: async () => JSON.parse(await page().evaluate<string>(READ_KEPT)) as Kept,
  };
}

/** Keeps nothing in advance, so that nothing is asked but what is swept. */
export const QUIET = { window: 'off', paused: true };

/** One of whom the person's own panel can be asked, too. */
export interface ChromiumWorker extends Subject {
  bookside: Bookside;
  /** Fills the budget of requests for the next life of the worker. */
  renew(): Promise<void>;
}

/** Chromium, of which the worker is killed, by the very call that ends idle ones. */
export async function chromiumWorker(port: number): Promise<ChromiumWorker> {
  const bookside = await Bookside.open({ port, extension: EXTENSION });
  await bookside.setKey(KEYS.demo);
  const page = await bookside.options();
  const { ask, kept } = through(() => page);
  await ask('setSync', QUIET);
  const session = await bookside.context.newCDPSession(page);
  const running = new Set<string>();
  let deaths = 0;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus !== 'stopped') running.add(versionId);
      else if (running.delete(versionId)) deaths += 1;
    }
  });
  await session.send('ServiceWorker.enable');
  const renew = async () => {
    await page.evaluate(FULL_BUDGET);
  };
  return {
    bookside,
    ask,
    kept,
    async kill() {
      const before = deaths;
      const isDead = async () => running.size === 0 || deaths > before;
      // One that is just starting is not stopped.
      for (const end = performance.now() + patient(PATIENCE); performance.now() < end; ) {
        await session.send('ServiceWorker.stopAllWorkers');
        const died = until(DEATH, isDead).then(() => true);
        if (await died.catch(() => false)) return;
      }
      throw new Error('the worker does not die');
    },
    renew,
    // The next message does.
    wake: async () => {},
    async settle() {
      await renew();
      await ask('settle', {});
    },
    close: () => bookside.close(),
  };
}
