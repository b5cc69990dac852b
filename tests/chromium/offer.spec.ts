import type { Page } from '@playwright/test';
import { until } from '../../sandbox/browser/until.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { patient } from '../../sandbox/patience.ts';
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

/** Where `BOOKSIDE_PICTURES` names a folder, saves pictures of the dialog there. */
async function pictures(panel: View, name: string): Promise<void> {
  const folder = process.env.BOOKSIDE_PICTURES;
  if (!folder) return;
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [320, 600]) {
      await panel.pretend(scheme, { width, height: 900 });
      for (const end of ['top', 'bottom']) {
        const to = end === 'top' ? 0 : 1e6;
        await panel.evaluate(`document.querySelector('.sheet-body').scrollTo(0, ${to})`);
        await panel.evaluate(FRAMES);
        await panel.picture(`${folder}/${name}-${scheme}-${width}-${end}.png`);
      }
    }
}

test('times are ticked by key, and copied as text and HTML in the customer’s clock and language', async ({
  bookside,
  control,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await panel.click('button', 'Offer times…');
  await panel.see(/\d+ free times/);
  control.clearLog();
  const isTime = (name: string) => name.includes('for the customer');
  const times = (await panel.names('option')).filter(isTime);
  await panel.click('option', times[0] ?? '');
  await panel.press('ArrowDown');
  await panel.press(' ');
  await panel.see('2 of at most 5 times ticked');
  await panel.evaluate(`{
    const field = [...document.querySelectorAll('select')].at(-1);
    field.value = 'de';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }`);
  await panel.see('Passt Ihnen einer dieser Termine?');
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme);
    expect(await violations(panel), scheme).toEqual([]);
  }
  await pictures(panel, 'offer');
  await panel.click('button', 'Copy the text');
  await panel.see('The text is copied. Nothing was sent.');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);

  await panel.click('button', 'Go back');
  await panel.click('button', 'Offer times…');
  // The language is kept for this customer.
  const language = "[...document.querySelectorAll('select')].at(-1)?.value";
  await until(patient(5_000), async () => (await panel.evaluate(language)) === 'de');

  const { text, html } = await pasted(page);
  expect(text).toContain('Alle Zeiten gelten in Ihrer Zeitzone (New York)');
  expect(text.match(/^• .+ GMT-4 \(.+\)$/gm)).toHaveLength(2);
  expect(text).toMatch(/https:\/\/oncehub\.com\/\S+name=Carrie%20Customer&email=so\.carrie/);
  expect(html).toMatch(/<div lang="de">.*<li>.*<\/li><li>.*<\/li><\/ul>.*<a href="https:/s);
});

test('what was booked meanwhile is not copied', async ({ bookside, control }) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await panel.click('button', 'Offer times…');
  await panel.see(/\d+ free times/);
  const times = (await panel.names('option')).filter((name) => name.includes('for the customer'));
  await panel.click('option', times[0] ?? '');
  // Two minutes later the slots are too old to be used.
  await panel.evaluate(
    '{ const { now } = Date; Object.assign(Date, { now: () => now() + 121_000 }); }',
  );
  control.fault({
    kind: 'json',
    status: 200,
    body: [],
    match: { method: 'GET', path: 'time-slots' },
  });
  await panel.click('button', 'Copy the text');
  await panel.see('A time was booked meanwhile. Nothing was copied.');
  await panel.see('0 of at most 5 times ticked');
});
