import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

const FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** What is pasted into a page: as text, and as HTML. */
async function pasted(page: Page): Promise<{ text: string; html: string }> {
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.replaceChildren(field);
    field.focus();
    field.addEventListener('paste', ({ clipboardData }) => {
      const read = (type: string) => clipboardData?.getData(type) ?? '';
      Object.assign(globalThis, { pasted: { text: read('text/plain'), html: read('text/html') } });
    });
  });
  await page.keyboard.press('Control+V');
  return page.evaluate(() => (globalThis as unknown as { pasted: never }).pasted);
}

test('times are ticked, and copied as text and HTML in the customer’s clock; nothing is sent', async ({
  bookside,
  control,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await panel.click('button', 'Offer times…');
  await panel.see(/\d+ free times/);
  const times = (await panel.names('option')).filter((name) => name.endsWith('for the customer'));
  for (const name of times.slice(3, 6)) await panel.click('option', name);
  await panel.click('button', 'The week after');
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [320, 600]) {
      await panel.pretend(scheme, { width, height: 900 });
      await panel.evaluate("document.querySelector('.sheet-body').scrollTo(0, 0)");
      await panel.picture(`/tmp/w/pics/offer-${scheme}-${width}.png`);
      await panel.evaluate("document.querySelector('.sheet-body').scrollTo(0, 5000)");
      await panel.evaluate(FRAMES);
      await panel.picture(`/tmp/w/pics/offer-end-${scheme}-${width}.png`);
      expect(await violations(panel)).toEqual([]);
    }
  await panel.click('button', 'Copy the text');
  await panel.see('The text is copied. Nothing was sent.');
  const { text, html } = await pasted(page);
  console.log(text, html);
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});
