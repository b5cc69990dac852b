import type { View } from '../../sandbox/browser/view.ts';
import { violations, violationsAtFocus } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { placeOf } from '../support/places.ts';
import { tell, withoutSync } from '../support/tell.ts';

/** Looks somebody up in the panel by an address. */
async function lookUp(panel: View, address: string): Promise<void> {
  await panel.click('button', 'Look up a customer');
  await panel.fill('combobox', 'Find a customer', address);
  await panel.press('Enter');
}

test('who booked under another spelling is offered, and joined by one press only [claim 102]', async ({
  bookside,
  control,
}, info) => {
  const name = 'Dana Whitfield';
  control.addBooking({ email: 'danawhitfield@gmail.com', name });
  control.addBooking({ email: 'dana.whitfeild@googlemail.com', name });
  // The first letter is another: somebody else.
  control.addBooking({ email: 'tanawhitfield@gmail.com', name: 'Tana Whitfield' });
  const options = await withoutSync(bookside);
  for (const one of [
    'danawhitfield@gmail.com',
    'dana.whitfeild@googlemail.com',
    'tanawhitfield@gmail.com',
  ]) {
    await tell(options, { name: 'refreshCustomer', input: { address: one, eager: true } });
  }
  const { panel } = await beside(bookside, placeOf('somebody without bookings'));
  await panel.see('Noor');
  // Nobody is near to her.
  await panel.see('OnceHub knows no contact with this address.');
  expect(await panel.text()).not.toContain('Booked as');

  await lookUp(panel, 'dana.whitfield+crm@gmail.com');
  await panel.see(`Booked as ${name}, danawhitfield@gmail.com?`);
  await panel.see(`Booked as ${name}, dana.whitfeild@googlemail.com?`);
  expect(await panel.text()).not.toContain('tanawhitfield');
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme, { width: 380, height: 860 });
    await panel.picture(info.outputPath(`${scheme}.png`));
    expect(await violations(panel)).toEqual([]);
  }
  expect(await panel.text()).toContain('dana.whitfield+crm@gmail.com');
  expect(await panel.text()).not.toContain('1 booking');

  await panel.click('button', 'Same person: danawhitfield@gmail.com');
  await panel.see('1 booking');
  expect(await panel.text()).not.toContain('Booked as');
  expect(await violationsAtFocus(panel)).toEqual([]);
  // The focus is where the press can be taken back.
  await panel.press('Enter');
  await panel.click('button', 'Not the same person danawhitfield@gmail.com');
  await panel.press('Escape');
  await panel.see(`Booked as ${name}, dana.whitfeild@googlemail.com?`);
  // Set apart by hand, so not offered again.
  expect(await panel.text()).not.toContain('Booked as Dana Whitfield, danawhitfield@gmail.com?');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});
