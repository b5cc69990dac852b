import { expect, test } from 'vitest';
import { OPTIONAL_SITES } from '../domain/sites.ts';
import { isGranted, patternsFor, patternsOfSite } from './site-access.ts';

test('a page is asked for by its own host', () => {
  expect(patternsFor({ origin: 'https://acme.zendesk.com' })).toEqual([
    'https://acme.zendesk.com/*',
  ]);
});

test('products that are withheld are asked for at once, and nothing else is', () => {
  expect(patternsFor({ withheld: ['gmail', 'front'] })).toEqual([
    'https://mail.google.com/*',
    'https://app.frontapp.com/*',
  ]);
});

test.each(OPTIONAL_SITES.map(({ id }) => id))('what is asked for %s takes in no bank', (id) => {
  const patterns = patternsOfSite(id);
  expect(patterns.length).toBeGreaterThan(0);
  expect(isGranted(patterns, 'https://bank.example')).toBe(false);
});
