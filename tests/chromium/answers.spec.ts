import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Fault } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { tried } from '../proof/tried.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';
import { withoutSync } from '../support/tell.ts';
import { listenUntil, quiet } from '../support/waiting.ts';

const FAULTS: readonly [what: string, fault: Fault, words: RegExp][] = [
  ['is cut off', { kind: 'cut' }, /You are offline\./],
  ['drips', { kind: 'drip', msPerByte: 40 }, /OnceHub did not answer in time\./],
  ['is shorter than it says', { kind: 'wrongLength' }, /You are offline\.|could not be read/],
  ['ends in the middle', { kind: 'truncatedJson' }, /OnceHub’s answer could not be read\./],
  ['is a web page', { kind: 'html', status: 200 }, /OnceHub’s answer could not be read\./],
  [
    'is a web page with a failure',
    { kind: 'html', status: 502 },
    /OnceHub has a problem of its own\./,
  ],
  ['is empty', { kind: 'empty' }, /OnceHub’s answer could not be read\./],
  ['has no content at all', { kind: 'empty', status: 204 }, /OnceHub’s answer could not be read\./],
  [
    'is not what was asked for',
    { kind: 'json', body: [null, 7] },
    /OnceHub’s answer could not be read\./,
  ],
  [
    'unpacks to 64 megabytes',
    { kind: 'gzipBomb', megabytes: 64 },
    /OnceHub’s answer was too large\./,
  ],
];

/**
 * Several in one browser, but not all: each read is tried three times, within the request budget.
 */
const TOGETHER = 4;

for (let first = 0; first < FAULTS.length; first += TOGETHER) {
  const few = FAULTS.slice(first, first + TOGETHER);
  const claims = few.some(([, { kind }]) => kind === 'gzipBomb') ? '[claims 33, 35]' : '[claim 35]';
  const titles = few.map(([what]) => what).join('; ');
  test(`a broken answer is reported in understandable words beside the stored data: ${titles} ${claims}`, async ({
    bookside,
    control,
  }) => {
    test.setTimeout(patient(120_000));
    await withoutSync(bookside);
    const { panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see('7 bookings');
    for (const [, fault, words] of few) {
      control.fault({ ...fault, times: null });
      await panel.click('button', 'Ask OnceHub again');
      await panel.see(words, 30_000);
      const text = await panel.text();
      expect(text).toContain('Next meeting');
      expect(text).not.toMatch(/undefined|\[object|NaN|TypeError|JSON/);
      control.clearFaults();
      await panel.click('button', 'Try again');
      await panel.see(/Checked just now|Checked .+ seconds? ago/, 20_000);
      expect(await panel.text()).not.toMatch(words);
    }
    tried(few.length);
  });
}

test('bookings that cannot be read, or that a list does not have, are kept, and the panel says so once [claim 88]', async ({
  bookside,
  control,
}) => {
  test.setTimeout(patient(60_000));
  await withoutSync(bookside);
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const { upcoming, ...past } = CARRIE.bookings;
  // The first is the sample that OnceHub published, which the stand-in never alters.
  const [, first = '', ...others] = Object.values(past);
  for (const id of [first, upcoming]) control.garble(id);
  await panel.click('button', 'Ask OnceHub again');
  await panel.see('2 bookings could not be read.', 20_000);
  const text = await panel.text();
  expect(text).toContain('So this may not be everything. Look in OnceHub before you act.');
  expect(text).toContain('at least 7 bookings');
  expect(text).toContain('Next meeting');
  expect(text.match(/could not be read/g)).toHaveLength(1);
  for (const id of [first, upcoming]) control.garble(id, false);

  const gone = others.slice(0, 4);
  for (const id of gone) control.delete(id);
  control.clearLog();
  await panel.click('button', 'Ask OnceHub again');
  await panel.see(/(?<!at least )4 bookings/, 20_000);
  await panel.see('Not in OnceHub’s last list; it may be gone. Ask OnceHub again.');
  expect(await panel.text()).not.toContain('could not be read');
  const byId = control.log().filter(({ path }) => gone.some((id) => path.endsWith(id)));
  expect(byId).toHaveLength(3);
  await panel.click('button', 'Ask OnceHub again');
  await panel.see(/(?<!at least )3 bookings/, 20_000);
  expect(await panel.text()).not.toContain('Not in OnceHub’s last list');
});

test('a request to a server that hangs ends at the deadline, and stored customers can be viewed meanwhile [claim 44]', {
  tag: '@waits',
}, async ({ bookside, control }) => {
  await withoutSync(bookside);
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('4 bookings');
  await page.goto(CARRIES_RECORD);
  await panel.see('7 bookings');
  control.fault({ kind: 'delay', ms: 120_000, times: null });
  await panel.click('button', 'Ask OnceHub again');
  await page.goto(DANAS_RECORD);
  await panel.see(DANA.email);
  await panel.see('4 bookings');
  await page.goto(CARRIES_RECORD);
  await panel.see(CARRIE.email);
  await panel.see('OnceHub did not answer in time.', 25_000);
  await panel.see('7 bookings');
});

test('a late answer about one customer is never shown under the next customer’s name [claims 30, 58]', async ({
  bookside,
  control,
}) => {
  await withoutSync(bookside);
  await quiet(control);
  const slow = control.hold({ path: '/v2/contacts' });
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see(CARRIE.email);
  await slow.heard;
  await page.goto(DANAS_RECORD);
  await panel.see('4 bookings');
  const isAnswered = () =>
    control
      .log()
      .some(({ params, status }) => /so\.carrie/.test(JSON.stringify(params)) && status !== 0);
  expect(isAnswered()).toBe(false);
  slow.release();
  // Polls until some time after the answer has arrived.
  let looksAfter = 0;
  const texts = await listenUntil(
    () => panel.text(),
    () => {
      if (isAnswered()) looksAfter += 1;
      return looksAfter > 50;
    },
  );
  for (const text of texts) {
    expect(text).toContain(DANA.email);
    expect(text).not.toContain('Fernhill');
  }
  tried(texts.length);
});
