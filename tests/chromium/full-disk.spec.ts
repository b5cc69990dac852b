import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { now } from '../../sandbox/clock.ts';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { cancel, intents, posts, status, undoFor, WAITS } from '../support/cancelling.ts';
import { test as base, EXTENSION, expect } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';
import { smallDisk, writeUntilFull } from '../support/small-disk.ts';
import { tell } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';
import { readKept } from '../sweep/kept.ts';

// No retries: they would hide an action that is sent twice.
base.describe.configure({ retries: 0, timeout: patient(120_000) });

/** Its own browser, with a key, whose profile lies on a disk of its own. */
const test = base.extend<{ small: { bookside: Bookside; disk: ReturnType<typeof smallDisk> } }>({
  small: async ({ sandbox }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'bookside-small-disk-'));
    const { port } = sandbox;
    const bookside = await Bookside.open({ port, extension: EXTENSION, profile, disk: 200 });
    await bookside.setKey(KEYS.demo);
    const disk = smallDisk(profile);
    await use({ bookside, disk });
    disk.free();
    await bookside.close();
    rmSync(profile, { recursive: true, force: true });
  },
});

const FULL = /The disk is full|There is no room left on this disk/;

test('on a full disk a waiting action is never sent, no new one is accepted, and with room again that is said [claim 46]', async ({
  small: { bookside, disk },
  control,
}) => {
  const options = await undoFor(bookside, 8);
  const { panel } = await beside(bookside, DANAS_RECORD);
  await cancel(panel);
  await panel.see(WAITS);
  const [{ until = 0 } = {}] = await intents(options);
  disk.fill();
  expect(await writeUntilFull(options)).toMatch(/error|space/i);
  // The panel may not be able to read the journal: what it shows does not tell when this is over.
  await expect.poll(now, { timeout: patient(40_000) }).toBeGreaterThan(until + patient(3_000));
  await panel.see(FULL);
  expect([posts(control), status(control)]).toEqual([[], 'scheduled']);
  const { id, starts } = control.booking(DANA.bookings.cancellable) ?? { id: '', starts: 0 };
  const seen = { id, status: 'scheduled', starts, booker: DANA.email };
  const order = { intent: crypto.randomUUID(), kind: 'cancel', seen, reason: '', mail: true };
  const proposal = { name: 'propose', input: { orders: [order] } } as const;
  const answer = (await tell(options, proposal)) as { ok: boolean };
  if (!answer.ok) expect(answer).toMatchObject({ failure: { kind: 'storeFull' } });

  disk.free();
  // Chromium at times finds its files damaged by the full disk and deletes every database. That
  // makes room, at times enough to note the action: then it is taken back.
  const undoing = { name: 'undo', input: { intents: [order.intent] } } as const;
  const undo = () => tell(options, undoing);
  if (answer.ok) await expect.poll(undo).toMatchObject({ value: { undone: [order.intent] } });
  const isTold = async () => (await panel.text()).includes('Not sent: ');
  const isOurs = ({ booking }: { booking: string }) => booking === DANA.bookings.upcoming;
  const isLost = () =>
    intents(options)
      .then((all) => !all.some(isOurs))
      .catch(() => false);
  const ended = async () => (await isTold()) || (await isLost());
  await expect.poll(ended, { timeout: patient(40_000) }).toBe(true);
  if (await isTold()) {
    expect(await intents(options)).toMatchObject([{ booking: DANA.bookings.upcoming }]);
  } else {
    // Nothing is left to tell of. The meeting is shown as it is, and nothing is under way.
    test.info().annotations.push({ type: 'journal', description: 'deleted by the browser' });
    await panel.click('button', 'Try again');
    await panel.see('Cancel…', 30_000);
    expect(await panel.text()).not.toMatch(/Cancelling|Cancelled by/);
  }
  await caughtUp(options, control);
  expect([posts(control), status(control)]).toEqual([[], 'scheduled']);
});

test('on a full disk panel and options say so, and with room again all that was stored is shown by itself [claims 70, 98]', async ({
  small: { bookside, disk },
}) => {
  const options = await bookside.options();
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  disk.fill();
  // Whatever is written next closes the databases.
  await tell(options, { name: 'setUndo', input: { seconds: 5 } });
  await expect(options.locator('body')).toContainText(FULL, { timeout: patient(30_000) });
  await page.reload();
  await panel.see(CARRIE.name);
  const said = async () => `${await panel.text()} ${await options.textContent('body')}`;
  expect(await said()).not.toMatch(/Connect Bookside|cannot be read on this|went wrong/);

  disk.free();
  await expect(options.locator('body')).not.toContainText('The disk is full', {
    timeout: patient(30_000),
  });
  const isBack = await panel.see('7 bookings', 15_000).then(
    () => true,
    () => false,
  );
  if (!isBack) {
    // Only where Chromium found its files damaged by the full disk, and deleted every database.
    expect((await readKept(options)).statuses).toEqual({});
    await panel.click('button', 'Try again');
  }
  await panel.see('7 bookings', 30_000);
  await panel.see('Next meeting');
  await expect(options.getByText('Key ending in')).toBeVisible();
  expect(await said()).not.toContain('The disk is full');
  // The sync does not know that there is room again; it goes on once it is told to.
  await options.bringToFront();
  await options.getByRole('button', { name: 'Pause' }).click();
  await options.getByRole('button', { name: 'Go on' }).click();
  await expect(options.locator('body')).not.toContainText(FULL, { timeout: patient(30_000) });
});

test('with storage.local and storage.session full too, what cannot be stored or read is said [claim 46]', async ({
  small: { bookside, disk },
}) => {
  const options = await bookside.options();
  const page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  const panel = await bookside.openPanel(page);
  await panel.see('7 bookings');
  disk.fill();
  const errors = await options.evaluate(async () => {
    const found: string[] = [];
    for (const area of [chrome.storage.local, chrome.storage.session]) {
      for (let size = 2 ** 20, n = 0; size > 100; n += 1) {
        await area.set({ [`ballast.${n}`]: 'x'.repeat(size) }).catch((error: Error) => {
          if (size < 1_000) found.push(error.message);
          size /= 2;
        });
      }
    }
    return found;
  });
  expect(errors.join()).toMatch(/NO_SPACE.*quota/is);
  await page.goto(DANAS_RECORD);
  // Which of the two is said depends on what the browser still had room for.
  await panel.see(FULL, 30_000);
  expect(await panel.text()).not.toMatch(/Connect Bookside|went wrong/);
  await page.goto(CARRIES_RECORD);
  // Without any room the browser may not even open a database to read.
  await panel.see(/7 bookings|The disk is full/);
});
