import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { asShown, isAsShown } from './command.ts';

const shown = aBooking();

test('a booking is as it was shown', () => {
  expect(isAsShown(structuredClone(shown), asShown(shown))).toBe(true);
});

test.each<[string, Parameters<typeof aBooking>[0]]>([
  ['in another state', { status: 'rescheduled' }],
  ['at another time', { starts: 5 }],
  ['without a time', { starts: null }],
  ["another customer's", { email: 'else@example.com' }],
  ["nobody's", { email: null }],
])('a booking that is %s is not', (_what, changes) => {
  expect(isAsShown(aBooking(changes), asShown(shown))).toBe(false);
});
