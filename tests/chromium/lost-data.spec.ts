import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { cancel, posts } from '../support/cancelling.ts';
import { test as filled } from '../support/filled.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { EVERYTHING_KEPT, type Kept } from '../support/kept.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { tell } from '../support/tell.ts';

filled(
  'a key for another account is asked about, and starts with an empty store [claim 75]',
  async ({ bookside }) => {
    const options = await bookside.options();
    const ids = async () => {
      const { databases }: Kept = JSON.parse(await options.evaluate<string>(EVERYTHING_KEPT));
      return (databases['bookside-store']?.bookings ?? []).map(([id]) => `${id}`);
    };
    const before = new Set(await ids());
    expect(before.size).toBeGreaterThan(100);
    const mixed: string[][] = [];
    const asked = await tell(options, { name: 'useKey', input: { key: KEYS.otherAccount } });
    const { account, asks } = (asked as { value: { account: string; asks: { before: string } } })
      .value;
    expect(new Set(await ids())).toEqual(before);
    const agreed = { account, ...asks };
    const entering = tell(options, { name: 'useKey', input: { key: KEYS.otherAccount, agreed } });
    for (let looks = 0; looks < 40; looks += 1) {
      const now = await ids();
      const old = now.filter((id) => before.has(id));
      if (old.length > 0 && old.length < now.length) mixed.push(now);
      await options.waitForTimeout(100);
    }
    expect(await entering).toMatchObject({ ok: true });
    expect(mixed).toEqual([]);
    expect((await ids()).filter((id) => before.has(id))).toEqual([]);
  },
);

test('databases deleted between two runs are rebuilt once; the lost key is asked for, lost settings are told, and an action in doubt is still open [claims 71, 96]', async ({
  sandbox,
  control,
}) => {
  test.setTimeout(patient(120_000));
  const profile = mkdtempSync(join(tmpdir(), 'bookside-vanished-'));
  const open = () => Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
  let bookside = await open();
  await bookside.setKey(KEYS.demo);
  await tell(await bookside.options(), { name: 'setUndo', input: { seconds: 1 } });
  const first = await beside(bookside, DANAS_RECORD);
  await first.panel.see('Next meeting');
  // OnceHub carries it out, and the browser is closed before the answer arrives.
  control.fault({ kind: 'delay', ms: 60_000, after: 'action', match: { method: 'POST' } });
  await cancel(first.panel);
  await expect.poll(() => posts(control).length, { timeout: patient(10_000) }).toBe(1);
  await bookside.close();
  control.clearFaults();
  const folders = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /IndexedDB\/chrome-extension_[^/]+$/.test(name),
  );
  expect(folders.length).toBeGreaterThan(0);
  for (const folder of folders) rmSync(join(profile, folder), { recursive: true });
  control.clearLog();
  bookside = await open();
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await panel.see(/cannot be read on this computer any more\.\s+Enter it again\./);
  expect(control.log()).toEqual([]);
  await panel.see(/An action of .+ may be open\./, 15_000);
  const options = await bookside.options();
  await expect(options.getByText('The browser deleted your settings.')).toBeVisible();
  await options.getByRole('button', { name: 'I have read this' }).click();
  await expect(options.getByText('The browser deleted your settings.')).toHaveCount(0);
  await bookside.setKey(KEYS.demo);
  await page.bringToFront();
  await panel.see(/Pricing call\s+Cancelled/, 30_000);
  await panel.see(/An action of .+ may be open\./);
  expect(posts(control)).toHaveLength(0);
  await bookside.close();
  rmSync(profile, { recursive: true, force: true });
});
