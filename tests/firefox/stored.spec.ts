import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { posts, status } from '../support/cancelling.ts';
import { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { EVERYTHING_KEPT, type Kept } from '../support/kept.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { settingsOf } from '../support/stored.ts';
import { tellFirefox } from '../support/tell.ts';
import { unzipStored } from '../support/unzip.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(150_000) });

const kept = async (page: Page): Promise<Kept> =>
  JSON.parse((await page.evaluate(EVERYTHING_KEPT)) as string);

test('what an earlier build stored is taken over: key, settings, bookings, and an action in doubt, which is settled', async ({
  sandbox,
  control,
}) => {
  const before = await mkdtemp(join(tmpdir(), 'bookside-stored-'));
  await unzipStored('bookside-74a46b1-firefox.zip', before);
  const firefox = await FirefoxBookside.open(sandbox.port, { addOn: before });
  try {
    await firefox.setKey();
    const options = await firefox.ourPage('options');
    await tellFirefox(options, { name: 'setSync', input: { window: 'off' } });
    await tellFirefox(options, { name: 'setUndo', input: { seconds: 1 } });
    const page = await firefox.visit(DANAS_RECORD);
    const sidebar = await firefox.openSidebar(page);
    await sidebar.see('4 bookings');
    // OnceHub carries it out, and the update comes before the answer arrives.
    control.fault({ kind: 'delay', ms: 60_000, after: 'action', match: { method: 'POST' } });
    await sidebar.click('button', 'Cancel…');
    await sidebar.see('Cancel this meeting?');
    await sidebar.click('button', 'Cancel the meeting');
    await expect.poll(() => posts(control).length, { timeout: patient(15_000) }).toBe(1);
    const { databases } = await kept(options);
    const bookings = databases['bookside-store']?.bookings ?? [];
    expect(bookings).not.toEqual([]);

    control.fault({ kind: 'cut', times: null });
    await firefox.update();
    const now = await firefox.ourPage('options');
    const text = () => now.evaluate('document.body.innerText');
    await expect.poll(text).toContain(`Key ending in ${KEYS.demo.slice(-4)}`);
    expect(await settingsOf(now)).toMatchObject({ 'undo.seconds': 1 });
    const after = await kept(now);
    const ids = (rows: typeof bookings) => rows.map(([id]) => `${id}`).sort();
    expect(ids(after.databases['bookside-store']?.bookings ?? [])).toEqual(ids(bookings));
    const state = async () =>
      ((await kept(now)).databases['bookside-vault']?.intents ?? []).map(
        ([, row]) => (row as { state: string }).state,
      );
    expect(['sent', 'unknown']).toContain((await state()).join());

    control.clearFaults();
    await page.bringToFront();
    await page.reload();
    await firefox.openSidebar(page);
    await expect.poll(state, { timeout: patient(60_000) }).toEqual(['done']);
    expect([posts(control).length, status(control)]).toEqual([1, 'canceled']);
    expect(control.booking(DANA.bookings.upcoming)?.status).toBe('canceled');
  } finally {
    await firefox.close();
    await rm(before, { recursive: true, force: true, maxRetries: 3 });
  }
});
