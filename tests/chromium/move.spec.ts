import type { View } from '../../sandbox/browser/view.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { posts, status, WAITS } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

// No retries: they would hide a meeting that is moved twice.
test.describe.configure({ retries: 0, timeout: patient(120_000) });

/** Counts what a person presses: the pointer, Enter, Space and the arrows, but no typing. */
async function counting(panel: View): Promise<() => Promise<number>> {
  await panel.evaluate(`(() => {
    globalThis.pressed = 0;
    const count = () => { globalThis.pressed++; };
    addEventListener('pointerdown', count, true);
    addEventListener('keydown', ({ key }) => {
      if (key === 'Enter' || key === ' ' || key.startsWith('Arrow')) count();
    }, true);
  })()`);
  return () => panel.evaluate('globalThis.pressed');
}

const SLOT = /^\d+:\d\d/;

test(
  'a meeting is moved with at most four presses, the new one first, and without a mail about the old [claim 113]',
  { tag: '@core' },
  async ({ bookside, control }, info) => {
    const { panel } = await beside(bookside, DANAS_RECORD);
    await panel.see('Priya Nair');
    await panel.ready('button', 'Move it myself…');
    const look = async (name: string) => {
      for (const scheme of ['light', 'dark'] as const) {
        for (const width of [320, 600]) {
          await panel.pretend(scheme, { width, height: 720 });
          expect(await violations(panel), `${name}, ${scheme}, ${width} px`).toEqual([]);
          const wide = await panel.evaluate<number>('document.documentElement.scrollWidth');
          expect(wide, name).toBeLessThanOrEqual(width);
          await panel.picture(info.outputPath(`${name}-${scheme}-${width}.png`));
        }
      }
    };
    await look('before');
    const presses = await counting(panel);
    await panel.click('button', 'Move it myself…');
    await panel.see('The old meeting still blocks its own time');
    await panel.ready('option', SLOT);
    await look('times');
    await panel.click('option', SLOT);
    await panel.see('OnceHub books the new time and sends Dana Whitfield an invitation');
    await panel.see(
      'OnceHub sends no mail about the old meeting; the calendar may still tell them.',
    );
    await look('question');
    await panel.ready('button', 'Move the meeting');
    await panel.click('button', 'Move the meeting');
    await panel.see(/Moving it in \d+ s\./);
    expect(await presses()).toBeLessThanOrEqual(4);
    expect([posts(control), status(control)]).toEqual([[], 'scheduled']);
    await look('waiting');
    await panel.click('button', 'Send now');
    await panel.see('The new meeting is booked, and the old one is cancelled.');
    const [booked, cancelled, ...others] = posts(control);
    expect(booked?.path).toMatch(/^\/v2\/booking-calendars\/.*\/schedule$/);
    expect(cancelled).toMatchObject({
      path: `/v2/bookings/${DANA.bookings.upcoming}/cancel`,
      body: { send_cancellation_email: false },
    });
    expect([others, status(control)]).toEqual([[], 'canceled']);
    expect(control.mails().filter(({ kind }) => kind.startsWith('cancel'))).toEqual([]);
    await look('done');
  },
);

test('where the old meeting cannot be cancelled both stand, by keyboard alone, and one press tries again [claim 115]', async ({
  bookside,
  control,
}, info) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Priya Nair');
  await panel.ready('button', 'Move it myself…');
  const body = { type: 'invalid_request_error', message: 'Booking cannot be cancelled' };
  control.fault({
    ...{ kind: 'json', status: 422, body },
    match: { method: 'POST', path: '/cancel' },
  });
  await panel.evaluate(`document.querySelector('.move-tools button').focus()`);
  await panel.press('Enter');
  await panel.ready('option', SLOT);
  await tabTo(panel, '[role=option]');
  await panel.press('Enter');
  await panel.ready('button', 'Move the meeting');
  expect(await panel.evaluate('document.activeElement.textContent')).toBe('New time');
  await tabTo(panel, '.sheet-decide button');
  await panel.press('Enter');
  await panel.see(/Moving it in \d+ s\./);
  expect(await panel.evaluate('document.activeElement.textContent')).toBe('Undo');
  await panel.press('Tab');
  await panel.ready('button', 'Send now');
  await panel.press('Enter');
  await panel.see('Both meetings stand: the old one was not cancelled.');
  await panel.see('Booking cannot be cancelled');
  expect(await violations(panel)).toEqual([]);
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme, { width: 320, height: 720 });
    await panel.picture(info.outputPath(`both-${scheme}.png`));
  }
  await panel.ready('button', 'Cancel the old meeting');
  await panel.click('button', 'Cancel the old meeting');
  await panel.see(WAITS);
  await expect.poll(() => panel.text()).not.toContain('Both meetings stand');
  expect(status(control)).toBe('scheduled');
  await panel.click('button', 'Send now');
  await panel.see('The meeting is cancelled');
  expect(status(control)).toBe('canceled');
  const sent = posts(control).filter(({ path }) => path.endsWith('/cancel'));
  expect(sent.map((one) => one.body)).toEqual(Array(2).fill({ send_cancellation_email: false }));
  expect(posts(control).filter(({ path }) => path.endsWith('/schedule'))).toHaveLength(1);
});

/** Presses Tab until the element in focus fits a selector. */
async function tabTo(panel: View, selector: string): Promise<void> {
  const isThere = () =>
    panel.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`);
  for (let tabs = 0; tabs < 30 && !(await isThere()); tabs++) await panel.press('Tab');
  expect(await isThere(), selector).toBe(true);
}
