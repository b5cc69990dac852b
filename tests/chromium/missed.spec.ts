import type { Page } from '@playwright/test';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { posts } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

// No retries: they would hide a second mark.
test.describe.configure({ retries: 0, timeout: patient(120_000) });

const REFUSED = { type: 'invalid_request_error', message: 'Not on this calendar.' };
const LOOKS = [
  ['light', 320],
  ['dark', 600],
] as const;
const FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

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

async function pasted(page: Page): Promise<string> {
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.replaceChildren(field);
    field.focus();
  });
  await page.keyboard.press('Control+V');
  return page.evaluate(() => document.querySelector('textarea')?.value ?? '');
}

/** Looks at the panel in both schemes, narrow and wide; saves pictures if `BOOKSIDE_PICTURES`. */
async function look(panel: View, name: string): Promise<void> {
  const folder = process.env.BOOKSIDE_PICTURES;
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [320, 600]) {
      await panel.pretend(scheme, { width, height: 900 });
      expect(await violations(panel), `${name}, ${scheme}, ${width}`).toEqual([]);
      const wide = await panel.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(width);
      if (!folder) continue;
      for (const to of [0, 1e6]) {
        await panel.evaluate(`document.querySelector('.sheet-body')?.scrollTo(0, ${to})`);
        await panel.evaluate(FRAMES);
        await panel.picture(`${folder}/${name}-${scheme}-${width}-${to ? 'bottom' : 'top'}.png`);
      }
    }
}

test('two presses after a no-show is recorded its text is copied, or opened in Gmail [claim 116]', async ({
  bookside,
  control,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await panel.click('DisclosureTriangle', /^Onboarding session/);
  await panel.click('button', 'Mark no-show…', ['group', 'Actions for Onboarding session']);
  await panel.click('button', 'Mark as a no-show');
  await panel.click('button', 'Send now');
  await panel.see('The meeting is marked as a no-show.');
  await panel.see(/2nd miss of \d+, 2 days ago/);
  await look(panel, 'missed-notice');

  const presses = await counting(panel);
  await panel.click('button', 'Write to them…');
  await panel.see('Hello Carrie Customer,');
  await panel.see('our meeting did not take place this time either.');
  await panel.see('All times are in your time zone (New York)');
  await panel.see('The link is a one-time link: it is for one booking, within 90 days.');
  await panel.click('button', 'Copy the text');
  await panel.see('The text is copied. Nothing was sent.');
  expect(await presses()).toBe(2);
  await look(panel, 'missed');
  const links = posts(control).filter(({ path }) => path.includes('one-time'));
  // A no-show, one link, and nothing else was sent.
  expect([posts(control).length, links.length]).toEqual([2, 1]);
  expect(control.mails()).toEqual([]);
  expect(control.booking(CARRIE.bookings.markable)?.status).toBe('no_show');

  const href = `document.querySelector('a[href^="mailto:"]').href`;
  const mail = new URL(await panel.evaluate<string>(href));
  expect(mail.pathname).toBe(CARRIE.email);

  const opened = page.context().waitForEvent('page');
  await panel.click('link', /^Open in Gmail/);
  const tab = await opened;
  await tab.waitForURL(/mail\.google\.com/);
  const { searchParams } = new URL(tab.url());
  expect([...searchParams.keys()]).toEqual(['view', 'fs', 'to', 'su', 'body']);
  expect(searchParams.get('to')).toBe(CARRIE.email);
  expect(searchParams.get('body')).toBe(mail.searchParams.get('body'));
  await tab.close();

  const text = await pasted(page);
  expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text);
  expect(text.match(/^• .+ EDT.*$/gm)).toHaveLength(2);
  expect(text).toMatch(/https:\/\/(go\.)?oncehub\.com\/\S+/);
});

test('by keyboard alone from a missed meeting’s row, refused a link, in the text the options hold [claim 116]', async ({
  bookside,
  control,
}) => {
  const options = await bookside.options();
  await options.getByRole('button', { name: 'Texts after a no-show…' }).click();
  for (const [colorScheme, width] of LOOKS) {
    await options.emulateMedia({ colorScheme });
    await options.setViewportSize({ width, height: 900 });
    expect(await violations(options), `${colorScheme}, ${width}`).toEqual([]);
    const folder = process.env.BOOKSIDE_PICTURES;
    const path = `${folder}/missed-options-${colorScheme}-${width}.png`;
    if (folder) await options.screenshot({ path });
  }
  await options
    .getByLabel('After the first no-show')
    .fill('Dear {name},\n\nhere: {link}\n\n{times}');
  await options.getByRole('button', { name: 'Save texts' }).click();
  await expect(options.getByRole('dialog')).toHaveCount(0);
  await options.close();

  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  control.fault({
    kind: 'json',
    status: 422,
    body: REFUSED,
    match: { method: 'POST', path: 'one-time' },
  });
  control.fault({
    kind: 'json',
    status: 422,
    body: REFUSED,
    match: { method: 'GET', path: 'time-slots' },
  });
  await panel.evaluate(`[...document.querySelectorAll('summary')]
    .find((one) => one.querySelector('.no_show')).focus()`);
  await panel.press('Enter');
  await panel.see(/1st miss of \d+/);
  await panel.evaluate(`document.querySelector('.missed-line button').focus()`);
  await panel.press('Enter');
  await panel.see('Dear Carrie Customer,');
  await panel.see('OnceHub made no one-time link, so this is the calendar’s own.');
  await panel.see('No free times are known, so the text is without any.');
  await panel.ready('button', 'Copy the text');
  for (let tabs = 0; tabs < 15; tabs++) {
    if (await panel.evaluate(`document.activeElement.matches('.sheet-decide button')`)) break;
    await panel.press('Tab');
  }
  await panel.press('Enter');
  await panel.see('The text is copied. Nothing was sent.');
  expect(await violations(panel)).toEqual([]);
  const text = await pasted(page);
  expect(text).toMatch(/^Dear Carrie Customer,\n\nhere: https:\/\/\S*oncehub\.com\/\S+$/);
  expect(control.mails()).toEqual([]);
});
