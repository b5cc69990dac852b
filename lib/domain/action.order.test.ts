import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { asShown, isAsShown } from './command.ts';

const shown = aBooking();

test('an unchanged booking counts as it was shown', () => {
  expect(isAsShown(structuredClone(shown), asShown(shown))).toBe(true);
});

test.each<[string, Parameters<typeof aBooking>[0]]>([
  ['with another status', { status: 'rescheduled' }],
  ['with another start', { starts: 5 }],
  ['without a start', { starts: null }],
  ['with another booker', { email: 'else@example.com' }],
  ['without a booker', { email: null }],
])('a booking %s does not count as it was shown', (_what, changes) => {
  expect(isAsShown(aBooking(changes), asShown(shown))).toBe(false);
});
