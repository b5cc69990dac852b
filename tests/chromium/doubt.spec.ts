import type { Page } from '@playwright/test';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import {
  ask,
  cancel,
  intents,
  posts,
  status,
  undoFor,
  untilSent,
  WAITS,
} from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { listenUntil } from '../support/waiting.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

/** Words that would say the action was certainly not carried out. */
const FAILED = /not sent|did not reach|refuse|failed|went wrong|no room left/i;

const states = async (page: Page) => (await intents(page)).map(({ state }) => state);

test('an action whose worker is killed while OnceHub carries it out is shown as being checked, never as failed [claim 51]', async ({
  bookside,
  control,
}) => {
  await undoFor(bookside, 0);
  const { panel } = await beside(bookside, DANAS_RECORD);
  control.fault({ kind: 'delay', ms: 3_000, after: 'action', match: { method: 'POST' } });
  await cancel(panel);
  await expect.poll(() => posts(control).length, { intervals: [20] }).toBe(1);
  // The reads that settle it are slow, too: slower than the panel takes to say that it is checking.
  control.fault({ kind: 'delay', ms: 9_000, match: { method: 'GET' }, times: 4 });
  await bookside.stopWorker();
  const texts = await listenUntil(
    () => panel.text(),
    (text) => text.includes('The meeting is cancelled.'),
  );
  expect(texts.some((text) => text.includes('Checking with OnceHub…'))).toBe(true);
  expect(texts.filter((text) => FAILED.test(text))).toEqual([]);
  expect([posts(control).length, status(control)]).toEqual([1, 'canceled']);
});

test('an action whose request Chromium repeats by itself, so that OnceHub refuses the second, ends as done [claim 52]', async ({
  bookside,
  control,
}) => {
  const options = await undoFor(bookside, 0);
  const { panel } = await beside(bookside, DANAS_RECORD);
  await ask(panel);
  // The connection is kept alive from the read before; Chromium repeats a request on one that
  // breaks.
  control.fault({ kind: 'cut', after: 'action', match: { method: 'POST' } });
  await panel.click('button', 'Cancel the meeting');
  await panel.see('The meeting is cancelled.', 15_000);
  await expect.poll(() => states(options)).toEqual(['done']);
  expect(posts(control).map((one) => one.status)).toEqual([0, 409]);
  expect(control.mails()).toHaveLength(1);
});

test('if the answer to a proposal is lost, the panel proposes the same intent again: one intent, one request [claims 50, 51]', async ({
  bookside,
  control,
}) => {
  const options = await undoFor(bookside, 3);
  const { panel } = await beside(bookside, DANAS_RECORD);
  await ask(panel);
  // Simulates that the answer to the first message is lost, although the message arrived.
  await panel.evaluate(`{
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    let isFirst = true;
    chrome.runtime.sendMessage = (message) => {
      const answer = send(message);
      if (message.name !== 'propose' || !isFirst) return answer;
      isFirst = false;
      return answer.then(() => {
        throw new Error('The message channel closed before a response was received.');
      });
    };
  }`);
  await panel.click('button', 'Cancel the meeting');
  await panel.see(WAITS);
  expect(await panel.text()).not.toMatch(FAILED);
  await panel.see('The meeting is cancelled.', 15_000);
  await expect.poll(() => states(options)).toEqual(['done']);
  expect(posts(control)).toHaveLength(1);
});

test('two clicks each in the panel and a second window, beside a popup, make one intent and one request [claim 50]', async ({
  bookside,
  control,
}) => {
  const options = await undoFor(bookside, 8);
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  const second = await bookside.tab();
  await second.goto(bookside.url('sidepanel'));
  await page.bringToFront();
  await ask(panel);
  await second.evaluate(
    "[...document.querySelectorAll('button')].find((one) => one.textContent === 'Cancel…')?.click()",
  );
  const confirm = second.locator('dialog button', { hasText: 'Cancel the meeting' });
  await confirm.waitFor();
  await expect(confirm).not.toHaveAttribute('aria-disabled', 'true');
  await panel.ready('button', 'Cancel the meeting');
  const twice = `{
    const button = [...document.querySelectorAll('dialog button')]
      .find((one) => one.textContent === 'Cancel the meeting');
    button.click();
    button.click();
  }`;
  await Promise.all([panel.evaluate(twice), second.evaluate(twice)]);
  await panel.see(WAITS);
  const over = untilSent(8);
  const popup = await bookside.openPopup(page);
  await popup.see(WAITS);
  expect(await states(options)).toEqual(['proposed']);
  await popup.click('button', 'Send now');
  await panel.see('The meeting is cancelled.', 15_000);
  // "Send now" ended the undo delay; nothing more is sent when it would have ended by itself.
  await over;
  await expect.poll(() => states(options)).toEqual(['done']);
  expect(posts(control)).toHaveLength(1);
  expect(control.mails()).toHaveLength(1);
});
