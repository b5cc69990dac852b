import { expect, test } from 'vitest';
import { API_HOST } from '../domain/sites.ts';
import { addedSites, OWN_PATTERNS } from './added-sites.ts';
import { isGranted, patternOf, withheldSites } from './site-access.ts';

test.each<[string, string, boolean]>([
  ['https://acme.zendesk.com/*', 'https://acme.zendesk.com', true],
  ['https://acme.zendesk.com/*', 'https://other.zendesk.com', false],
  ['https://acme.zendesk.com/*', 'http://acme.zendesk.com', false],
  ['https://acme.zendesk.com/*', 'https://acme.zendesk.com.evil.example', false],
  ['https://*.zendesk.com/*', 'https://acme.zendesk.com', true],
  ['https://*.zendesk.com/*', 'https://zendesk.com', true],
  ['https://*.zendesk.com/*', 'https://evilzendesk.com', false],
  ['https://*.zendesk.com:*/*', 'https://acme.zendesk.com:8443', true],
  ['https://*/*', 'https://anything.example', true],
  ['*://*/*', 'https://anything.example', true],
  ['<all_urls>', 'https://anything.example', true],
  ['<all_urls>', 'http://anything.example', false],
  ['http://crm.example/*', 'https://crm.example', false],
  ['https://crm.example/some/*', 'https://crm.example', false],
  ['https://crm.example/*', 'null', false],
])('whether %s grants %s', (pattern, origin, granted) => {
  expect(isGranted([pattern], origin)).toBe(granted);
});

test('with only the permissions of the manifest no site is added and none is missing', () => {
  expect(addedSites(OWN_PATTERNS)).toEqual([]);
  expect(withheldSites(OWN_PATTERNS)).toEqual([]);
});

test('added sites are recognised, each with its product', () => {
  const added = ['https://*.zendesk.com/*', 'https://orchard.example.com/*', 'https://*/*'];
  const here = [patternOf(API_HOST), ...added, 'file:///*'];
  expect(addedSites(here)).toEqual([
    { pattern: added[0], host: '*.zendesk.com', site: 'zendesk' },
    { pattern: added[1], host: 'orchard.example.com', site: 'other' },
    { pattern: added[2], host: '*', site: 'other' },
  ]);
});

test('a product is incomplete as soon as one of its hosts is not granted', () => {
  const but = (host: string) => OWN_PATTERNS.filter((pattern) => !pattern.includes(host));
  expect(withheldSites(but('//app-eu1.')).map(({ id }) => id)).toEqual(['hubspot']);
  expect(withheldSites(but('mail.google')).map(({ id }) => id)).toEqual(['gmail']);
  expect(withheldSites(['https://*/*'])).toEqual([]);
});
