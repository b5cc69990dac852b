import { patient } from '../../sandbox/patience.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { tellFirefox } from '../support/tell.ts';

test('a customer who booked by telephone is found by number and by name', async ({ firefox }) => {
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  // A booking that is looked up by its id is stored with who booked it.
  await tellFirefox(options, { name: 'findBooking', input: { id: 'BKNG-PH0NEGVEST01' } });
  const popup = await firefox.ourPage('popup');
  const field = await popup.waitForSelector('[role="combobox"]');
  const text = async () => String(await popup.evaluate('document.body.innerText'));
  for (const typed of ['+1 312 555 0177', 'halloran']) {
    await popup.evaluate(`document.querySelector('[role="combobox"]').select()`);
    await field?.type(typed);
    await field?.press('Enter');
    await expect.poll(text, { timeout: patient(30_000) }).toContain('Gus Halloran');
    expect(await text()).toContain('Live demo');
  }
});
