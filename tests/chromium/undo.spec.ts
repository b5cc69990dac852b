import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import {
  ask,
  cancel,
  posts,
  status,
  TIME_TO_UNDO,
  undoFor,
  untilSent,
  WAITS,
} from '../support/cancelling.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

/** An undo delay (s) shorter than the usual eight seconds, but long enough for the interruption. */
const SHORT = 5;
/** The longest undo delay (s) that can be set. */
const LONGEST = 30;

/** Opens the panel beside Dana's record, cancels her next meeting and confirms it. */
async function waiting(bookside: Bookside, reason = ''): Promise<View> {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await cancel(panel, reason);
  await panel.see(WAITS);
  return panel;
}

test('a confirmed action is sent when its undo delay has ended, and not before', async ({
  bookside,
  control,
}) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await ask(panel);
  await panel.see('You have 8 seconds to undo.');
  await panel.click('button', 'Cancel the meeting');
  await panel.see(WAITS);
  await panel.see(/Cancelling in [12] s\./);
  expect(posts(control)).toEqual([]);
  await panel.see('The meeting is cancelled.', 15_000);
  expect([posts(control).length, status(control)]).toEqual([1, 'canceled']);
});

test('Undo has the focus and works by keyboard, and an undone action is not sent', {
  tag: '@core',
}, async ({ bookside, control }) => {
  test.setTimeout(patient(120_000));
  // The notice is checked twice for accessibility before it is pressed.
  await undoFor(bookside, LONGEST);
  const panel = await waiting(bookside);
  const sent = untilSent(LONGEST);
  const focused = "document.activeElement?.textContent ?? ''";
  await expect.poll(() => panel.evaluate<string>(focused)).toBe('Undo');
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme);
    expect(await violations(panel), scheme).toEqual([]);
  }
  await panel.press('Enter');
  await panel.see('Undone. Nothing was sent.');
  await sent;
  expect([posts(control), status(control)]).toEqual([[], 'scheduled']);
  // The booking accepts a new action.
  await ask(panel);
});

test('the popup shows an action in its undo delay, and its Undo works [claim 50]', async ({
  bookside,
  control,
}) => {
  await undoFor(bookside, TIME_TO_UNDO);
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await cancel(panel);
  await panel.see(WAITS);
  const sent = untilSent(TIME_TO_UNDO);
  const popup = await bookside.openPopup(page);
  await popup.see(WAITS);
  await popup.click('button', 'Undo');
  await panel.see('Undone. Nothing was sent.');
  await sent;
  expect(posts(control)).toEqual([]);
});

test('a second window shows the same pending action, and Send now in both sends it once [claim 50]', async ({
  bookside,
  control,
}) => {
  await undoFor(bookside, TIME_TO_UNDO);
  const panel = await waiting(bookside);
  const other = await bookside.tab();
  await other.goto(bookside.url('sidepanel'));
  await expect(other.getByText('Nothing has been sent yet.', { exact: true })).toBeVisible();
  // The second of the two may find the button gone.
  await Promise.allSettled([
    panel.click('button', 'Send now'),
    other.getByRole('button', { name: 'Send now' }).click({ timeout: patient(2_000) }),
  ]);
  await panel.see('The meeting is cancelled.');
  await expect(other.getByRole('heading', { name: 'The meeting is cancelled.' })).toBeVisible();
  expect(posts(control)).toHaveLength(1);
});

test('if the worker is killed during the undo delay nothing is sent, and the panel offers to ask again [claim 90]', {
  tag: '@core',
}, async ({ bookside, control }) => {
  await undoFor(bookside, SHORT);
  const panel = await waiting(bookside, 'The room is taken.');
  await bookside.stopWorker();
  // The restarted worker does not start the delay again.
  await untilSent(SHORT);
  expect(posts(control)).toEqual([]);
  await panel.see(`Not sent: Bookside was closed before the ${SHORT} seconds were over.`);
  expect(await violations(panel)).toEqual([]);
  await panel.click('button', 'Ask again');
  await panel.see('Cancel this meeting?');
  const reason = "document.querySelector('dialog textarea')?.value";
  expect(await panel.evaluate<string>(reason)).toBe('The room is taken.');
  await panel.click('button', 'Cancel the meeting');
  await panel.click('button', 'Send now');
  await panel.see('The meeting is cancelled.');
  expect(posts(control)).toHaveLength(1);
  expect(await panel.text()).not.toContain('Not sent');
});

test('if the browser is closed during the undo delay, nothing is sent, then or later [claim 90]', async ({
  sandbox,
  control,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'bookside-undo-'));
  const open = () => Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
  const first = await open();
  await first.setKey(KEYS.demo);
  await undoFor(first, SHORT);
  await waiting(first);
  await first.close();
  const second = await open();
  try {
    const { panel } = await beside(second, DANAS_RECORD);
    await panel.see(`Not sent: Bookside was closed before the ${SHORT} seconds were over.`);
    await untilSent(SHORT);
    expect([posts(control), status(control)]).toEqual([[], 'scheduled']);
    await panel.click('button', 'Leave it');
    await panel.see('Next meeting');
    await expect.poll(() => panel.text()).not.toContain('Not sent');
  } finally {
    await second.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('a held Enter confirms nothing, undoes nothing and sends nothing [claim 55]', async ({
  bookside,
  control,
}) => {
  await undoFor(bookside, TIME_TO_UNDO);
  const { panel } = await beside(bookside, DANAS_RECORD);
  await ask(panel);
  await panel.ready('button', 'Cancel the meeting');
  await panel.evaluate(
    "[...document.querySelectorAll('dialog button')].find((one) => one.textContent === 'Cancel the meeting').focus()",
  );
  await panel.hold('Enter', 30);
  await panel.see(WAITS);
  await panel.ready('button', 'Send now');
  expect(await panel.text()).toMatch(WAITS);
  await panel.click('button', 'Undo');
  await panel.see('Undone. Nothing was sent.');
  expect(posts(control)).toEqual([]);
});

test('without an undo delay an action is sent right after its confirmation', async ({
  bookside,
  control,
}) => {
  const options = await bookside.options();
  await options.bringToFront();
  await options.getByLabel('Wait before sending').selectOption('0');
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.click('button', 'Cancel…');
  await panel.see('This cannot be undone.');
  await panel.click('button', 'Cancel the meeting');
  await panel.see('The meeting is cancelled.');
  expect(posts(control)).toHaveLength(1);
});
