import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, normaliseQuickly } from './normalise.ts';

const letters = fc.constantFrom(...'abz09.-_+@ äA<>\'"\u200b');
const nearly = fc
  .tuple(
    fc.string({ unit: letters, minLength: 1, maxLength: 8 }),
    fc.string({ unit: letters, minLength: 1, maxLength: 70 }),
    fc.constantFrom('com', 'c', 'xn--p1ai', 'co1', 'COM'),
  )
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);

test('normaliseQuickly gives the result of normalise for any input', () => {
  fc.assert(
    fc.property(fc.oneof(nearly, fc.emailAddress(), fc.string()), (raw) => {
      expect(normaliseQuickly(raw)).toBe(normalise(raw));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  'mara@example.com',
  'a.b+c_d-e@mail.example.co',
  `${'a'.repeat(60)}@example.com`,
  'a..b@example.com',
  '.a@example.com',
  'a@example..com',
  'a@-example.com',
  'a@example-.com',
  'a@ex--ample.com',
  'Mara@Example.com',
  'mara@example.com.',
])('normaliseQuickly gives the result of normalise for %s', (raw) => {
  expect(normaliseQuickly(raw)).toBe(normalise(raw));
});
