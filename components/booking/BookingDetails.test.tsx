// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { BookingDetails } from './BookingDetails.tsx';

const show = (changes: Partial<Booking>) =>
  actSync(() =>
    render(
      <BookingDetails
        booking={aBooking(changes)}
        names={new Map()}
        pending={[]}
        onAct={() => {}}
      />,
      document.body,
    ),
  );
/** The fields as "label: text". */
const fields = () =>
  [...document.querySelectorAll('.field-row')].map(
    (row) => `${row.querySelector('dt')?.textContent}: ${row.querySelector('dd')?.textContent}`,
  );

beforeEach(() =>
  setTranslator((key, given) => (key === 'language' ? 'en' : [key, ...given].join(' '))),
);
afterEach(clearScreen);

test.each<[what: string, changes: Partial<Booking>, shown: string[]]>([
  [
    'with amount and currency',
    { paid: true, payment: { amount: 4900, currency: 'USD' } },
    ['label_payment: paidAmount 49.00 USD'],
  ],
  [
    'in a currency without a smaller unit',
    { paid: true, payment: { amount: 4900, currency: 'JPY' } },
    ['label_payment: paidAmount 4,900 JPY'],
  ],
  [
    'of an unknown amount',
    { paid: true, payment: { amount: null, currency: 'USD' } },
    ['label_payment: paid'],
  ],
  [
    'in an unknown currency',
    { paid: true, payment: { amount: 1, currency: null } },
    ['label_payment: paid'],
  ],
  ['not read yet', { paid: true, payment: undefined as never }, ['label_payment: paid']],
  ['that is none', { paid: false, payment: null }, []],
])('a payment %s', (_what, changes, shown) => {
  show(changes);
  expect(fields().filter((field) => /paid|payment/.test(field))).toEqual(shown);
});
