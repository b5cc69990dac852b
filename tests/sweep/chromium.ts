import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { until } from '../../sandbox/browser/until.ts';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { askExpression, FULL_BUDGET, type Kept, READ_KEPT } from './kept.ts';
import type { Subject } from './subject.ts';

/** The production build. */
export const EXTENSION = resolve('.output/chrome-mv3');

/** How long (ms) a stopped worker may take to end, and for how long stopping it is retried. */
const STOP_TIMEOUT = 500;
const PATIENCE = 10_000;

/**
 * Sends messages and reads stored data through an extension page, which keeps working while the
 * background is dead.
 */
export function through(page: () => Page): Pick<Subject, 'ask' | 'kept'> {
  return {
    async ask(name, input) {
      const answered = page().evaluate<string>(askExpression(name, input));
      const answer = await answered.catch(() => '');
      return answer ? JSON.parse(answer) : undefined;
    },
    kept: async () => JSON.parse(await page().evaluate<string>(READ_KEPT)) as Kept,
  };
}

/** Sync settings that turn the sync off, so that only the tested actions send requests. */
export const QUIET = { window: 'off', paused: true };

/** A Chromium subject in which a panel can be opened as well. */
export interface ChromiumWorker extends Subject {
  /** The browser with the extension. */
  bookside: Bookside;
  /**
   * Resets the stored count of requests, so that the worker's next lifetime has its whole request
   * budget.
   */
  renew(): Promise<void>;
}

/**
 * Chromium as a subject: its service worker is stopped by the call that also stops idle workers.
 */
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
      // A worker that is just starting is not stopped by this call, so it is repeated.
      for (const end = performance.now() + patient(PATIENCE); performance.now() < end; ) {
        await session.send('ServiceWorker.stopAllWorkers');
        const died = until(STOP_TIMEOUT, isDead).then(() => true);
        if (await died.catch(() => false)) return;
      }
      throw new Error('the worker does not die');
    },
    renew,
    // The next message starts the worker.
    wake: async () => {},
    async settle() {
      await renew();
      await ask('settle', {});
    },
    close: () => bookside.close(),
  };
}
