import { NOOR } from '../../sandbox/crm/people.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { placeOf } from '../support/places.ts';
import { tellFirefox } from '../support/tell.ts';

const { address, name } = NOOR;
const MISTYPED = address.replace('example', 'exmaple');

/** Mistypes her address wherever the page has it. */
const MISTYPE = `(() => {
  for (const element of document.querySelectorAll('*')) {
    for (const one of element.attributes) one.value = one.value.replace('${address}', '${MISTYPED}');
  }
  // Page scripts read again when something is added.
  document.body.append(document.createElement('p'));
})()`;

test('who booked under another spelling is offered, and joined by one press only [claim 102]', async ({
  firefox,
  control,
}) => {
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  const page = await firefox.visit(placeOf('somebody without bookings'));
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see(address);
  await page.evaluate(MISTYPE);
  await sidebar.see(MISTYPED);
  await sidebar.see('OnceHub knows no contact with this address.');
  expect(await sidebar.text()).not.toContain('Booked as');
  control.addBooking({ email: address, name });
  await tellFirefox(options, { name: 'refreshCustomer', input: { address, eager: true } });
  await sidebar.see(`Booked as ${name}, ${address}?`);
  expect(await sidebar.text()).not.toContain('1 booking');
  await sidebar.click('button', 'Same person');
  await sidebar.see('1 booking');
  expect(await sidebar.text()).not.toContain('Booked as');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});
