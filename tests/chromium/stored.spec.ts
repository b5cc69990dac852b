import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageName } from '../../lib/messages/table.ts';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { cancel, intents, posts, status } from '../support/cancelling.ts';
import { expectWhole } from '../support/first-sync.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';
import { settingsOf, stored } from '../support/stored.ts';
import { tell } from '../support/tell.ts';
import { unzipStored } from '../support/unzip.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(150_000) });

test('a profile of an earlier build is taken over: key, settings, bookings, and an action in doubt, which is settled', {
  tag: '@waits',
}, async ({ sandbox, control }) => {
  const folder = await mkdtemp(join(tmpdir(), 'bookside-stored-'));
  const [extension, profile] = [join(folder, 'extension'), join(folder, 'profile')];
  // Chromium derives an unpacked extension's id from its path.
  const open = (installs = false) =>
    Bookside.open({ port: sandbox.port, extension, profile, installs });
  await mkdir(extension);
  await unzipStored('bookside-74a46b1-chrome.zip', extension);

  const before = await open();
  await before.setKey(KEYS.demo);
  const options = await before.options();
  await tell(options, { name: 'setSync', input: { window: 3 } });
  // In the form that build's own pages used.
  const ignored = { name: 'sayMine' as MessageName, input: { entry: 'ours.example', is: 'mine' } };
  await tell(options, ignored);
  await tell(options, { name: 'setUndo', input: { seconds: 1 } });
  await expectWhole(options, control);
  const kept = await stored(options);
  const { panel } = await beside(before, DANAS_RECORD);
  // OnceHub carries it out, and the browser is closed before the answer arrives.
  control.fault({ kind: 'delay', ms: 60_000, after: 'action', match: { method: 'POST' } });
  await cancel(panel);
  await expect.poll(() => posts(control).length, { timeout: patient(10_000) }).toBe(1);
  expect(await intents(options)).toMatchObject([{ state: 'sent', kind: 'cancel' }]);
  const { id } = before;
  await before.close();
  // Without a network, so that the stored data are checked before anything is fetched.
  control.fault({ kind: 'cut', times: null });

  await rm(extension, { recursive: true });
  await cp(EXTENSION, extension, { recursive: true });
  const after = await open(true);
  try {
    // Chromium starts with the earlier worker's script from its cache; an update replaces it.
    const begun = after.context.waitForEvent('serviceworker');
    await after.reload(extension);
    await begun;
    expect(after.id).toBe(id);
    const page = await after.tab();
    await page.goto(after.url('options'));
    await expect(page.getByText(`Key ending in ${KEYS.demo.slice(-4)}`)).toBeVisible();
    await expect(page.getByText('ours.example')).toBeVisible();
    // The settings are in the vault now, where no page script can reach them.
    const names = ['mine', 'sync.choice', 'undo.seconds'];
    expect(Object.keys(await settingsOf(page)).sort()).toEqual(names);
    expect(await page.evaluate(() => chrome.storage.local.get().then(Object.keys))).toEqual([
      'key.state',
    ]);
    expect(await stored(page)).toEqual(kept);
    const states = async () => (await intents(page)).map(({ state }) => state);
    expect(['sent', 'unknown']).toContain((await states()).join());
    control.clearFaults();
    const { panel: now } = await beside(after, DANAS_RECORD);
    await expect.poll(states, { timeout: patient(60_000) }).toEqual(['done']);
    await now.see(/Pricing call\s+Cancelled/, 30_000);
    expect([posts(control).length, status(control)]).toEqual([1, 'canceled']);
  } finally {
    await after.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
