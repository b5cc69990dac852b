import { expect, test } from 'vitest';
import type { CustomerView } from '../model.ts';
import { guestOf } from './guest.ts';

const DANA = { address: 'dana@example.com', asWritten: 'Dana@Example.com', name: 'On the page' };
const known: CustomerView = {
  ...{ addresses: [DANA.asWritten], own: [DANA.address], name: 'Dana Whitfield', company: null },
  ...{ phone: '+1 (202) 555-0195', next: null, history: [], checked: 1, complete: true },
  known: true,
};
const NOTHING = { name: null, email: null, phone: null };

test('a form is filled in with name, address and number', () => {
  expect(guestOf(DANA, known)).toEqual({
    ...{ name: 'Dana Whitfield', email: 'dana@example.com', phone: '+12025550195' },
  });
  expect(guestOf(DANA, null)).toEqual({ ...NOTHING, name: 'On the page', email: DANA.address });
});

test('what is not known is left out', () => {
  const bare = { ...known, name: null, phone: null };
  expect(guestOf({ ...DANA, name: null }, bare)).toEqual({ ...NOTHING, email: DANA.address });
  const byNumber = { address: 'tel:12025550195', asWritten: '+1 202 555 0195', name: null };
  expect(guestOf(byNumber, bare)).toEqual(NOTHING);
  expect(guestOf(null, null)).toEqual(NOTHING);
});

test.each([
  ['1-2025550195', '+12025550195'],
  ['+49 (0)30 123456', '+4930123456'],
  ['0044 20 7946 0000', '+442079460000'],
  ['202 555 0195', null],
  ['030 123456', null],
  ['call me', null],
  ['+1', null],
])('the number %s is written as %s', (phone, written) => {
  expect(guestOf(DANA, { ...known, phone }).phone).toBe(written);
});

test('nobody of a group is filled in', () => {
  expect(guestOf(DANA, { ...known, joined: [DANA] })).toEqual(NOTHING);
});

test('what is too long for a name is left out', () => {
  expect(guestOf(DANA, { ...known, name: 'a'.repeat(101) }).name).toBeNull();
});
