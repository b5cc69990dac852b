import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMailProvider, MAIL_PROVIDERS } from './mail-providers.ts';
import { providerTest } from './provider-test.ts';

describe('a domain where anybody can have an address', () => {
  test.each([
    // Of access providers and portals, with many users in one country.
    ...['btinternet.com', 'sbcglobal.net', 'comcast.net', 'libero.it', 'laposte.net', 'wp.pl'],
    ...['126.com', 'bluewin.ch', 't-online.de', 'rogers.com', 'bigpond.com', 'docomo.ne.jp'],
    ...['uol.com.br', 'seznam.cz', 'mail.ru', 'telenet.be', 'ziggo.nl', 'rediffmail.com'],
    // Of mail services.
    ...['gmail.com', 'googlemail.com', 'ymail.com', 'hey.com', 'pm.me', 'proton.me', 'icloud.com'],
    ...['outlook.com', 'fastmail.com', 'tutanota.com', 'zoho.com', 'gmx.de', 'gmx.ch', 'web.de'],
    // Of brands, in one country.
    ...['yahoo.co.uk', 'hotmail.fr', 'live.nl', 'outlook.de', 'yandex.ru', 'aol.de', 'yahoo.co.jp'],
    // Of forwarders.
    ...['privaterelay.appleid.com', 'mozmail.com', 'duck.com', 'slmail.me', 'passmail.net'],
    ...['anonaddy.me', 'mara.anonaddy.me', 'mara.33mail.com', 'mara.mozmail.com', 'nyc.rr.com'],
  ])('%s', (domain) => {
    expect(isMailProvider(domain)).toBe(true);
  });

  test.each([
    ...['example.com', 'acme.example', 'gmail.example.com', 'mygmx.de', 'live.example.co', ''],
    // Firms that have, or had, mail for everybody at another domain, or bear a provider's name.
    ...['bt.com', 'telekom.de', 'alibaba.com', 'appleid.com', 'apple.com', 'corp.mail.ru'],
    ...['yahooinc.com', 'microsoft.com', 'godaddy.com', 'ionos.com', 'ancestry.com', 'oncehub.com'],
    ...['gmail.com.example.net', 'mara.gmail.com', 'x.mara.anonaddy.me', '*', 'com', 'constructor'],
  ])('not %s', (domain) => {
    expect(isMailProvider(domain)).toBe(false);
  });

  test('each is a domain in lower case, once', () => {
    expect(MAIL_PROVIDERS.length).toBeGreaterThan(300);
    expect(new Set(MAIL_PROVIDERS).size).toBe(MAIL_PROVIDERS.length);
    for (const domain of MAIL_PROVIDERS)
      expect(domain).toMatch(/^(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+$/);
  });

  test('nothing is one without being listed, whatever it is called', () => {
    const isOne = providerTest(['mail.example', '*.box.example']);
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        expect(isOne(domain)).toBe(
          domain === 'mail.example' || /^[^.]*\.box\.example$/.test(domain),
        );
        expect(isOne(`${domain.split('.')[0]}.box.example`)).toBe(true);
      }),
    );
  });
});
