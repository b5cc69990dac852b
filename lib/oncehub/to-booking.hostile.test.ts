import fc from 'fast-check';
import { expect, test } from 'vitest';
import examples from '../../sandbox/oncehub/data/examples.json' with { type: 'json' };
import published from '../../sandbox/oncehub/data/published.json' with { type: 'json' };
import { aBooking } from '../../tests/helpers/booking.ts';
import { mutated } from '../../tests/helpers/mutations.ts';
import { isKeyWithoutAddress } from '../address/unaddressed.ts';
import type { Booking } from '../domain/booking.ts';
import { isBooking } from '../store/row-guard.ts';
import { readBooking } from './to-booking.ts';

/** Reads a booking that must be readable. */
function read(raw: unknown): Booking {
  const result = readBooking(raw);
  if (result.is !== 'booking') throw new Error(`it is ${result.is}`);
  return result.booking;
}

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'BKNG-1'],
  ['a list', [{ id: 'BKNG-1' }]],
  ['no id', {}],
  ['an empty id', { id: '' }],
  ['a number for an id', { id: 7 }],
  ['a path for an id', { id: '../users' }],
  ['an escaped path', { id: 'BKNG%2f1' }],
  ['a query', { id: 'BKNG-1?x=1' }],
  ['a space', { id: 'BKNG 1' }],
  ['a line end', { id: 'BKNG-1\n' }],
  ['an endless id', { id: 'B'.repeat(65) }],
])('%s is unreadable', (_what, raw) => {
  expect(readBooking(raw)).toEqual({ is: 'unreadable' });
});

test('a field called __proto__ sets no field and changes no prototype [claim 38]', () => {
  const raw = JSON.parse('{"id":"BKNG-1","__proto__":{"subject":"x","deleted":true}}');
  expect(read(raw).subject).toBe('');
  expect({}).not.toHaveProperty('subject');
});

const LONGEST = 4300;

/** Expects every field of a booking, each of its type and within its limits, and no other field. */
function expectWhole(booking: Booking): void {
  expect(Object.keys(booking).sort()).toEqual(Object.keys(aBooking()).sort());
  expect(isBooking({ ...booking, addresses: [] })).toBe(true);
  expect(JSON.parse(JSON.stringify(booking))).toEqual(booking);
  const texts = JSON.stringify(booking, (_key, value: unknown) => {
    if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(LONGEST);
    return value;
  });
  expect(texts.length).toBeLessThan(500_000);
  for (const { address, part } of booking.people) {
    if (isKeyWithoutAddress(address)) {
      expect(part).toBe('booker');
      continue;
    }
    expect(address).toBe(address.toLowerCase());
    expect(address).toMatch(/^[^\s@]+@[^\s@]+$/);
    expect(['booker', 'attendee', 'guest']).toContain(part);
  }
}

function expectReadable(raw: unknown): void {
  const result = readBooking(raw);
  if (result.is === 'booking') expectWhole(result.booking);
  if (result.is === 'gone') expect(result.id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
}

test('any JSON reads as a whole booking, as gone or as unreadable, and never throws [claims 31, 32]', () => {
  const anyObject = fc.tuple(fc.constant('BKNG-1'), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(fc.property(fc.jsonValue(), expectReadable), { numRuns: 500 });
  fc.assert(
    fc.property(anyObject, ([id, rest]) => expectReadable({ ...rest, id })),
    { numRuns: 500 },
  );
});

test('a real booking with any part dropped or replaced reads as a whole booking, as gone or as unreadable [claims 31, 32]', () => {
  const { classic, calendar, paid, canceled, missed } = examples;
  const real = mutated([published, classic, calendar, paid, canceled, missed]);
  fc.assert(fc.property(real, expectReadable), { numRuns: 2500 });
});

test('an invalid value in one field leaves the other fields as they are', () => {
  const fields = Object.keys(examples.paid).filter((key) => !['id', 'in_trash'].includes(key));
  const whole = read(examples.paid);
  for (const field of fields) {
    const spoilt = read({ ...examples.paid, [field]: { nonsense: [1] } });
    const changed = Object.entries(spoilt).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(whole[key as keyof Booking]),
    );
    const most = field === 'form_submission' ? 8 : 2;
    expect([field, changed.map(([key]) => key).length <= most]).toEqual([field, true]);
  }
});
