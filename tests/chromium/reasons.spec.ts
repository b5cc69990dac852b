import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { ask, cancelNow } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';

test('a phrase of one’s own is one press, and own words are offered again for the next customer', async ({
  bookside,
  control,
}) => {
  const options = await bookside.options();
  await options.getByRole('button', { name: 'Reasons at hand…' }).click();
  await options.getByLabel('Phrase 2').fill('I am on a train.');
  await options.getByRole('button', { name: 'Save phrases' }).click();
  await expect(options.getByRole('dialog')).toHaveCount(0);
  await options.close();

  const { page, panel } = await beside(bookside, DANAS_RECORD);
  await cancelNow(panel, 'The room is taken.');
  await panel.see('The meeting is cancelled.');
  await panel.close();
  await page.close();

  const next = await beside(bookside, CARRIES_RECORD);
  await ask(next.panel);
  await next.panel.click('button', 'I am on a train.');
  await next.panel.click('button', 'The room is taken.');
  await next.panel.see('The room is taken.');
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [320, 600]) {
      await next.panel.pretend(scheme, { width, height: 800 });
      expect(await violations(next.panel), `${scheme}, ${width}`).toEqual([]);
      const folder = process.env.BOOKSIDE_PICTURES;
      if (folder) await next.panel.picture(`${folder}/reasons-${scheme}-${width}.png`);
    }
  await next.panel.click('button', 'I am on a train.');
  await next.panel.click('button', 'Cancel the meeting');
  await next.panel.click('button', 'Send now');
  await next.panel.see('The meeting is cancelled.');
  expect(control.mails().map((mail) => (mail as { reason?: string }).reason)).toEqual([
    'The room is taken.',
    'I am on a train.',
  ]);
});
