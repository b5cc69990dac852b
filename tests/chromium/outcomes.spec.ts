import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, USERS } from '../../sandbox/oncehub/data/known.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/filled.ts';
import { DANAS_RECORD, INBOX } from '../support/places.ts';

const DAY = 86_400_000;
/** The host of Carrie's meeting two days ago and of many other recent ones. */
const REP = { id: USERS.priya, address: 'priya.nair@example.com' };
const LINE = /\d+ meetings need an outcome/;

const posts = (control: Control) =>
  control.log().flatMap(({ method, path }) => (method === 'POST' ? path : []));

/** The ids of the listed meetings, latest first. */
const listed = (panel: View) =>
  panel.evaluate<string[]>(
    "[...document.querySelectorAll('[data-outcome]')].map((row) => row.dataset.outcome)",
  );

/** Enters the rep's own address, and opens the panel beside a customer. */
async function panelOfRep(bookside: Bookside): Promise<View> {
  const options = await bookside.options();
  await options.getByLabel('Your own address at OnceHub').fill(REP.address);
  await options.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(options.getByText(/your own meetings come first/)).toBeVisible();
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see(LINE);
  return panel;
}

/** Presses Tab until a button with this text has the focus. */
async function tabTo(panel: View, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    const focused = await panel.evaluate<string>(
      "document.activeElement?.matches('button') ? document.activeElement.textContent : ''",
    );
    if (name.test(focused)) return;
    await panel.press('Tab');
  }
  throw new Error(`no way to ${name} by Tab`);
}

test('two no-shows and one held meeting are recorded by keyboard alone', { tag: '@dated' }, async ({
  bookside,
  control,
}) => {
  const panel = await panelOfRep(bookside);
  await tabTo(panel, LINE);
  await panel.press('Enter');
  await panel.see('Did these meetings take place?');
  await expect.poll(async () => (await listed(panel)).length).toBeGreaterThanOrEqual(4);
  const [first = '', second = '', third = '', fourth = ''] = await listed(panel);
  const starts = (id: string) => control.booking(id)?.starts ?? 0;
  expect(starts(first)).toBeGreaterThan(starts(second));
  expect(starts(fourth)).toBeGreaterThan(control.now() - 14 * DAY);
  expect(await listed(panel)).toContain(CARRIE.bookings.markable);

  for (const key of ['n', 'ArrowDown', 'n', 'ArrowDown', 'h', 'ArrowDown', 'n', 'u'] as const) {
    await panel.press(key);
  }
  await panel.see('2 no-shows, 1 held');
  expect(posts(control)).toEqual([]);
  await panel.press('Enter');
  await panel.see('2 no-shows are sent to OnceHub');
  await panel.see('OnceHub records that these 2 did not come');
  // A key that was already held down does not confirm.
  await panel.press('Enter');
  await panel.ready('button', 'Mark 2 no-shows');
  await panel.see('Is this right?');
  await tabTo(panel, /^Mark 2 no-shows$/);
  await panel.press('Enter');
  await panel.see('Nothing has been sent yet.');
  expect(posts(control)).toEqual([]);
  await tabTo(panel, /^Send now$/);
  await panel.ready('button', 'Send now');
  await panel.press('Enter');
  await panel.see('2 are marked as no-shows.', 20_000);
  await panel.see('Noted as held, on this computer alone');

  expect(posts(control)).toEqual([
    `/v2/bookings/${first}/no-show`,
    `/v2/bookings/${second}/no-show`,
  ]);
  const statuses = [first, second, third, fourth].map((id) => control.booking(id)?.status);
  expect(statuses).toEqual(['no_show', 'no_show', 'completed', 'completed']);
  expect(await listed(panel)).not.toContain(third);
  await panel.click('button', /^Take back/);
  await expect.poll(() => listed(panel)).toContain(third);
  await panel.press('Escape');
  await panel.see('Dana Whitfield');
  await panel.see(LINE);
});

test('undone no-shows are not sent; a refused one shows OnceHub’s words while the other is recorded', async ({
  bookside,
  control,
}) => {
  const panel = await panelOfRep(bookside);
  await panel.click('button', LINE);
  await expect.poll(async () => (await listed(panel)).length).toBeGreaterThanOrEqual(2);
  const [first = '', second = ''] = await listed(panel);
  for (const key of ['n', 'ArrowDown', 'n', 'Enter'] as const) await panel.press(key);
  await panel.click('button', 'Mark 2 no-shows');
  // "Undo" has the focus.
  await expect
    .poll(() => panel.evaluate('document.activeElement?.textContent'), { timeout: patient(5_000) })
    .toBe('Undo');
  await panel.press('Enter');
  await expect.poll(() => listed(panel)).toContain(first);
  expect(posts(control)).toEqual([]);

  control.fault({
    kind: 'json',
    status: 422,
    match: { method: 'POST' },
    body: { type: 'invalid_request_error', message: 'This meeting is being moved.' },
  });
  await panel.evaluate("document.querySelector('[data-outcome] input:checked').focus()");
  for (const key of ['n', 'ArrowDown', 'n', 'Enter'] as const) await panel.press(key);
  await panel.click('button', 'Mark 2 no-shows');
  await panel.see('Nothing has been sent yet.');
  await panel.click('button', 'Send now');
  await panel.see('This meeting is being moved.', 20_000);
  await panel.see('1 is marked as a no-show. 1 is not marked; the reason stands beside it.');
  expect(posts(control)).toHaveLength(2);
  expect(control.booking(first)?.status).toBe('completed');
  expect(control.booking(second)?.status).toBe('no_show');
  expect(await listed(panel)).toContain(first);
});

test('the list of outcomes and its confirmation are accessible in both colour schemes, and fit a narrow panel', async ({
  bookside,
}) => {
  const panel = await panelOfRep(bookside);
  const checked = async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await panel.pretend(scheme);
      expect(await violations(panel), scheme).toEqual([]);
    }
    await panel.pretend('light', { width: 320, height: 800 });
    const width = 'document.documentElement.scrollWidth';
    expect(await panel.evaluate(width)).toBeLessThanOrEqual(320);
  };
  await panel.click('button', LINE);
  for (const key of ['n', 'ArrowDown', 'h'] as const) await panel.press(key);
  await checked();
  await panel.press('Enter');
  await panel.see('Is this right?');
  await panel.ready('button', /^Mark 1 no-show$|^Mark as a no-show$/);
  await checked();
  // In the smallest panel what follows and both buttons are in view, and each meeting is one line.
  await panel.pretend('light', { width: 320, height: 480 });
  expect(
    await panel.evaluate(`(() => {
      const inView = (one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      };
      const dialog = document.querySelector('dialog');
      const all = dialog.querySelectorAll('h2, .effects > li, .sheet-foot button');
      const lines = [...dialog.querySelectorAll('.outcome-meetings summary')];
      return [[...all].every(inView), lines.every((one) => one.offsetHeight < 30), lines.length];
    })()`),
  ).toEqual([true, true, 2]);
});

test('a rep whose own address is unknown is asked for it only when no customer is shown', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, INBOX);
  await panel.see('enter your own address at OnceHub', 20_000);
  await panel.click('button', 'Open options');
  const options = await bookside.options();
  await expect(options.getByLabel('Your own address at OnceHub')).toBeVisible();
  await page.bringToFront();
  await page.goto(DANAS_RECORD);
  // Her name alone is also in the list shown before.
  await panel.see(/\d bookings/);
  expect(await panel.text()).not.toContain('enter your own address at OnceHub');
});
