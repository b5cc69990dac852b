import { browser } from './browser.ts';

const NAME = 'round';

/** Has the background woken once a minute, and does what is to be done then. */
export function everyMinute(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) wake();
  });
  void browser.alarms.get(NAME).then((known) => {
    // Made anew at each start it would never ring in a worker that dies each half minute.
    if (!known) browser.alarms.create(NAME, { periodInMinutes: 1 });
  });
}

/** Nobody touching mouse or keyboard for so long (s) is away. */
const AWAY_AFTER_SECONDS = 15 * 60;

/** Whether somebody sits at the machine. */
export const somebodyIsThere = async (): Promise<boolean> =>
  (await browser.idle.queryState(AWAY_AFTER_SECONDS)) === 'active';

/** A call that does nothing: Chrome counts it as work, and lets the worker live another 30 seconds. */
export const stayAwake = (): Promise<unknown> => browser.runtime.getPlatformInfo();
