import { readFile } from 'node:fs/promises';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_THREAD } from '../support/places.ts';

const CASES: readonly [where: string, url: string, words: RegExp][] = [
  ['a HubSpot record', CARRIES_RECORD, /carrie|customer@|fernhill|washington|okafor/i],
  ['a Gmail thread', DANAS_THREAD, /dana|whitfield|acme|theo|lindqvist|okafor/i],
];

for (const [where, url, words] of CASES) {
  test(`a report of ${where} contains the page’s structure and no text of the page`, async ({
    bookside,
    sandbox,
  }) => {
    const { page, panel } = await beside(bookside, url);
    await panel.see(url === CARRIES_RECORD ? CARRIE.name : DANA.name);
    const before = await page.content();
    await panel.click('DisclosureTriangle', 'How this page was read');
    await panel.see('the places this product keeps addresses in');
    const opening = bookside.context.waitForEvent('page');
    await panel.click('button', 'Report this page…');
    const report = await opening;
    await report.getByRole('heading', { name: 'Report a page' }).waitFor();
    const shown = await report.getByRole('textbox').inputValue();
    expect(shown).toContain('person1@example.com');
    expect(shown).toMatch(/<main|role="main"/);
    expect(shown).not.toMatch(words);
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme });
      expect(await violations(report), colorScheme).toEqual([]);
    }

    const saving = report.waitForEvent('download');
    await report.getByRole('link', { name: 'Save the file' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^bookside-\w+-\d{4}-\d\d-\d\d\.html$/);
    expect(await readFile(await saved.path(), 'utf8')).toBe(shown);
    expect(sandbox.strangers).toEqual([]);
    await page.bringToFront();
    expect(await page.content()).toBe(before);
  });
}
