import { expect, test } from 'vitest';
import { INPUTS } from '../../tests/helpers/messages.ts';
import { parseReading } from './serve.ts';

const { report } = INPUTS.addressesFound;
const origin = 'https://orchard.example.com';

test('a report with its origin is accepted', () => {
  expect(parseReading({ origin, report })).toEqual({ origin, report });
  expect(parseReading({ origin: 'http://crm.local:8080', report })).not.toBeNull();
});

test.each([
  ['nothing', undefined],
  ['the result of a script that the browser refused', null],
  ['no report', { origin }],
  ['no origin', { report }],
  ['a path', { origin: `${origin}/mara`, report }],
  ['a file', { origin: 'file://', report }],
  ['a page of ours', { origin: 'chrome-extension://aaaabbbb', report }],
  ['a malformed report', { origin, report: { ...report, people: 'mara@example.com' } }],
  ['an unknown product', { origin, report: { ...report, site: 'bank' } }],
])('%s is not accepted as the result of reading a page once', (_what, raw) => {
  expect(parseReading(raw)).toBeNull();
});
