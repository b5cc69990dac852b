import type { Page } from '@playwright/test';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { cancel, status } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { EVERYTHING_KEPT, type Kept } from '../support/kept.ts';
import { ageDoubt, KEY_TRUST } from '../support/key-trust.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';
import { stored } from '../support/stored.ts';
import { tell, withoutSync } from '../support/tell.ts';
import { caughtUp, quiet } from '../support/waiting.ts';

const CHECKING = /Checking: OnceHub does not accept the key ending in/;
const REFUSED = /OnceHub no longer accepts the key ending in/;
const MINUTE = 60_000;
const SLOW = { timeout: patient(30_000) };

/** OnceHub answers 401: to the next call for a contact, or to every call. */
const refuse = (control: Control, what: 'contacts' | 'all') =>
  control.fault({
    kind: '401',
    ...(what === 'all' ? { times: null } : { match: { path: '/contacts$' } }),
  });

/** The paths asked for, below `/v2/`. */
const paths = (control: Control) =>
  control.log().map(({ path }) => path.replace(/^.*\/v2\//, '').replace(/\/.*/, ''));

const trust = (page: Page) => page.evaluate(KEY_TRUST);

test('one stray 401 costs nothing: the panel says “checking”, the key stays, and after the next check all goes on [claim 42]', async ({
  bookside,
  control,
}) => {
  test.setTimeout(patient(90_000));
  const options = await withoutSync(bookside);
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  await quiet(control);
  // No answer to a check counts, so the doubt lasts until the test ends it, however slow all is.
  control.fault({ kind: '500', match: { path: '/test$' }, times: null });
  refuse(control, 'contacts');
  await panel.click('button', 'Ask OnceHub again');
  await panel.see(CHECKING);
  await panel.see('Next meeting');
  await caughtUp(options, control);
  expect(await trust(options)).toEqual(['doubted', true]);
  expect((await stored(options)).length).toBeGreaterThan(0);

  // Nothing else leaves, not for another customer, nor after the worker has died.
  control.clearLog();
  await page.goto(DANAS_RECORD);
  await panel.see(DANA.email);
  await bookside.stopWorker();
  await caughtUp(options, control);
  await panel.see(CHECKING);
  expect(paths(control).filter((path) => path !== 'test')).toEqual([]);
  control.clearFaults();
  await options.evaluate(ageDoubt(10 * MINUTE));
  await bookside.stopWorker();
  await tell(options, { name: 'settle', input: {} });
  // By itself, and so is the customer who was shown meanwhile refreshed.
  await expect.poll(() => panel.text(), SLOW).not.toMatch(CHECKING);
  await expect.poll(() => paths(control), SLOW).toContain('contacts');
  expect(paths(control).slice(0, paths(control).indexOf('contacts'))).toContain('test');
  expect(await trust(options)).toEqual(['accepted', true]);
});

test('a revoked key is refused after three minutes, and stays; “try again” asks OnceHub, and all goes on where it is back [claim 42]', async ({
  bookside,
  control,
}) => {
  test.setTimeout(patient(120_000));
  const options = await withoutSync(bookside);
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  await quiet(control);
  refuse(control, 'all');
  await panel.click('button', 'Ask OnceHub again');
  await panel.see(CHECKING);
  expect(await trust(options)).toEqual(['doubted', true]);
  await caughtUp(options, control);
  control.clearLog();
  await options.evaluate(ageDoubt(3 * MINUTE));
  await panel.click('button', 'Try again');
  await panel.see(REFUSED);
  expect(await trust(options)).toEqual(['refused', true]);
  await panel.see('Next meeting');
  expect(new Set(paths(control))).toEqual(new Set(['test']));

  await options.bringToFront();
  await options.reload();
  await expect(options.getByText(REFUSED)).toBeVisible();
  expect(await violations(options)).toEqual([]);
  await page.bringToFront();
  control.clearFaults();
  await options.evaluate(ageDoubt(MINUTE));
  await panel.click('button', 'Try again');
  await expect.poll(() => panel.text(), SLOW).not.toMatch(REFUSED);
  expect(await trust(options)).toEqual(['accepted', true]);
  await panel.click('button', 'Ask OnceHub again');
  await expect.poll(() => paths(control), SLOW).toContain('contacts');
});

test('before a confirmed action the key is asked about at once, and the action goes on [claim 42]', async ({
  bookside,
  control,
}) => {
  test.setTimeout(patient(90_000));
  const options = await withoutSync(bookside);
  await tell(options, { name: 'setUndo', input: { seconds: 0 } });
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Next meeting');
  await quiet(control);
  control.clearLog();
  const { upcoming } = DANA.bookings;
  control.fault({ kind: '401', match: { path: `/${upcoming}$` } });
  await cancel(panel);
  await expect.poll(() => status(control), SLOW).toBe('canceled');
  const lines = control.log().map(({ method, path }) => `${method} ${path.replace('/v2/', '')}`);
  const asked = lines.filter((line) => /test|BKNG/.test(line));
  expect(asked.slice(0, 4)).toEqual([
    `GET bookings/${upcoming}`,
    'GET test',
    `GET bookings/${upcoming}`,
    `POST bookings/${upcoming}/cancel`,
  ]);
  expect(asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

test('a key of another account is asked about first, and one of the same account keeps what is stored [claim 75]', async ({
  bookside,
}) => {
  test.setTimeout(patient(90_000));
  const options = await withoutSync(bookside);
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const now = async () => {
    const { databases }: Kept = JSON.parse(await options.evaluate<string>(EVERYTHING_KEPT));
    return (databases['bookside-store']?.bookings ?? []).map(([id]) => `${id}`).sort();
  };
  const before = await now();
  expect(before.length).toBeGreaterThan(0);
  const enter = async (key: string) => {
    await options.bringToFront();
    await options.getByRole('button', { name: 'Replace the key' }).click();
    await options.locator('.key-field input').fill(key);
    await options.keyboard.press('Enter');
  };
  const ends = (key: string) =>
    options.getByText(`Key ending in ${key.slice(-4)}`, { exact: true }).waitFor();

  await enter(KEYS.second);
  await ends(KEYS.second);
  expect(await now()).toEqual(before);

  await enter(KEYS.otherAccount);
  const asks = options.getByText(/This key is of \S+@\S+; what is stored of \S+@\S+ is removed\./);
  await expect(asks).toBeVisible();
  expect(await violations(options)).toEqual([]);
  await options.getByRole('button', { name: 'Leave everything as it is' }).click();
  await expect(asks).toBeHidden();
  expect(await now()).toEqual(before);
  await ends(KEYS.second);
  await page.bringToFront();
  await panel.see(CARRIE.name);

  await enter(KEYS.otherAccount);
  await options.getByRole('button', { name: 'Remove it and use this key' }).click();
  await ends(KEYS.otherAccount);
  expect((await now()).filter((id) => before.includes(id))).toEqual([]);
});
