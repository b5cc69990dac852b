import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Intent } from '../../lib/domain/action.ts';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Control, LogEntry } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { type Kept, READ_KEPT } from '../sweep/kept.ts';
import { tell } from './tell.ts';

/** How the panel shows a cancellation that can be undone. */
export const WAITS = /Cancelling in \d+ s\.\s+Nothing has been sent yet\./;

/** The actions the stand-in heard. */
export const posts = (control: Control): LogEntry[] =>
  control.log().filter(({ method }) => method === 'POST');

/** What Dana's next meeting is to the stand-in. */
export const status = (control: Control): string | undefined =>
  control.booking(DANA.bookings.upcoming)?.status;

/** The journal, read in a page of the extension. */
export async function intents(page: Page): Promise<Intent[]> {
  return (JSON.parse(await page.evaluate<string>(READ_KEPT)) as Kept).intents;
}

/** Presses Cancel… at the customer's next meeting, and sees the question. */
export async function ask(panel: View): Promise<void> {
  await panel.click('button', 'Cancel…');
  await panel.see('Cancel this meeting?');
}

/** Confirms that the customer's next meeting is cancelled, for a reason where one is given. */
export async function cancel(panel: View, reason = ''): Promise<void> {
  await ask(panel);
  if (reason) await panel.fill('textbox', /^Reason/, reason);
  await panel.click('button', 'Cancel the meeting');
}

/** The same, and does not wait until it can no longer be undone. */
export async function cancelNow(panel: View, reason = ''): Promise<void> {
  await cancel(panel, reason);
  await panel.click('button', 'Send now');
}

/** Says how many seconds an action can be undone. Answers the options page. */
export async function undoFor(bookside: Bookside, seconds: number): Promise<Page> {
  const options = await bookside.options();
  await tell(options, { name: 'setUndo', input: { seconds } });
  return options;
}

/** Seconds to undo in which a busy machine, too, gets as far as undoing; the most a person can choose is 30. */
export const TIME_TO_UNDO = Math.min(30, Math.ceil(patient(8)));

/** What would be sent is on its way so long (ms) after its time to undo at the latest. */
const SENT = 2_000;

/** Waits until what was confirmed just now, with so many seconds to undo, would have been sent. */
export const untilSent = (seconds: number): Promise<void> => sleep(seconds * 1_000 + SENT);
