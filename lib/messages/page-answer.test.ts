import { expect, test } from 'vitest';
import { INPUTS } from '../../tests/helpers/messages.ts';
import { onceAnswer } from './page-answer.ts';

const { report } = INPUTS.addressesFound;
const origin = 'https://orchard.example.com';

test('a reading with its origin is taken', () => {
  expect(onceAnswer({ origin, report })).toEqual({ origin, report });
  expect(onceAnswer({ origin: 'http://crm.local:8080', report })).not.toBeNull();
});

test.each([
  ['nothing', undefined],
  ['a script that was not let in', null],
  ['no report', { origin }],
  ['no origin', { report }],
  ['a path', { origin: `${origin}/mara`, report }],
  ['a file', { origin: 'file://', report }],
  ['a page of ours', { origin: 'chrome-extension://aaaabbbb', report }],
  ['a report that is none', { origin, report: { ...report, people: 'mara@example.com' } }],
  ['a product that is none', { origin, report: { ...report, site: 'bank' } }],
])('%s is not', (_what, raw) => {
  expect(onceAnswer(raw)).toBeNull();
});
