import { inWindow } from '../../sandbox/browser/sidebar.ts';
import { patient } from '../../sandbox/patience.ts';
import { ADD_ON_ID, FirefoxBookside } from '../support/firefox.ts';
import { letSleep } from './asleep.ts';
import { QUIET } from './chromium.ts';
import { askExpression, FULL_BUDGET, READ_KEPT } from './kept.ts';
import type { Subject } from './subject.ts';
import { DISMISS_NOTICES, READ_NOTICES } from './words.ts';

/**
 * Timeout (ms) of an answer: a message to an event page that is being stopped may never be
 * answered.
 */
const PATIENCE = 15_000;

/** Stops the event page as Firefox does when it is idle, but even if it is busy. */
const STOP_EVENT_PAGE = `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ADD_ON_ID)});
  await extension.terminateBackground({
    ignoreDevToolsAttached: true,
    disableResetIdleForTest: true,
  });
  return extension.backgroundState;`;

/** Firefox as a subject: its event page is stopped. */
export async function firefoxEventPage(port: number): Promise<Subject> {
  const firefox = await FirefoxBookside.open(port);
  await firefox.setKey();
  const page = await firefox.ourPage('options');
  const panel = await firefox.ourPage('sidepanel');
  const profile = profileOf(firefox);
  const evaluate = (expression: string) =>
    Promise.race([
      (page.evaluate(expression) as Promise<string>).catch(() => ''),
      new Promise<string>((resolve) => setTimeout(() => resolve(''), patient(PATIENCE))),
    ]);
  const ask = async (name: string, input: unknown) => {
    const answer = await evaluate(askExpression(name, input));
    return answer ? JSON.parse(answer) : undefined;
  };
  await ask('setSync', QUIET);
  return {
    ask,
    kept: async () => JSON.parse(await evaluate(READ_KEPT)),
    notices: async () => JSON.parse((await panel.evaluate(READ_NOTICES)) as string),
    dismiss: async () => void (await panel.evaluate(DISMISS_NOTICES)),
    sleep: (ms) => letSleep(profile, ms),
    async kill() {
      const state = await inWindow<string>(firefox.browser, STOP_EVENT_PAGE);
      if (state !== 'stopped') throw new Error(`the event page is ${state}`);
    },
    // The next message starts the event page.
    wake: async () => {},
    async settle() {
      await evaluate(FULL_BUDGET);
      await ask('settle', {});
    },
    close: () => firefox.close(),
  };
}

/** The folder of the profile with which a browser was started. */
function profileOf({ browser }: FirefoxBookside): string {
  const given = browser.process()?.spawnargs ?? [];
  const profile = given[given.indexOf('--profile') + 1];
  if (!given.includes('--profile') || !profile) throw new Error(`no profile in ${given.join(' ')}`);
  return profile;
}
