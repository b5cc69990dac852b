import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, DANA, EDGES, LUIS } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/filled.ts';
import { CARRIES_RECORD, DANAS_RECORD, INBOX, placeOf } from '../support/places.ts';
import { share, stored } from '../support/stored.ts';
import { tell } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

// A first sync takes about fifteen seconds, more on a busy machine.
test.describe.configure({ timeout: patient(90_000) });

/** Waits for the end of the demo account's first sync; returns the options page. */
async function synced(bookside: Bookside): Promise<Page> {
  const options = await bookside.options();
  await expect.poll(() => share(options), { timeout: patient(40_000), intervals: [250] }).toBe(1);
  return options;
}

/** Presses Tab until the element of this name has the focus. */
async function tabTo(view: View, name: string): Promise<void> {
  const own = '(document.activeElement?.ariaLabel || document.activeElement?.textContent)';
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await view.evaluate<string | null>(own))?.startsWith(name)) return;
    await view.press('Tab');
  }
  throw new Error(`no way to ${name} by Tab`);
}

/**
 * Opens the panel beside Carrie's record, and in it the search by keyboard. The sync is paused: a
 * round of it is due at some moment where the profile was filled minutes ago.
 */
async function searching(bookside: Bookside, control: Control): Promise<View> {
  const options = await synced(bookside);
  await tell(options, { name: 'setSync', input: { paused: true } });
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see(CARRIE.name);
  await caughtUp(options, control);
  await tabTo(panel, 'Look up a customer');
  await panel.press('Enter');
  return panel;
}

test('without a network, the stored history is shown with its age [claims 43, 88]', {
  tag: '@dated',
}, async ({ bookside, control }) => {
  await synced(bookside);
  const page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  await bookside.stopWorker();
  control.fault({ kind: 'cut', times: null });
  const panel = await bookside.openPanel(page);
  await panel.see('Next meeting');
  await panel.see(/Complete back to \w+ \d+, \d{4}\. Checked .+\./);
  await panel.click('button', 'Ask OnceHub again');
  await panel.see('You are offline.', 20_000);
  await panel.see(/Shown is what was stored .+\./);
  await panel.see('Live demo');
});

// Of the two, which differ in the page's reader only, one is enough on other days.
for (const [kind, url, tag] of [
  ['Gmail', INBOX, ['@dated', '@waits']],
  ['HubSpot', placeOf('the list of contacts'), ['@waits']],
] as const) {
  test(`the people of a list in ${kind} are shown from the store, without any request [claim 79]`, {
    tag: [...tag],
  }, async ({ fresh: bookside, control }) => {
    await bookside.setKey(KEYS.demo);
    const { panel } = await beside(bookside, url);
    // The first sync runs while the panel is open.
    await panel.see('Meeting ahead (5)', 40_000);
    await synced(bookside);
    control.clearLog();
    await panel.reload();
    await panel.see('Meeting ahead (5)');
    await panel.see(/None since .+ \(2\)/);
    await panel.see('Complete back to');
    expect(control.log()).toEqual([]);
    expect(await violations(panel)).toEqual([]);
    await panel.click('button', new RegExp(`^${DANA.name}`));
    await panel.see('Shown from the list.');
    await panel.see(DANA.email);
    await panel.click('button', 'Back to this page');
    await panel.see('Meeting ahead (5)');
  });
}

/** The selected row of the search, as reported to a screen reader; '' if none. */
const selected = (view: View): Promise<string> =>
  view.evaluate(`(() => {
    const row = document.activeElement?.getAttribute('aria-activedescendant');
    return (row && document.getElementById(row)?.textContent) || '';
  })()`);

/** Presses ArrowDown until the row of this name is selected. */
async function choose(view: View, name: string): Promise<void> {
  for (let presses = 0; presses < 8; presses += 1) {
    await view.press('ArrowDown');
    if ((await selected(view)).startsWith(name)) return;
  }
  throw new Error(`no way to ${name} by ArrowDown`);
}

test('the panel’s search works by keyboard alone and updates with each letter', async ({
  bookside,
  control,
}) => {
  const panel = await searching(bookside, control);
  control.clearLog();
  await panel.type('bluehill');
  await panel.see('Found on this computer');
  await panel.see(LUIS.name);
  // A further word narrows the list during the selection and changes its order; he stays selected.
  await panel.type(' rescheduled');
  await choose(panel, LUIS.name);
  await expect.poll(async () => (await panel.names('option'))[0]).toMatch(`${LUIS.name} `);
  expect(await selected(panel)).toContain(LUIS.name);
  expect(control.log()).toEqual([]);
  await panel.press('Enter');
  await panel.see('Shown because you looked it up.');
  await panel.see(LUIS.email);
  await tabTo(panel, 'Look up a customer');
  await panel.press('Enter');
  await panel.type('x');
  await panel.press('Escape');
  await panel.press('Escape');
  expect(await panel.names('combobox')).toEqual([]);
});

test('when a filter removes the selected person, Enter opens neither them nor anyone else', async ({
  bookside,
  control,
}) => {
  const panel = await searching(bookside, control);
  await panel.type('bluehill');
  await panel.see(LUIS.name);
  await choose(panel, LUIS.name);
  await tabTo(panel, 'Narrow down');
  await panel.press('Enter');
  await panel.press('Tab');
  // Filters by no-show: of the two people listed, Ana is left.
  await panel.press('n');
  await panel.see('The person you chose is no longer listed.');
  expect(await violations(panel)).toEqual([]);
  await tabTo(panel, 'Find a customer');
  await panel.press('Enter');
  // If Enter had opened anyone, the list would be gone.
  await panel.press('ArrowDown');
  expect(await selected(panel)).toContain(LUIS.guest);
  await panel.press('Enter');
  await panel.see('Shown because you looked it up.');
  await panel.see(LUIS.guest);
});

test('bookings of one contact under several addresses are shown as one customer’s until an address is separated', async ({
  bookside,
}) => {
  await synced(bookside);
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.click('button', 'Look up a customer');
  await panel.fill('combobox', 'Find a customer', EDGES.movedAway.nowAt);
  await panel.press('Enter');
  await panel.see(EDGES.movedAway.email);
  await panel.see('2 bookings');
  await panel.click('button', 'Addresses and stored data');
  await panel.click('button', `Not the same person ${EDGES.movedAway.email}`);
  await panel.see(/Also known as/);
  await panel.click('button', 'Close');
  await panel.see(/No bookings since|no booking since|A contact, but no bookings/);
  expect(await panel.text()).not.toContain(EDGES.movedAway.email);
});

test('forgetting a customer removes all their data, and no one else’s [claim 74]', async ({
  bookside,
}) => {
  const options = await synced(bookside);
  const before = await stored(options);
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('4 bookings');
  await panel.click('button', 'Addresses and stored data');
  await panel.click('button', 'Forget this customer…');
  await panel.click('button', 'Forget');
  await panel.see(/No bookings since/);
  const left = (await stored(options)).map(([id]) => id);
  const lost = before.map(([id]) => id).filter((id) => !left.includes(id));
  expect(lost.sort()).toEqual(Object.values(DANA.bookings).sort());
  const dump = await options.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('bookside-store');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = async () => {
          const db = opening.result;
          const rows = await Promise.all(
            [...db.objectStoreNames].map(
              (name) =>
                new Promise((done) => {
                  const all = db.transaction(name).objectStore(name).getAll();
                  all.onsuccess = () => done(all.result);
                }),
            ),
          );
          db.close();
          resolve(JSON.stringify(rows).toLowerCase());
        };
      }),
  );
  expect(dump).not.toContain(DANA.email);
});

test('the options page shows how far back the store reaches, and can change it [claim 88]', {
  tag: '@dated',
}, async ({ bookside }) => {
  const options = await synced(bookside);
  await options.bringToFront();
  const reach = options.getByText(/Complete back to .+\. Checked/);
  const year = await reach.textContent();
  const ids = await options.evaluate(() =>
    [...document.querySelectorAll('[id]')].map((one) => one.id),
  );
  expect(ids).toEqual([...new Set(ids)]);
  await options.getByLabel('Keep bookings of').selectOption('3');
  await expect(reach).not.toHaveText(year ?? '');
  await options.getByLabel('Keep bookings of').selectOption('off');
  await expect(options.getByText('Only customers you looked up are stored.')).toBeVisible();
  await options.getByLabel('Your own address at OnceHub').fill('nobody@example.net');
  await options.getByRole('button', { name: 'Set' }).click();
  await expect(options.getByText('Nobody at OnceHub has this address.')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme });
    expect(await violations(options), colorScheme).toEqual([]);
  }
});
