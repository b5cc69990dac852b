import { expect, test } from 'vitest';
import { contactKey, contactOf, isAddress, isAskable, plainKey } from './customer-key.ts';
import { isKeyWithoutAddress, keyWithoutAddress } from './unaddressed.ts';

const gus = { id: 'BKNG-1', name: 'Gus Halloran', phone: '1-3125550177', contact: 'CTC-1' };

test.each([
  ['their contact', gus, 'contact:CTC-1'],
  ['their number without a contact', { ...gus, contact: null }, 'tel:13125550177'],
  [
    'their number without a calling code',
    { ...gus, contact: null, phone: '(312) 555-0177' },
    'local:3125550177',
  ],
  ['the one booking without both', { ...gus, contact: null, phone: null }, 'booking:BKNG-1'],
  [
    'the one booking if the number is too short',
    { ...gus, contact: null, phone: '911' },
    'booking:BKNG-1',
  ],
  ['nothing where no booker is named', { ...gus, name: null, phone: null }, null],
])('a booker without an address is named by %s', (_what, booking, key) => {
  expect(keyWithoutAddress(booking)).toBe(key);
});

test('two bookings of one name without contact or number are two customers', () => {
  const nameOnly = { ...gus, contact: null, phone: null };
  expect(keyWithoutAddress(nameOnly)).not.toBe(keyWithoutAddress({ ...nameOnly, id: 'BKNG-2' }));
});

// The third as earlier states of the store have it, for a number without a calling code.
const KEYS = [
  'contact:CTC-1',
  'tel:13125550177',
  'tel:3125550177',
  'local:3125550177',
  'booking:1',
];

test.each(KEYS)('%s is a key', (key) => {
  expect([isKeyWithoutAddress(key), isAddress(key)]).toEqual([true, false]);
  expect(plainKey(key)).toBe(key.slice(key.indexOf(':') + 1));
});

test.each([
  'mara@example.com',
  'contact:',
  'tel:12',
  'tel:312-555-0177',
  'contact:a b',
  'x:CTC-1',
  '',
])('%s is no key', (text) => {
  expect(isKeyWithoutAddress(text)).toBe(false);
});

test('only an address or a contact can be asked for', () => {
  expect(['mara@example.com', contactKey('CTC-1')].every(isAskable)).toBe(true);
  expect(['tel:3125550177', 'booking:BKNG-1'].some(isAskable)).toBe(false);
  expect([contactOf(contactKey('CTC-1')), contactOf('tel:3125550177')]).toEqual(['CTC-1', null]);
});
