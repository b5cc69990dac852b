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
  // An extension is dialled after the number, behind a comma or semicolon, or as people write it.
  ['tel:+13125550177,,5', 'tel:+13125550177'],
  ['tel:+13125550177;ext=5', 'tel:+13125550177'],
  ['tel:+1%20312%20555%200177%2C%2C5', 'tel:+1 312 555 0177'],
  ['tel:+13125550177p5', 'tel:+13125550177'],
  ['tel:+13125550177,,81234567890#,,,,*123456#', 'tel:+13125550177'],
  ...[
    ' ext. 5',
    ' ext 5',
    'ext.5',
    ' Ext: 12345',
    ' extension 5',
    ', ext. 5',
    ' (ext. 5)',
    ' x5',
  ].map((extension): [string, string] => [`+1 312 555 0177${extension}`, '+1 312 555 0177']),
  ...[' x 5', ' #5', ',,5', ';5', ' Durchwahl 5', ' DW 5', ' poste 5', ' ramal 5', ' ext. 5'].map(
    (extension): [string, string] => [`030 1234567${extension}`, '030 1234567'],
  ),
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
  // Two numbers, no number at all, and what is no extension.
  ...['555 0177, 555 0178', '5550177; 5550178', 'ext. 5', '312 ext. 5550177', 'tel:,,5550177'],
  ...['5550177 extra 5', '5550177 ext. Mara', '5550177 x', '+1 312 555 0177 ext. 12345678'],
  ...['2026-09-10T12:00', 'BKNG-1234567', '1'.repeat(16), '٣'.repeat(1_000_000)],
])('%.40j is no number', (text) => {
  expect(inTel(text)).toBeNull();
});
