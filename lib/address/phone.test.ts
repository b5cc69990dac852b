import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf, isNumber, mayBeOneNumber, nationalDigits, numberKey } from './phone.ts';

test.each([
  [
    '(415) 555-0100',
    '4155550100',
    '415-555-0100',
    '+14155550100',
    '+1 (415) 555 0100',
    '14155550100',
  ],
  ['1-2025550195', '+12025550195', '12025550195', '202 555 0195', '001 202 555 0195'],
  [
    '+44 20 7946 0958',
    '+442079460958',
    '020 7946 0958',
    '0044 20 7946 0958',
    '+44 (0)20 7946 0958',
  ],
  ['+49 30 1234567', '030 1234567', '030/123 45 67', '49-301234567'],
  ['+39 0331 123456', '+39 331 123456', '0331 123456', '39-0331123456', '+39 (0)331 123456'],
  ['+49 151 23456789', '0151 23456789', '0151/23456789', '49-15123456789'],
  ['+971 4 555 0123', '04 555 0123', '00971 4 5550123', '971-45550123'],
  ['+٩٧١ ٤ ٥٥٥ ٠١٢٣', '04 555 0123', '＋９７１ ４ ５５５ ０１２３'],
])('all spellings of the number %s are looked for as one', (...spellings) => {
  expect(new Set(spellings.map(nationalDigits)).size).toBe(1);
});

test.each([
  ['1-2025550195', '+12025550195', '001 202 555 0195', '+1 (202) 555-0195'],
  // With a calling code or of China: neither tells.
  ['12025550195', '1 202 555 0195', '1 (202) 555-0195', '120 2555 0195'],
  ['138 1234 5678', '13812345678', '138-1234-5678', '138-12345678'],
  ['+86 138 1234 5678', '0086 138 1234 5678', '86-13812345678'],
  ['+44 20 7946 0958', '0044 20 7946 0958', '+44 (0)20 7946 0958', '44-2079460958'],
  ['(415) 555-0100', '415 555 0100', '415-5550100'],
  ['020 7946 0958', '020-79460958', '(020) 7946 0958'],
  ['+39 0331 123456', '0039 0331 123456', '39-0331123456', '+39 (0)331 123456'],
  ['+225 07 12 34 56 78', '225-0712345678'],
])('spellings of the number %s that tell as much are one person’s', (...spellings) => {
  expect(new Set(spellings.map(numberKey)).size).toBe(1);
  expect(numberKey(spellings[0] ?? '')).not.toBeNull();
});

test.each([
  ['(415) 555-0100', '(202) 555-0100'],
  ['+44 20 7946 0958', '+44 20 7946 0959'],
  ['415 555 0100', '415 555 0100 1'],
  ['+44 20 7946 0958', '+1 207 946 0958'],
  ['212-5550123', '415-5550123'],
  // In Italy the 0 is part of the number: without it, it is a mobile's.
  ['+39 0331 123456', '+39 331 123456'],
  ['39-0331123456', '39-331123456'],
  ['0331 1234567', '331 1234567'],
  // London, and Maine: which country it is, neither tells.
  ['020 7946 0958', '207 946 0958'],
  ['+378 0549 123456', '+378 549 123456'],
  // A mobile in China, Brazil or India, and a number in Chicago, Spain or Singapore.
  ['131 2555 0100', '+1 312 555 0100'],
  ['131 2555 0100', '1-3125550100'],
  ['34 98765 4321', '+34 987 654 321'],
  ['6581 234 567', '+65 8123 4567'],
  ['+225 07 12 34 56 78', '+225 7 12 34 56 78'],
])('the numbers %s and %s are two', (one, other) => {
  expect(numberKey(one)).not.toBe(numberKey(other));
});

test.each(['', 'call me', '911', '555-0142', '030-1234567', null, '1'.repeat(40)])(
  'the text %o tells nobody from anybody else',
  (text) => {
    expect(numberKey(text)).toBeNull();
  },
);

test.each([
  ['0142', true],
  ['tel:+13125550177', true],
  ['+1 312 555', true],
  ['123', false],
  ['BKNG-1234567', false],
  ['Mara 1234', false],
  ['mara1234@example.com', false],
])('whether %s is a number', (text, is) => {
  expect(isNumber(text)).toBe(is);
});

test.each([
  ['138 1234 5678', '+86 138 1234 5678'],
  ['13125550177', '+1 312 555 0177'],
  ['13125550177', '(312) 555-0177'],
])('by the digits of %s the stored number %s is found', (text, stored) => {
  expect(digitsOf(stored)).toContain(nationalDigits(text));
});

test('a part of a number keeps the 0 it begins with', () => {
  expect(nationalDigits('0142')).toBe('0142');
});

test('no text breaks the reading of numbers, and what is read is digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(digitsOf(text)).toMatch(/^\d*$/);
      expect(nationalDigits(text)).toMatch(/^\d*$/);
      isNumber(text);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['+1 312 555 0177', '(312) 555-0177', true],
  ['1-3125550177', '+13125550177', true],
  ['555-0177', '+1 312 555 0177', true],
  ['020 7946 0958', '+44 20 7946 0958', true],
  ['+44 312 555 0177', '+1 312 555 0177', false],
  ['+1 212 555 0177', '+1 312 555 0177', false],
  // A 0 before the area is dialled in many countries, and never in North America.
  ['020 7946 0958', '+1 207 946 0958', false],
  ['020 7946 0958', '12079460958', false],
  ['020 7946 0958', '207 946 0958', true],
  ['001 207 946 0958', '207 946 0958', true],
  ['+1 (0)207 946 0958', '207 946 0958', true],
  ['0177', '+1 312 555 0177', false],
  ['138 1234 5678', '+86 138 1234 5678', true],
  ['13125550177', '+1 312 555 0177', true],
  ['13125550177', '(312) 555-0177', true],
  ['131 2555 0177', '+86 138 1234 5678', false],
  ['1-3125550177', '+86 131 2555 0177', false],
  ['', '', false],
])('%s and %s may be one number: %s', (one, other, may) => {
  expect([mayBeOneNumber(one, other), mayBeOneNumber(other, one)]).toEqual([may, may]);
});
