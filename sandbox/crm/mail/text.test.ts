import { expect, test } from 'vitest';
import { line, plain } from './text.ts';

test.each([
  ['words alone', 'Hello <Sam>', '', 'Hello &lt;Sam&gt;'],
  [
    'a link',
    'Ask [them](mailto:a@example.com).',
    '',
    'Ask <a href="mailto:a@example.com">them</a>.',
  ],
  ['a break opportunity', 'a@{wbr}example.com', '', 'a@<wbr>example.com'],
  [
    'a mark that cuts an address',
    'a@Bluehill.example.com',
    'bluehill',
    'a@<span class="il">Bluehill</span>.example.com',
  ],
  [
    'no mark inside a link',
    '[hill](mailto:hill@example.com)',
    'hill',
    '<a href="mailto:hill@example.com">hill</a>',
  ],
])('%s', (_, text, query, expected) => {
  expect(line(text, query).text).toBe(expected);
});

test('a row shows the text without markup', () => {
  expect(plain('Ask [them](mailto:a@example.com) or a@{wbr}example.com')).toBe(
    'Ask them or a@example.com',
  );
});
