import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { everyMessage } from '../support/hijack.ts';
import { EVERYTHING_KEPT, type Kept } from '../support/kept.ts';
import { expectNoKey } from '../support/no-key.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { DAMAGE, EXPORTS, LOSE_VAULT } from '../support/sealed.ts';
import { withoutSync } from '../support/tell.ts';
import { caughtUp, quiet } from '../support/waiting.ts';

/** What the panel says where the key was lost. */
const LOST = /cannot be read on this computer any more\.\s+Enter it again\./;

test('the key is in no storage, page, address, log, announcement or answer, and in no file of the profile [claim 10]', async ({
  sandbox,
  control,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'bookside-key-'));
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
  const logged: string[] = [];
  bookside.context.on('console', (message) => logged.push(message.text()));
  bookside.context.on('weberror', (error) => logged.push(String(error.error())));
  const options = await bookside.options();
  await options.evaluate(() => {
    Reflect.set(window, 'announced', []);
    new BroadcastChannel('bookside').onmessage = ({ data }) =>
      Reflect.get(window, 'announced').push(data);
  });
  await bookside.setKey(KEYS.demo);
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  // Failures contain texts and request ids; a key in one would be shown and stored.
  for (const kind of ['500', '403', 'cut'] as const) {
    control.fault({ kind, times: 6 });
    await panel.click('button', 'Ask OnceHub again');
    await quiet(control);
    control.clearFaults();
    expectNoKey(
      KEYS.demo,
      `the panel after ${kind}`,
      await panel.evaluate('document.documentElement.outerHTML'),
    );
  }
  const target = { id: 'BKNG-0', status: 'scheduled', starts: 5, email: 'nobody@example.com' };
  const answers = await options.evaluate(
    (messages) => Promise.all(messages.map((message) => chrome.runtime.sendMessage(message))),
    // Without the messages that would delete or change what this test checks.
    everyMessage(target).filter(({ name }) => !/^(?:forget|useKey|unlock|lock|protect)/.test(name)),
  );
  expectNoKey(KEYS.demo, 'answers', JSON.stringify(answers));
  expectNoKey(KEYS.demo, 'what is kept', await options.evaluate<string>(EVERYTHING_KEPT));
  expectNoKey(
    KEYS.demo,
    'announcements',
    await options.evaluate(() => JSON.stringify(Reflect.get(window, 'announced'))),
  );
  for (const open of bookside.context.pages()) {
    expectNoKey(KEYS.demo, open.url(), `${open.url()} ${await open.content()}`);
  }
  expectNoKey(KEYS.demo, 'log', logged.join('\n'));
  const asked = sandbox.requests.map(({ path }) => path);
  expect(asked.length).toBeGreaterThan(5);
  expectNoKey(KEYS.demo, 'addresses', asked.join('\n'));
  await bookside.close();
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  for (const { parentPath, name } of files) {
    expectNoKey(KEYS.demo, name, readFileSync(join(parentPath, name), 'latin1'));
  }
  rmSync(profile, { recursive: true, force: true });
});

test('not even code in the background can export the encryption key [claim 12]', async ({
  bookside,
}) => {
  expect(await bookside.inWorker(EXPORTS)).toEqual([]);
});

test('spaces around a key are removed, characters that could break out of a header are refused, and only the key’s end is shown [claim 13]', async ({
  fresh,
  control,
}) => {
  const page = await fresh.options();
  const field = page.locator('.key-field input');
  for (const broken of [`${KEYS.demo}\u00e9`, `${KEYS.demo} X-Evil: 1`, `${KEYS.demo}\u0000`]) {
    await field.fill(broken);
    await field.press('Enter');
    await expect(page.getByText('An API key has no spaces')).toBeVisible();
  }
  expect(control.log()).toEqual([]);
  await field.fill(` \t ${KEYS.demo} \u00a0`);
  await field.press('Enter');
  await expect(page.getByText(`Key ending in ${KEYS.demo.slice(-4)}`)).toBeVisible();
  expectNoKey(KEYS.demo, 'the page', await page.content());
  expect(
    await page
      .locator('input')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
  ).not.toContain(KEYS.demo);
});

test('forgetting everything leaves no key, no encryption key and no row, and stops the running sync [claims 14, 74, 86]', async ({
  bookside,
  control,
}) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  // During a first sync: its late answers must not bring data back.
  const options = await bookside.options();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Forget key and data…' }).click();
  await options.getByRole('button', { name: 'Forget everything' }).click();
  await expect(options.getByText('Key and data are deleted.')).toBeVisible();
  await panel.see('Connect Bookside to OnceHub.');
  control.clearLog();
  await caughtUp(options, control);
  expect(control.log()).toEqual([]);
  const kept: Kept = JSON.parse(await options.evaluate<string>(EVERYTHING_KEPT));
  const rows = Object.values(kept.databases).flatMap((stores) => Object.values(stores).flat());
  expect(rows).toEqual([]);
  expect(JSON.stringify(kept.areas.local)).not.toMatch(/bytes|ending|@/);
  expect(kept).toMatchObject({ cached: [], badge: '', cookies: '' });
  expect(JSON.stringify(kept.areas.session)).not.toMatch(/BKNG|so\.carrie/);
  expectNoKey(KEYS.demo, 'what is kept', JSON.stringify(kept));
});

for (const [what, harm] of [
  ['one bit changed in the encrypted key', DAMAGE],
  ['a deleted vault', LOSE_VAULT],
] as const) {
  test(`with ${what} the panel asks for the key, which is kept, and nothing is sent to OnceHub [claim 17]`, async ({
    bookside,
    control,
  }) => {
    const page = await bookside.tab();
    await page.goto(CARRIES_RECORD);
    const options = await withoutSync(bookside);
    await quiet(control);
    await bookside.stopWorker();
    expect(await options.evaluate(harm)).toBeTruthy();
    control.clearLog();
    const panel = await bookside.openPanel(page);
    await panel.see(LOST);
    await caughtUp(options, control);
    expect(await panel.text()).toMatch(LOST);
    expect(control.log()).toEqual([]);
    await options.reload();
    await bookside.setKey(KEYS.demo);
    await page.bringToFront();
    await panel.see('7 bookings');
  });
}
