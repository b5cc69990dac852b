import type { Page } from '@playwright/test';
import type { Intent } from '../../lib/actions/intent.ts';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Control, LogEntry } from '../../sandbox/oncehub/server.ts';
import { type Kept, READ_KEPT } from '../sweep/kept.ts';
import { DANAS_RECORD } from './places.ts';

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

/** Opens Dana's record and the panel beside it. */
export async function beside(bookside: Bookside): Promise<[Page, View]> {
  const page = await bookside.tab();
  await page.goto(DANAS_RECORD);
  return [page, await bookside.openPanel(page)];
}

/** Confirms that her next meeting is cancelled. */
export async function cancel(panel: View): Promise<void> {
  await panel.click('button', 'Cancel…');
  await panel.click('button', 'Cancel the meeting');
}

/** Says how many seconds an action can be undone. Answers the options page. */
export async function undoFor(bookside: Bookside, seconds: number): Promise<Page> {
  const options = await bookside.options();
  const message = { name: 'setUndo', input: { seconds } };
  await options.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  return options;
}
