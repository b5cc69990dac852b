import type { Page } from '@playwright/test';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { askedOf } from '../support/asked.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { ageDoubt } from '../support/key-trust.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';
import { stored } from '../support/stored.ts';
import { caughtUp, quiet } from '../support/waiting.ts';

/** The sync starts after the names are read, and pauses between steps. */
const SLOW = { timeout: patient(40_000) };

test('a revoked key stops all requests and is reported once; with another key they continue [claims 42, 86]', async ({
  fresh,
  control,
}) => {
  test.setTimeout(patient(90_000));
  await fresh.setKey(KEYS.revocable);
  const { page, panel } = await beside(fresh, CARRIES_RECORD);
  await panel.see('Next meeting');
  // During the first sync, so that several requests are refused.
  control.revoke();
  await panel.click('button', 'Ask OnceHub again');
  await panel.see(/Checking: OnceHub does not accept the key ending in/, 15_000);
  const options = await fresh.options();
  await options.evaluate(ageDoubt(3 * 60_000));
  await page.bringToFront();
  await panel.click('button', 'Try again');
  await panel.see(/OnceHub no longer accepts the key ending in/, 15_000);
  await page.bringToFront();
  await quiet(control);
  control.clearLog();
  await page.goto(DANAS_RECORD);
  await panel.see(DANA.email);
  await page.goto(CARRIES_RECORD);
  await panel.see(CARRIE.email);
  await caughtUp(options, control);
  expect(control.log()).toEqual([]);
  // One notice, however many requests were refused.
  expect(await panel.evaluate("document.querySelectorAll('main .notice').length")).toBe(1);
  const text = await panel.text();
  expect(text.match(/no longer accepts/g)).toHaveLength(1);
  expect(text).toContain('Next meeting');
  const before = (await stored(options)).length;
  expect(before).toBeGreaterThan(0);
  await options.bringToFront();
  await options.locator('.key-field input').fill(KEYS.demo);
  await options.keyboard.press('Enter');
  await options.getByText(`Key ending in ${KEYS.demo.slice(-4)}`).waitFor();
  // It is a key of the same account, whose stored bookings are kept.
  expect((await stored(options)).length).toBeGreaterThanOrEqual(before);
  await page.bringToFront();
  await expect.poll(() => control.log().length, { timeout: patient(15_000) }).toBeGreaterThan(2);
});

test('after a 429 all requests pause for the time OnceHub asks; then the user’s are sent, while the sync still pauses [claim 84]', {
  tag: '@waits',
}, async ({ bookside, control, sandbox }) => {
  test.setTimeout(patient(120_000));
  const page = await bookside.tab();
  await page.goto('https://orchard.example.com/');
  const isSync = (path: string) => /starting_time|last_updated/.test(decodeURIComponent(path));
  const asked = () => askedOf(sandbox);
  await expect.poll(() => asked().some(({ path }) => isSync(path)), SLOW).toBe(true);
  control.fault({ kind: '429', retryAfter: 5, times: 1 });
  const limited = () => control.log().findIndex(({ status }) => status === 429);
  await expect.poll(limited, SLOW).toBeGreaterThanOrEqual(0);
  const at = asked()[limited()]?.at ?? 0;
  await page.goto(CARRIES_RECORD);
  const panel = await bookside.openPanel(page);
  // Requests already sent may still arrive.
  const after = () => asked().filter(({ at: came }) => came > at + 500);
  await expect.poll(() => after().length, SLOW).toBeGreaterThan(0);
  expect(after()[0]?.at).toBeGreaterThan(at + 4_000);
  await panel.see('Next meeting');
  const served = () => after().filter(({ path }) => path.startsWith('/v2/contacts')).length;
  const before = served();
  await panel.click('button', /^(?:Ask OnceHub again|Try again)$/);
  await expect.poll(served, SLOW).toBeGreaterThan(before);
  expect(after().filter(({ path }) => isSync(path))).toEqual([]);
});

test('the server receives at most two requests a second and sixty in five minutes, across panels, lookups and killed workers [claims 40, 85]', async ({
  bookside,
  sandbox,
}) => {
  test.setTimeout(patient(120_000));
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  for (const surface of ['popup', 'popup', 'options', 'sidepanel'] as const) {
    const view = await bookside.tab();
    await view.goto(bookside.url(surface));
  }
  const asked = () => askedOf(sandbox);
  for (let round = 0; round < 12 || asked().length <= 24; round += 1) {
    const [record, { email }] = round % 2 ? [CARRIES_RECORD, CARRIE] : [DANAS_RECORD, DANA];
    const before = asked().length;
    await page.goto(record);
    await page.bringToFront();
    await panel.see(email);
    await panel.click('button', 'Ask OnceHub again').catch(() => {});
    if (round % 4 === 3) await bookside.stopWorker();
    await expect.poll(() => asked().length, SLOW).toBeGreaterThan(before);
  }
  const times = asked()
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  expect(times.length).toBeGreaterThan(20);
  expect(times.length).toBeLessThanOrEqual(60);
  // Each second counted as the requests left: on a busy machine some arrive late and others do not.
  const sent = await sentIn(await bookside.options());
  expect(sent.length).toBeGreaterThanOrEqual(times.length);
  for (const from of sent) {
    expect(sent.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(2);
  }
  const densest = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 10_000).length),
  );
  expect(densest).toBeLessThanOrEqual(20 + patient(2));
  tried(times.length);
  // There is only one sync, whatever is open: no page of a list was requested twice.
  const lists = asked()
    .map(({ path }) => path)
    .filter((path) => /starting_time|last_updated/.test(path));
  const twice = lists.filter((path, place) => lists.indexOf(path) !== place);
  // Killing the worker during a request costs that request.
  expect(twice.length).toBeLessThanOrEqual(3);
});

/** When the requests of the last five minutes left (UTC ms), by the rate limiter's own record. */
const sentIn = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const { budget } = await chrome.storage.session.get<{ budget: { sent: number[] } }>('budget');
    return budget.sent;
  });
