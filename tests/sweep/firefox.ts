import { inWindow } from '../../sandbox/browser/sidebar.ts';
import { patient } from '../../sandbox/patience.ts';
import { ADD_ON_ID, FirefoxBookside } from '../support/firefox.ts';
import { QUIET } from './chromium.ts';
import { askExpression, FULL_BUDGET, READ_KEPT } from './kept.ts';
import type { Subject } from './subject.ts';

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
