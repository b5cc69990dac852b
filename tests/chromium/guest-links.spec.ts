import type { Page } from '@playwright/test';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { EVERYTHING_KEPT } from '../support/kept.ts';
import { DANAS_RECORD } from '../support/places.ts';

/** What is on the clipboard, read by a page that has been allowed to. */
async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'], { origin: new URL(page.url()).origin });
  await page.bringToFront();
  return page.evaluate(() => navigator.clipboard.readText());
}

const { upcoming } = DANA.bookings;
const MOVE = `https://oncehub.com/m/${upcoming}`;

test('the links of a guest are read at the press, copied, and kept nowhere; offline they are greyed with the reason [claim 114]', async ({
  bookside,
  control,
}, info) => {
  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await panel.see('Priya Nair');
  await panel.ready('button', 'Move it myself…');
  await panel.evaluate(`document.querySelector('.guest-links > summary').click()`);
  await panel.ready('button', 'Copy link to move it');
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [320, 600]) {
      await panel.pretend(scheme, { width, height: 720 });
      expect(await violations(panel), `${scheme}, ${width} px`).toEqual([]);
      await panel.picture(info.outputPath(`links-${scheme}-${width}.png`));
    }
  }
  control.clearLog();
  await panel.click('button', 'Copy link to move it');
  await panel.see('Copied. With this link the customer picks another time.');
  await panel.picture(info.outputPath('copied.png'));
  expect(await clipboard(page)).toBe(MOVE);
  const read = () => control.log().filter(({ path }) => path === `/v2/bookings/${upcoming}`);
  expect(read().map(({ method }) => method)).toEqual(['GET']);
  await panel.click('button', 'Copy link to cancel it');
  await panel.see('Copied. With this link the customer cancels the meeting.');
  expect(await clipboard(page)).toBe(`${MOVE}/cancel`);
  await panel.click('button', 'Copy the invitation');
  await panel.see('OnceHub gives no such safe link for this meeting.');
  // What was copied before stays.
  expect(await clipboard(page)).toBe(`${MOVE}/cancel`);

  const kept = await panel.evaluate<string>(EVERYTHING_KEPT);
  expect(kept).toContain(upcoming);
  expect(kept).not.toContain(MOVE);
  expect(kept).not.toContain('oncehub.com/m/');
  expect(await panel.evaluate<string>('document.documentElement.outerHTML')).not.toContain(
    'oncehub.com/m/',
  );

  await panel.evaluate(`(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
    dispatchEvent(new Event('offline'));
  })()`);
  await panel.see('Offline. OnceHub is asked for a link when you press.');
  control.clearLog();
  await panel.evaluate(`document.querySelector('.guest-links .button').click()`);
  expect(read()).toEqual([]);
  expect(await violations(panel)).toEqual([]);
});
