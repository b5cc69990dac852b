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
