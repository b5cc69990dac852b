import { describe, expect, test } from 'vitest';
import { OPTIONAL_SITES, patternsOf, siteName, siteOfHost, siteOfOrigin } from './products.ts';
import { SITE_IDS } from './sites.ts';

const HOSTS = [
  ['mail.google.com', 'gmail'],
  ['app.hubspot.com', 'hubspot'],
  ['app-eu1.hubspot.com', 'hubspot'],
  ['outlook.office.com', 'outlook'],
  ['outlook.cloud.microsoft', 'outlook'],
  ['acme.lightning.force.com', 'salesforce'],
  ['acme--dev.sandbox.lightning.force.com', 'salesforce'],
  ['acme.my.salesforce.com', 'salesforce'],
  ['acme.zendesk.com', 'zendesk'],
  ['zendesk.com', 'zendesk'],
  ['acme.pipedrive.com', 'pipedrive'],
  ['crm.zoho.com.au', 'zoho'],
  ['app.frontapp.com', 'front'],
  ['app.eu.intercom.com', 'intercom'],
  ['www.linkedin.com', 'linkedin'],
  ['app-ca1.hubspot.com', 'hubspot'],
  ['app-eu2.hubspot.com', 'hubspot'],
  ['one.zoho.com', 'zoho'],
  ['crm.zoho.uk', 'zoho'],
  ['bigin.zoho.com', 'zoho'],
  ['outlook.office365.us', 'outlook'],
  ['app.xyz.hubspot.com', 'other'],
  ['app-eu1.hubspot.com.evil.example', 'other'],
  ['crm.zoho.evil.example', 'other'],
  ['community.hubspot.com', 'other'],
  ['www.google.com', 'other'],
  ['evilzendesk.com', 'other'],
  ['zendesk.com.evil.example', 'other'],
  ['mail.zoho.com', 'other'],
  ['example.com', 'other'],
  ['', 'other'],
] as const;

describe('the product of a host', () => {
  test.each(HOSTS)('%s: %s', (host, site) => {
    expect(siteOfHost(host)).toBe(site);
  });

  test.each(SITE_IDS)('%s has a host in the table of this test', (id) => {
    expect(HOSTS.map(([, site]) => site)).toContain(id);
  });
});

describe('the product of an origin', () => {
  test.each([
    ['https://acme.zendesk.com', 'zendesk'],
    ['https://example.com', 'other'],
    ['http://acme.zendesk.com', null],
    ['https://acme.zendesk.com:444', null],
    ['https://acme.zendesk.com/', null],
    ['https://user@acme.zendesk.com', null],
    ['chrome-extension://abc', null],
    ['null', null],
    [undefined, null],
  ] as const)('%s: %s', (origin, site) => {
    expect(siteOfOrigin(origin)).toBe(site);
  });
});

test('every product has a name, and an optional one only patterns of its own hosts', () => {
  expect(SITE_IDS.filter((id) => siteName(id) === null)).toEqual(['other']);
  const patterns = OPTIONAL_SITES.flatMap(patternsOf);
  expect(new Set(patterns).size).toBe(patterns.length);
  for (const pattern of patterns)
    expect(pattern).toMatch(/^https:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)+\/\*$/);
});
