import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Intent } from '../../lib/domain/intent.ts';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Control, LogEntry } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { readKept } from '../sweep/kept.ts';
import { tell } from './tell.ts';

/** What the panel shows for a cancellation that can still be undone. */
export const WAITS = /Cancelling in \d+ s\.\s+Nothing has been sent yet\./;

/** The actions (POST requests) the stand-in received. */
export const posts = (control: Control): LogEntry[] =>
  control.log().filter(({ method }) => method === 'POST');

/** The status of Dana's next meeting at the stand-in. */
export const status = (control: Control): string | undefined =>
  control.booking(DANA.bookings.upcoming)?.status;

/** The intents in the action journal, read in a page of the extension. */
export const intents = async (page: Page): Promise<Intent[]> => (await readKept(page)).intents;

/** Presses "Cancel…" at the customer's next meeting, and waits for the confirmation dialog. */
export async function ask(panel: View): Promise<void> {
  await panel.click('button', 'Cancel…');
  await panel.see('Cancel this meeting?');
}

/** Cancels the customer's next meeting and confirms it, with a reason if one is given. */
export async function cancel(panel: View, reason = ''): Promise<void> {
  await ask(panel);
  if (reason) await panel.fill('textbox', /^Reason/, reason);
  await panel.click('button', 'Cancel the meeting');
}

/** The same, but sends the request at once instead of waiting for the undo delay. */
export async function cancelNow(panel: View, reason = ''): Promise<void> {
  await cancel(panel, reason);
  await panel.click('button', 'Send now');
}

/** Sets the undo delay in seconds. Returns the options page. */
export async function undoFor(bookside: Bookside, seconds: number): Promise<Page> {
  const options = await bookside.options();
  await tell(options, { name: 'setUndo', input: { seconds } });
  return options;
}

/**
 * An undo delay (s) long enough to press "Undo" on a busy machine; the longest a user can choose is
 * 30.
 */
export const TIME_TO_UNDO = Math.min(30, Math.ceil(patient(8)));

/** A request is sent at most this long (ms) after its undo delay has ended. */
const SEND_MARGIN_MS = 2_000;

/** Waits until an action confirmed just now, with this undo delay, would have been sent. */
export const untilSent = (seconds: number): Promise<void> =>
  sleep(seconds * 1_000 + SEND_MARGIN_MS);
