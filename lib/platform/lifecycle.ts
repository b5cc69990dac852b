import { browser } from './browser.ts';

const NAME = 'round';

/**
 * Calls `wake` once a minute by an alarm, which also starts a background worker that was stopped.
 */
export function everyMinute(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) wake();
  });
  // If it fails, the worker's next start tries again.
  setAlarm().catch(() => {});
}

/** Created again at each start, it would never fire: workers stop after 30 seconds. */
async function setAlarm(): Promise<void> {
  if (!(await browser.alarms.get(NAME))) await browser.alarms.create(NAME, { periodInMinutes: 1 });
}

/** Time without mouse or keyboard input after which the user counts as away. */
const AWAY_AFTER_SECONDS = 15 * 60;

/** Whether the user is at the computer: active within the last 15 minutes and not locked. */
export const somebodyIsThere = async (): Promise<boolean> =>
  (await browser.idle.queryState(AWAY_AFTER_SECONDS)) === 'active';

/**
 * Keep-alive: any call of an extension API resets Chrome's idle timer of 30 seconds for the worker.
 */
export const stayAwake = (): Promise<unknown> => browser.runtime.getPlatformInfo();
