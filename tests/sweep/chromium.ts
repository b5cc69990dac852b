import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { until } from '../../sandbox/browser/until.ts';
import { KEYS } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { letSleep } from './asleep.ts';
import { askExpression, FULL_BUDGET, readKept } from './kept.ts';
import type { Subject } from './subject.ts';
import { DISMISS_NOTICES, READ_NOTICES } from './words.ts';

/** The production build. */
export const EXTENSION = resolve('.output/chrome-mv3');

/** How long (ms) a stopped worker may take to end, and for how long stopping it is retried. */
const STOP_TIMEOUT = 500;
const PATIENCE = 10_000;

/** A new folder for a profile. */
export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'bookside-swept-'));

/**
 * Sends messages and reads stored data through an extension page, and notices from a panel; both
 * keep working while the background is dead.
 */
export function through(
  page: () => Page,
  panel: () => Pick<Page, 'evaluate'>,
): Pick<Subject, 'ask' | 'kept' | 'notices' | 'dismiss'> {
  return {
    async ask(name, input) {
      const answered = page().evaluate<string>(askExpression(name, input));
      const answer = await answered.catch(() => '');
      return answer ? JSON.parse(answer) : undefined;
    },
    kept: () => readKept(page()),
    notices: async () => JSON.parse(await panel().evaluate<string>(READ_NOTICES)),
    dismiss: () => panel().evaluate<void>(DISMISS_NOTICES),
  };
}

/** Opens the panel's page in a tab. */
export async function openPanelTab(bookside: Bookside): Promise<Page> {
  const panel = await bookside.tab();
  await panel.goto(bookside.url('sidepanel'));
  return panel;
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
  const profile = newProfile();
  const bookside = await Bookside.open({ port, extension: EXTENSION, profile });
  await bookside.setKey(KEYS.demo);
  const page = await bookside.options();
  const panel = await openPanelTab(bookside);
  const { ask, ...rest } = through(
    () => page,
    () => panel,
  );
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
    ...rest,
    sleep: (ms) => letSleep(profile, ms),
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
    async close() {
      await bookside.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
