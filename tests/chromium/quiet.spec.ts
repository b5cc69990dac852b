import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/fixture.ts';
import { share } from '../support/stored.ts';

const DAY = 86_400_000;

test('when nobody has looked for a day nothing is asked, though the store is not whole; a look goes on [claim 87]', async ({
  bookside,
  control,
}) => {
  test.setTimeout(150_000);
  const options = await bookside.options();
  const asked = () => control.log().length;
  await expect.poll(asked, { timeout: 30_000 }).toBeGreaterThan(4);
  // The time passes for the one note that counts, wherever it lies.
  await options.evaluate(async (ago) => {
    for (const area of [chrome.storage.local, chrome.storage.session]) {
      const { looked } = await area.get('looked');
      if (typeof looked === 'number') await area.set({ looked: looked - ago });
    }
  }, DAY);
  expect(await share(options)).toBeLessThan(1);
  const blank = await bookside.tab();
  await bookside.keepOnly(blank);
  await blank.waitForTimeout(3_000);
  control.clearLog();
  // Longer than the alarm that wakes the sync takes.
  await blank.waitForTimeout(70_000);
  expect(control.log()).toEqual([]);
  await blank.goto(bookside.url('popup'));
  await blank.getByRole('combobox').fill(CARRIE.email);
  await blank.getByRole('combobox').press('Enter');
  await expect.poll(asked, { timeout: 30_000 }).toBeGreaterThan(2);
});
