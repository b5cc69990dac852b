import { expect, test } from 'vitest';
import { inTel } from './in-tel.ts';

test.each([
  ['(312) 555-0177', '(312) 555-0177'],
  ['  +44 20 7946 0958\n', '+44 20 7946 0958'],
  ['\u202a+1 312 555 0177\u202c', '+1 312 555 0177'],
  ['tel:+13125550177', 'tel:+13125550177'],
  ['TEL:%2B1%20312%20555%200177', 'TEL:+1 312 555 0177'],
  ['tel:555-0177;phone-context=+1-312', 'tel:555-0177'],
  ['٠٣٠ ١٢٣٤٥٦٧', '٠٣٠ ١٢٣٤٥٦٧'],
])('%j is the number %j', (text, number) => {
  expect(inTel(text)).toBe(number);
});

test.each([
  ...[
    '',
    '123',
    '0177',
    '2026',
    'tel:112',
    'mailto:1234567@example.com',
    'tel:',
    'tel:%E0%A4%A',
    'call 3125550177',
  ],
  ...['2026-09-10T12:00', 'BKNG-1234567', '1'.repeat(16), '٣'.repeat(1_000_000)],
])('%.40j is no number', (text) => {
  expect(inTel(text)).toBeNull();
});
