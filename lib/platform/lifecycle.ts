import { browser } from './browser.ts';

const NAME = 'round';

/** Has the background woken once a minute, and does what is to be done then. */
export function everyMinute(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) wake();
  });
  // Where it cannot be set, the worker's next start tries again.
  setAlarm().catch(() => {});
}

/** Made anew at each start it would never ring in a worker that dies each half minute. */
async function setAlarm(): Promise<void> {
  if (!(await browser.alarms.get(NAME))) await browser.alarms.create(NAME, { periodInMinutes: 1 });
}

/** Nobody touching mouse or keyboard for so long (s) is away. */
const AWAY_AFTER_SECONDS = 15 * 60;

/** Whether somebody sits at the machine. */
export const somebodyIsThere = async (): Promise<boolean> =>
  (await browser.idle.queryState(AWAY_AFTER_SECONDS)) === 'active';

/** Does nothing: Chrome counts any call as work, and lets the worker live another 30 seconds. */
export const stayAwake = (): Promise<unknown> => browser.runtime.getPlatformInfo();
