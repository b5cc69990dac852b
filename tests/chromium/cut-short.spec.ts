import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { cancel, intents, posts, status, undoFor, WAITS } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

/** Switches developer mode on, without which an unpacked extension cannot reload itself. */
async function allowReload(bookside: Bookside): Promise<void> {
  const page = await bookside.tab();
  await page.goto('chrome://extensions');
  await page.evaluate(
    'chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })',
  );
  await page.close();
}

for (const [moment, undo, ends] of [
  ['while it can be undone', 30, 'Not sent: Bookside was closed before the 30 seconds were over.'],
  ['while OnceHub carries it out', 0, null],
] as const) {
  test(`after an update of the extension ${moment}, the new version settles the action with at most one request [claim 57]`, async ({
    bookside,
    control,
  }) => {
    const options = await undoFor(bookside, undo);
    await allowReload(bookside);
    const { page, panel } = await beside(bookside, DANAS_RECORD);
    control.fault({ kind: 'delay', ms: 1_500, after: 'action', match: { method: 'POST' } });
    await cancel(panel);
    if (undo > 0) await panel.see(WAITS);
    else await expect.poll(() => posts(control).length, { intervals: [20] }).toBe(1);
    // The new version replaces the old one at once, whatever it is doing.
    const begun = bookside.context.waitForEvent('serviceworker');
    await options.evaluate(() => setTimeout(() => chrome.runtime.reload()));
    await expect.poll(() => bookside.isOpen('sidepanel')).toBe(false);
    await begun;
    await page.goto(DANAS_RECORD);
    const next = await bookside.openPanel(page);
    if (ends) await next.see(ends, 20_000);
    else await next.see(/Next meeting\s+In 2 days/, 30_000);
    const after = await bookside.tab();
    await after.goto(bookside.url('options'));
    const state = async () => (await intents(after)).map((one) => one.state);
    await expect.poll(state, { timeout: patient(30_000) }).toEqual([ends ? 'interrupted' : 'done']);
    const [sent, became] = ends ? [0, 'scheduled'] : [1, 'canceled'];
    expect([posts(control).length, status(control)]).toEqual([sent, became]);
  });
}
