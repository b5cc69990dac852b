import { expect, test } from 'vitest';
import { createRedactor, isRedacted } from './redaction.ts';

const redactor = (...phones: string[]) =>
  createRedactor({ addresses: new Set(['ann@example.com']), names: [], phones });

const POTSDAM = ['+49 331 1234567', '0331 1234567', '49-3311234567', '+49 (0)331 123 45 67'];

test.each([
  ['with its calling code', '+49 331 1234567', '…'],
  ['with its trunk 0', '0331 1234567', '…'],
  ['with 00', '0049 331 1234567', '…'],
  ['with both', '+49 (0)331 1234567', '…'],
  ['in brackets', 'Call (0331) 1234567 first', 'Call … first'],
  ['with a bar', '0331/123 45 67', '…'],
  ['without its area', 'Tel. 1234567', 'Tel. …'],
  ['before an extension', '0331 1234567 ext. 12', '… ext. 12'],
  ['before a time', '0331 1234567 14:00', '… 14:00'],
  ['before another number', '0331 1234567 / 030 7654321', '… / 030 7654321'],
  ['after another number', '030 7654321, 0331 1234567', '030 7654321, …'],
  ['in digits of another script', '٠٣٣١ ١٢٣٤٥٦٧', '…'],
  ['in wide digits', '（０３３１）１２３４５６７', '…'],
  ['with dashes of another kind', '0331–123–4567', '…'],
])('a forgotten number %s is taken out of a text', (_how, text, left) => {
  for (const phone of POTSDAM) expect(redactor(phone).text(text)).toBe(left);
});

test.each([
  ['has words', 'Mobile: 0331 1234567'],
  ['has words and a code', 'Mobile +49 331 1234567'],
  ['has an extension', '0331 1234567 ext. 12'],
  ['has an extension in letters alone', '+49 331 1234567x12'],
  ['is in another script', '٠٣٣١ ١٢٣٤٥٦٧'],
  ['are two', '030 7654321 or 0331 1234567'],
])('a forgotten number is taken out however it was given: what was typed %s', (_what, phone) => {
  expect(redactor(phone).text('Ask 0331 1234567 or +49 331 1234567')).toBe('Ask … or …');
});

test.each([
  ['another number', '0331 7654321'],
  ['a number with the same end', '0341 1234567'],
  ['a number that goes on', '0331 12345678'],
  ['a part that is short', 'Room 34567'],
  ['a date', '2026-09-16 14:00'],
  ['an id', 'BKNG-12345678'],
])('%s stays', (_what, text) => {
  expect(redactor('+49 331 1234567').text(text)).toBe(text);
});

test('a link to a forgotten number goes, and another stays', () => {
  const { link } = redactor('0331 1234567');
  expect(link('https://chat.example.com/493311234567')).toBeNull();
  expect(link('tel:+49-331-1234567')).toBeNull();
  expect(link('https://meet.example.com/493317654321')).not.toBeNull();
});

/** What stands around a number and is not it, with the number as `#`. */
const NEIGHBOURS = [
  '040 7654321 / #',
  '# / 040 7654321',
  '040 7654321 #',
  '+1 312 555 0199 #',
  'Meeting ID 812 3456 7890\n#',
  '040 7654321\r\n#',
  'PIN 4711\n#',
  'PIN 4711 #',
  'Room 12 #',
  '2 tickets - #',
  'Invoice 2026/4711 #',
  'On 2026-03-04 #',
  'On 04.03.2026 #',
  'At 14:00 #',
  '100 000 EUR (#)',
  '#\nPIN 4711',
  '#, extension 12',
];
const BERLIN = ['030 1234567', '+49 30 1234567', '4930 1234567', '49-301234567', '030/123 45 67'];
const SPELLINGS = [
  ...['030 1234567', '+49 30 1234567', '0049 30 1234567', '011 49 30 1234567', '+49 (0)30 1234567'],
  ...[
    '+49 (0) 30 1234567',
    '+49 030 1234567',
    '(030) 1234567',
    '(+49) 30 1234567',
    '+4930 1234567',
  ],
  ...[
    '030·123·4567',
    '030_123_4567',
    '030.1234567',
    '030/1234567',
    '030 – 123 45 67',
    '0301234567',
  ],
  ...['4930 1234567', '49-301234567', '030\u00a01234567', '\u202a+49 30 1234567\u202c'],
];

test.each(NEIGHBOURS)('of “%s” the number goes alone', (around) => {
  const left = around.replace('#', '…');
  for (const phone of BERLIN) {
    for (const spelling of SPELLINGS) {
      const text = redactor(phone).text(around.replace('#', spelling));
      expect(text.replaceAll(/[\u202a\u202c]/g, ''), `${phone}: ${spelling}`).toBe(left);
    }
  }
});

test.each([
  ['1-3125550177', ['312.555.0177', '+1-312-555-0177', '1 (312) 555-0177', '001 312 555 0177']],
  ['(312) 555-0177', ['+1 312 555 0177', '1-312-555-0177', '13125550177', '1-3125550177']],
  ['13125550177', ['(312) 555-0177', '+1 312 555 0177', '1 312 555 0177']],
  ['+44 20 7946 0958', ['020·7946·0958', '020_7946_0958', '44-2079460958', '020 7946‑0958']],
  ['138 1234 5678', ['+86 138 1234 5678', '0086 13812345678', '138-1234-5678']],
  ['+86 138 1234 5678', ['138 1234 5678', '86 138 1234 5678', '0138 1234 5678']],
  ['+39 0331 123456', ['0331 123456', '0039 0331 123456', '39-0331123456']],
  ['030 7654321 / 0331 1234567', ['030 7654321', '0331 1234567', '+49 331 1234567']],
])('of the forgotten number %s nothing is left in any spelling', (phone, spellings) => {
  for (const one of spellings) expect(redactor(phone).text(`Ask ${one} first`)).toBe('Ask … first');
});

test.each([
  ['+49 331 1234567', 'the same digits in another country', '+1 331 1234567'],
  ['+49 331 1234567', 'and dialled from elsewhere', '0044 331 1234567'],
  ['+49 331 1234567', 'a longer number', '5331 1234567'],
  ['030 1234567', 'another area', '040 1234567'],
  ['030 1234567', 'a number over two lines', '812 30\n12 34 56 8'],
  ['4930 1234567', 'another area', '040 1234567'],
  ['+39 0331 123456', 'a mobile', '+39 331 123456'],
  ['13125550177', 'another area', '(212) 555-0177'],
])('of the forgotten number %s %s stays', (phone, _what, text) => {
  expect(redactor(phone).text(text)).toBe(text);
});

test.each([
  ['Demo with …', 'Demo with Olga', true],
  ['… and …: demo', 'Olga and Ann: demo', true],
  ['…', 'Olga', true],
  ['Demo', 'Demo', true],
  ['Demo', 'Talk', false],
  ['Demo with …', 'Talk with Olga', false],
  ['Demo with …', 'A Demo with Olga', false],
  ['Demo with …', 'Demo with ', false],
  ['…’s demo', 'Olga’s demo, moved', false],
  ['a…b…a', 'a b a', true],
  ['a…b…a', 'aba', false],
  ['aba…aba', 'ababa', false],
])('“%s” may be what is left of “%s”: %s', (left, text, may) => {
  expect(isRedacted(left, text)).toBe(may);
});
