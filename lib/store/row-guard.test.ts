import fc from 'fast-check';
import { expect, test } from 'vitest';
import examples from '../../sandbox/oncehub/data/examples.json' with { type: 'json' };
import published from '../../sandbox/oncehub/data/published.json' with { type: 'json' };
import { aBooking } from '../../tests/helpers/booking.ts';
import { hostileValue, mutated } from '../../tests/helpers/mutations.ts';
import { offers } from '../domain/rules.ts';
import { readBooking } from '../oncehub/to-booking.ts';
import { customerView } from '../view/customer-view.ts';
import { isBooking } from './row-guard.ts';

const row = (changes: object = {}) => ({ ...aBooking(), addresses: [], ...changes });

test('a booking made from any readable answer of OnceHub passes', () => {
  const { classic, calendar, paid, canceled, missed } = examples;
  const real = mutated([published, classic, calendar, paid, canceled, missed]);
  fc.assert(
    fc.property(real, (raw) => {
      const result = readBooking(raw);
      if (result.is === 'booking')
        expect(isBooking({ ...result.booking, addresses: [] })).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'BKNG-1'],
  ['an empty row', {}],
  ['a row of another version', { id: 'BKNG-1', title: 'x' }],
  ['an unknown status', row({ status: 'postponed' })],
  ['a status from the prototype', row({ status: 'constructor' })],
  ['a subject that is null', row({ subject: null })],
  ['a start that is no number', row({ starts: Number.NaN })],
  ['a start that is a text', row({ starts: '2026' })],
  ['people that are no list', row({ people: {} })],
  ['a status in a list', row({ status: ['scheduled'] })],
  ['people with a hole that was never filled', row({ people: new Array(1) })],
  ['people with a hole', row({ people: [null] })],
  ['people without an address', row({ people: [{ part: 'booker' }] })],
  ['people in an unknown part', row({ people: [{ address: 'a@example.com', part: 'boss' }] })],
  ['no addresses', row({ addresses: undefined })],
  ['addresses that are no texts', row({ addresses: [7] })],
  ['guests that are no texts', row({ guests: [7] })],
  ['answers without a question', row({ answers: [{ answer: 'x' }] })],
  ['a change that is a text', row({ change: 'x' })],
  ['a change without its parts', row({ change: {} })],
  ['a change that holds an object', row({ change: { reason: {}, by: null } })],
  ['paid, as a text', row({ paid: 'no' })],
])('%s does not pass', (_what, value) => {
  expect(isBooking(value)).toBe(false);
});

test('a row with any one field lost or damaged is refused, or can be shown [claim 73]', () => {
  const fields = Object.keys(aBooking());
  const subject = { address: 'mara@example.com', asWritten: 'mara@example.com', name: null };
  fc.assert(
    fc.property(
      fc.constantFrom(...fields),
      fc.option(hostileValue, { nil: undefined }),
      (field, value) => {
        const spoilt: unknown = row({ [field]: value });
        if (!isBooking(spoilt)) return;
        offers(spoilt, 0);
        const stored = { bookings: [spoilt], contacts: [], asked: null };
        expect(customerView(subject, stored, 0).history.length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 1000 },
  );
});

/** Rows of earlier versions lack these. */
const SINCE_6 = ['payment', 'properties', 'conversation'];

test('a row without any one of its fields does not pass [claim 73]', () => {
  for (const field of Object.keys(aBooking()).filter((one) => !SINCE_6.includes(one))) {
    const { [field]: _lost, ...rest } = row() as Record<string, unknown>;
    expect([field, isBooking(rest)]).toEqual([field, false]);
  }
});

test.each([
  { payment: 5 },
  { payment: { amount: 'many', currency: 'USD' } },
  { payment: { amount: 5, currency: 7 } },
  { properties: [{ question: 'Size' }] },
  { properties: 'none' },
  { conversation: 7 },
])('a row with a damaged new field (%j) does not pass, and one without it does', (damage) => {
  const [field] = Object.keys(damage);
  const { [field ?? '']: _lost, ...rest } = row() as Record<string, unknown>;
  expect([isBooking({ ...row(), ...damage }), isBooking(rest)]).toEqual([false, true]);
});
