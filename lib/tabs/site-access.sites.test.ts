import { expect, test } from 'vitest';
import { OPTIONAL_SITES } from '../domain/sites.ts';
import { isGranted, patternsFor, patternsOfSite } from './site-access.ts';

test('the permission for a page is requested for its own host only', () => {
  expect(patternsFor({ origin: 'https://acme.zendesk.com' })).toEqual([
    'https://acme.zendesk.com/*',
  ]);
});

test('the missing products are requested together, and nothing else is', () => {
  expect(patternsFor({ withheld: ['gmail', 'front'] })).toEqual([
    'https://mail.google.com/*',
    'https://app.frontapp.com/*',
  ]);
});

test.each(OPTIONAL_SITES.map(({ id }) => id))(
  'the patterns of %s do not match another site',
  (id) => {
    const patterns = patternsOfSite(id);
    expect(patterns.length).toBeGreaterThan(0);
    expect(isGranted(patterns, 'https://bank.example')).toBe(false);
  },
);
