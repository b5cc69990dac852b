import { expect, test } from 'vitest';
import { createRedactor } from './redaction.ts';

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
