import { EDGES } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { cancelNow } from '../support/cancelling.ts';
import { expect, test } from '../support/filled.ts';
import { CARRIES_RECORD, placeOf } from '../support/places.ts';
import { share, stored } from '../support/stored.ts';
import { tell } from '../support/tell.ts';

// A first sync takes about fifteen seconds, more on a busy machine.
test.describe.configure({ timeout: patient(90_000) });

const GUS = 'Gus Halloran';
const BOOKING = 'BKNG-PH0NEGVEST01';

test('a customer who booked by telephone is found by name and by number, shown, acted on and forgotten', async ({
  bookside,
  control,
}, info) => {
  const options = await bookside.options();
  await expect.poll(() => share(options), { timeout: patient(40_000), intervals: [250] }).toBe(1);
  // A round would fetch the cancelled meeting again.
  await tell(options, { name: 'setSync', input: { paused: true } });
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  for (const typed of ['halloran', '312 555 0177', '+13125550177', '0177']) {
    await panel.click('button', 'Look up a customer');
    await panel.fill('combobox', 'Find a customer', typed);
    await expect.poll(async () => (await panel.names('option'))[0]).toMatch(GUS);
    await panel.press('Enter');
    await panel.see('Shown because you looked it up.');
    await panel.see(GUS);
    await panel.see('1 booking');
  }
  // Their record in HubSpot has a number and no address.
  await page.goto(placeOf('a record without address'));
  await panel.see('This record has a telephone number and no e-mail address.');
  await panel.click('button', 'Find (312) 555-0177');
  await panel.see(GUS);
  await panel.see('No e-mail address');
  expect(await panel.text()).not.toContain(EDGES.phoneOnly.contact);
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme, { width: 380, height: 860 });
    await panel.picture(info.outputPath(`${scheme}.png`));
    expect(await violations(panel)).toEqual([]);
  }
  control.clearLog();
  await panel.click('button', 'Ask OnceHub again');
  await expect
    .poll(() => control.log().map(({ path, params }) => [path, Object.fromEntries(params).contact]))
    .toContainEqual(['/v2/bookings', EDGES.phoneOnly.contact]);
  await cancelNow(panel, 'The line was dead.');
  await panel.see('The meeting is cancelled.');
  expect(control.booking(BOOKING)?.status).toBe('canceled');
  await panel.click('button', 'Addresses and stored data');
  await panel.click('button', 'Forget this customer…');
  await panel.click('button', 'Forget');
  await panel.see('No customer on this page.');
  const left = (await stored(options)).filter(([id]) => id === BOOKING);
  expect(left).toEqual([]);
});
