import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

/** Adds an empty field to the page and gives it the focus. */
const FIELD = `(() => {
  document.querySelector('#pasted')?.remove();
  const field = document.createElement('textarea');
  field.id = 'pasted';
  document.body.prepend(field);
  field.focus();
})()`;

test('a one-time link is copied by two presses, and by one from then on', async ({ firefox }) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  const pasted = async () => {
    await page.bringToFront();
    await page.evaluate(FIELD);
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    return page.evaluate<[], () => string>(
      () => document.querySelector<HTMLTextAreaElement>('#pasted')?.value ?? '',
    );
  };
  await sidebar.see('Next meeting');
  await sidebar.click('button', 'Copy link');
  await sidebar.click('.link-row bdi', 'Priya pricing call');
  await sidebar.see('Link copied: Priya pricing call.');
  await sidebar.see(`telephone number of ${CARRIE.name}`);
  await expect.poll(pasted).toMatch(/^https:\/\/oncehub\.com\/\.[0-9A-Z]{12}$/);
  const first = await pasted();
  await sidebar.click('button', 'Copy link');
  await expect.poll(pasted).not.toBe(first);
  expect(await pasted()).toMatch(/^https:\/\/oncehub\.com\/\.[0-9A-Z]{12}$/);
});
