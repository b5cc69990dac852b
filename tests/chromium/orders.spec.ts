import type { Page } from '@playwright/test';
import type { OrderCommand } from '../../lib/domain/orders/order.ts';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { CALENDARS, DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';

// No retries: they would hide an order that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

const DAY = 24 * 3_600_000;

/** The activity page, from which orders are sent as the panel sends them. */
async function activity(bookside: Bookside): Promise<Page> {
  const page = await bookside.tab();
  await page.goto(bookside.url('activity'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const send = (page: Page, name: string, input: object): Promise<{ ok: boolean; value: never }> =>
  page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);

/** The first free time of a calendar, by the extension's own question. */
async function freeTime(page: Page, control: Control, calendar: string): Promise<number> {
  const from = control.now() + DAY;
  const { value } = await send(page, 'readSlots', { calendar, from, to: from + 7 * DAY });
  const [first] = (value as { slots: { starts: number }[] }).slots;
  if (!first) throw new Error('no free time');
  return first.starts;
}

let orders = 0;

async function order(
  page: Page,
  control: Control,
  calendar: string,
  old?: OrderCommand['draft']['old'],
) {
  const id = `00000000-0000-4000-9000-${String(orders++).padStart(12, '0')}`;
  const command: OrderCommand = {
    order: id,
    calendar,
    starts: await freeTime(page, control, calendar),
    draft: {
      ...{ name: DANA.name, email: DANA.email, phone: null, zone: 'America/New_York' },
      ...{ place: null, answers: [], ...(old && { old }) },
    },
  };
  expect(await send(page, 'proposeOrder', command)).toMatchObject({ ok: true });
  return command;
}

/** Dana's next meeting as a confirm would show it. */
function upcoming(control: Control) {
  const record = control.booking(DANA.bookings.upcoming);
  if (!record) throw new Error('no meeting');
  return { status: record.status, starts: record.starts, id: record.id };
}

test('a meeting is booked once, or told to be booked twice, and a move takes the old one away without a mail [claims 105, 106, 107]', async ({
  bookside,
  control,
}) => {
  const page = await activity(bookside);
  await send(page, 'setUndo', { seconds: 0 });
  const rows = page.getByRole('listitem');
  control.fault({ kind: 'echo', match: { method: 'POST', path: 'schedule' } });
  await order(page, control, CALENDARS.pricing);
  await expect(rows.filter({ hasText: 'The meeting is booked' })).toHaveCount(1);
  control.fault({ kind: 'echo', match: { method: 'POST', path: 'schedule' } });
  await order(page, control, CALENDARS.team);
  await expect(rows.filter({ hasText: 'booked twice' })).toHaveCount(1);

  const { status, starts, id } = upcoming(control);
  const seen = { id, status: status as 'scheduled', starts, booker: DANA.email.toLowerCase() };
  await order(page, control, CALENDARS.onboarding, { seen, mail: false, reason: '' });
  await expect(rows.filter({ hasText: 'the old one is cancelled' })).toHaveCount(1);
  expect(upcoming(control).status).toBe('canceled');
  expect(control.mails().filter(({ kind }) => kind.startsWith('cancel'))).toEqual([]);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
    for (const width of [320, 600]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      if (process.env.BOOKSIDE_SHOTS) {
        const path = `${process.env.BOOKSIDE_SHOTS}/orders-${colorScheme}-${width}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
  }
});

test('when the worker is killed between the halves of a move, nothing more is sent, and both stand [claim 107]', async ({
  bookside,
  control,
}) => {
  const page = await activity(bookside);
  await send(page, 'setUndo', { seconds: 0 });
  const { status, starts, id } = upcoming(control);
  const seen = { id, status: status as 'scheduled', starts, booker: DANA.email.toLowerCase() };
  const held = control.hold({ method: 'POST', path: 'schedule' }, 'action');
  await order(page, control, CALENDARS.onboarding, { seen, mail: false, reason: '' });
  await held.heard;
  await bookside.stopWorker();
  held.release();
  await send(page, 'settle', {});
  const row = page.getByRole('listitem').filter({ hasText: 'Both meetings stand' });
  await expect(row).toHaveCount(1);
  expect(posts(control)).toHaveLength(1);
  expect(upcoming(control).status).toBe('scheduled');
});
