import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareInMailto, inMailto } from './in-mailto.ts';
import { normalise } from './normalise.ts';

test.each([
  ['mailto:mara@example.com', ['mara@example.com']],
  ['mailto:mara@example.com?subject=Hi%20jonas@example.com', ['mara@example.com']],
  ['mailto:mara@example.com,jonas@example.com', ['mara@example.com', 'jonas@example.com']],
  ['mailto:mara@example.com; jonas@example.com', ['mara@example.com', 'jonas@example.com']],
  ['mailto:mara@example.com%2Cjonas@example.com', ['mara@example.com', 'jonas@example.com']],
  ['MAILTO:Mara%40Example.com', ['mara@example.com']],
  [' mailto://mara@example.com', ['mara@example.com']],
  ['mailto:Mara%20Lindt%20%3Cmara@example.com%3E', ['mara@example.com']],
  ['mailto:%22Lindt%2C%20Mara%22%20%3Cmara@example.com%3E', ['mara@example.com']],
  ['mailto:100%@example.com', ['100%@example.com']],
  ['mailto:mara+trial@example.com', ['mara+trial@example.com']],
  ['mailto:mara@example.com?cc=jonas@example.com', ['mara@example.com']],
  ['mailto:mara@example.com,Mara@example.com', ['mara@example.com']],
  ['mailto:m%C3%BCller@example.com', ['müller@example.com']],
  ['mailto:?body=See%20mara@example.com', []],
  ['mailto:', []],
  ['https://example.com/?mailto:mara@example.com', []],
  ['https://www.google.com/url?q=mailto%3Amara%40example.com', []],
])('%s', (href, addresses) => {
  expect(inMailto(href)).toEqual(addresses);
});

test('bareInMailto keeps the case of the addresses', () => {
  expect(bareInMailto('mailto:Mara@Example.com')).toEqual(['Mara@Example.com']);
});

test('all addresses of a link are found, encoded or not', () => {
  const unquoted = fc.emailAddress().filter((address) => !address.startsWith("'"));
  const addresses = fc.array(unquoted, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(addresses, (list) => {
      const href = `mailto:${list.map(encodeURIComponent).join(',')}?subject=x`;
      expect(inMailto(href)).toEqual([...new Set(list.map((address) => address.toLowerCase()))]);
    }),
  );
});

test('for any link, the addresses are distinct and normalised', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (rest) => {
      const addresses = inMailto(`mailto:${rest}`);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const address of addresses) expect(normalise(address)).toBe(address);
    }),
  );
});
