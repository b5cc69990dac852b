import type { View } from '../../sandbox/browser/view.ts';
import { CALENDARS, DANA } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

// No retries: they would hide a meeting that is booked twice.
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

/** The calendar counts as the one used last. */
const use = (panel: View, calendar: string) =>
  panel.evaluate(
    `chrome.runtime.sendMessage(${JSON.stringify({ name: 'useCalendar', input: { calendar, link: 'oneTime' } })})`,
  );

/** Looks at what is shown in both schemes, narrow and wide: axe, nothing cut off, a picture. */
async function look(panel: View, name: string, path: (file: string) => string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [320, 600]) {
      await panel.pretend(scheme, { width, height: 820 });
      expect(await violations(panel), `${name}, ${scheme}, ${width} px wide`).toEqual([]);
      const wide = await panel.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(width);
      await panel.picture(path(`${name}-${scheme}-${width}.png`));
    }
  }
}

const isTime = (name: string) => name.includes('for the customer') || /^\d+:\d\d/.test(name);

test(
  'a meeting is booked with four presses at most, once, and who is invited is told before [claim 110]',
  { tag: '@core' },
  async ({ bookside, control }, info) => {
    const path = (file: string) => info.outputPath(file);
    const { panel } = await beside(bookside, DANAS_RECORD);
    await panel.see('Priya Nair');
    await use(panel, CALENDARS.pricing);
    const presses = await counting(panel);
    await panel.click('button', 'Book…');
    await panel.see(/\d+ free times/);
    await look(panel, 'times', path);
    const [first] = (await panel.names('option')).filter(isTime);
    await panel.click('option', first ?? '');
    await panel.see('OnceHub sends an invitation to');
    await panel.see('Then the invitations leave.');
    await look(panel, 'question', path);
    expect(posts(control)).toEqual([]);
    await panel.click('button', 'Book the meeting');
    await panel.see(/Booking in \d+ s\./);
    expect(await presses()).toBeLessThanOrEqual(4);
    await look(panel, 'waiting', path);
    expect(posts(control)).toEqual([]);

    await panel.click('button', 'Send now');
    await panel.see('The meeting is booked; OnceHub invites the customer.', patient(30_000));
    expect(posts(control)).toMatchObject([
      { body: { booking_form: { email: DANA.email }, guest_time_zone: 'America/New_York' } },
    ]);
    expect(control.mails().filter(({ kind }) => kind === 'scheduled')).toHaveLength(1);
    await look(panel, 'done', path);
  },
);

test('a time that was taken meanwhile is not booked, and what was typed is kept [claim 111]', async ({
  bookside,
  control,
}, info) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Priya Nair');
  await use(panel, CALENDARS.pricing);
  await panel.click('button', 'Book…');
  await panel.see(/\d+ free times/);
  const [first, second] = (await panel.names('option')).filter(isTime);
  await panel.click('option', first ?? '');
  await panel.fill('textbox', 'Customer’s name', 'Dana W.');
  control.fault({
    kind: 'json',
    status: 200,
    body: [],
    match: { method: 'GET', path: 'time-slots' },
  });
  // Two minutes later the times are too old to be used.
  await panel.evaluate(
    '{ const { now } = Date; Object.assign(Date, { now: () => now() + 121_000 }); }',
  );
  await panel.click('button', 'Book the meeting');
  await panel.see('This time was booked meanwhile. Nothing was sent.');
  await look(panel, 'gone', (file) => info.outputPath(file));
  expect(posts(control)).toEqual([]);
  expect(second).toBeDefined();
});

test('a booking without the answers that its calendar requires is offered again with its questions', async ({
  bookside,
  control,
}, info) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Priya Nair');
  await use(panel, CALENDARS.technical);
  await panel.click('button', 'Book…');
  await panel.see(/\d+ free times/);
  await panel.click('option', (await panel.names('option')).filter(isTime)[0] ?? '');
  await panel.click('button', 'Book the meeting');
  await panel.click('button', 'Send now');
  await panel.see('This calendar asks questions that were not answered.', patient(60_000));
  await look(panel, 'refused', (file) => info.outputPath(file));
  await panel.click('button', 'Answer the questions');
  await panel.see(/\d+ free times/);
  await panel.click('option', (await panel.names('option')).filter(isTime)[0] ?? '');
  await panel.see('This calendar asks');
  await look(panel, 'asks', (file) => info.outputPath(file));
  expect(posts(control)).toHaveLength(1);
});

test('the popup opens the panel with the dialog, and somebody without bookings is booked a first meeting', async ({
  bookside,
  control,
}) => {
  const page = await bookside.tab();
  await page.goto(DANAS_RECORD);
  const popup = await bookside.openPopup(page);
  await popup.fill('combobox', 'Find a customer', 'nobody.yet@example.org');
  await popup.press('Enter');
  // The press closes the popup, so its answer may be lost.
  await popup.click('button', 'Book…').catch((error: Error) => {
    expect(error.message).toContain('the page was closed');
  });
  const panel = await bookside.view('sidepanel');
  await panel.see('Book a meeting');
  await use(panel, CALENDARS.pricing);
  await panel.see(/\d+ free times/);
  await panel.click('button', 'Close');
  await panel.click('button', 'Book their first meeting…');
  await panel.see(/\d+ free times/);
  await panel.click('option', (await panel.names('option')).filter(isTime)[0] ?? '');
  await panel.see('Customer’s name');
  await panel.click('button', 'Book the meeting');
  await panel.see('OnceHub needs a name.');
  expect(posts(control)).toEqual([]);
});

test('after a cancel was carried out a new time is one press away', async ({ bookside }) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Priya Nair');
  await panel.click('button', 'Cancel…');
  await panel.click('button', 'Cancel the meeting');
  await panel.click('button', 'Send now');
  await panel.see('The meeting is cancelled.', patient(30_000));
  await panel.click('button', 'Book a new time…');
  await panel.see('Book a meeting');
  // On the calendar that the meeting was on.
  await panel.see(/\d+ free times/);
});
