import { expect, test } from 'vitest';
import { OPTIONAL_SITES } from '../domain/products.ts';
import { patternsOfSite } from './added-sites.ts';
import { isGranted, patternsFor } from './site-access.ts';

test('the permission for a page is requested for its own host only', () => {
  expect(patternsFor({ origin: 'https://acme.zendesk.com' })).toEqual([
    'https://acme.zendesk.com/*',
  ]);
});

test('the missing products are requested together, and nothing else is', () => {
  expect(patternsFor({ withheld: ['gmail'] })).toEqual(['https://mail.google.com/*']);
  const both = patternsFor({ withheld: ['gmail', 'hubspot'] });
  expect(both).toEqual([...patternsOfSite('gmail'), ...patternsOfSite('hubspot')]);
  expect(both).toContain('https://app-eu1.hubspot.com/*');
});

test.each(OPTIONAL_SITES.map(({ id }) => id))(
  'the patterns of %s do not match another site',
  (id) => {
    const patterns = patternsOfSite(id);
    expect(patterns.length).toBeGreaterThan(0);
    expect(isGranted(patterns, 'https://bank.example')).toBe(false);
  },
);
