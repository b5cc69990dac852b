import { describe, expect, test } from 'vitest';
import { OFFER_LANGUAGES } from '../../../domain/details/offer-language.ts';
import { calendarLink } from './calendar-link.ts';
import { type Offer, offerMessage } from './offer-message.ts';
import { loadOfferTexts } from './offer-texts.ts';

const at = (iso: string) => Date.parse(iso);
const OFFER: Offer = {
  starts: [at('2026-09-18T03:30:00Z'), at('2026-09-17T13:00:00Z')],
  minutes: 30,
  theirZone: 'America/New_York',
  own: { zone: 'Europe/Berlin', locale: 'de-DE' },
  language: 'en',
  link: 'https://oncehub.com/PAGE-1?name=Mara',
  now: at('2026-09-16T15:00:00Z'),
};
const written = async (changes: Partial<Offer> = {}) => {
  const offer = { ...OFFER, ...changes };
  return offerMessage(offer, await loadOfferTexts(offer.language));
};

test('times are written in their order, by the customer’s clock, mine in brackets', async () => {
  const { text } = await written();
  expect(text.replace(/\s(?=[AP]M)/g, ' ')).toBe(
    [
      'Would one of these times suit you? The meeting takes 30 minutes.',
      '',
      '• Thursday, September 17 at 9:00 AM EDT (3:00 PM GMT+2)',
      '• Thursday, September 17 at 11:30 PM EDT (Fri, Sep 18, 5:30 AM GMT+2)',
      '',
      'All times are in your time zone (New York), with mine (Berlin) in brackets.',
      'None that suits? Choose another time here: https://oncehub.com/PAGE-1?name=Mara',
      '',
    ].join('\n'),
  );
});

test('in German the dates are German', async () => {
  const { text, html } = await written({ language: 'de', starts: OFFER.starts.slice(1) });
  expect(text).toContain('Passt Ihnen dieser Termin? Das Gespräch dauert 30 Minuten.');
  expect(text).toMatch(/• Donnerstag, 17\. September um 09:00 GMT-4 \(15:00 MESZ\)/);
  expect(html).toMatch(/^<div lang="de">/);
});

test('without a known zone of the customer mine stand alone, and that is written', async () => {
  for (const theirZone of [null, 'Mars/Olympus']) {
    const { text } = await written({ theirZone });
    expect(text).toContain('All times are in my time zone (Berlin).');
    expect(text).toMatch(/September 17 at 3:00\sPM GMT\+2\n/);
    expect(text).not.toContain('your time zone');
  }
});

test('where both clocks show the same there are no brackets', async () => {
  const { text } = await written({ theirZone: 'Europe/Paris' });
  expect(text).toContain('All times are in your time zone (Paris).');
  expect(text).not.toMatch(/PM GMT\+2 \(/);
});

test('a change of clocks between two times is seen, and a year that is not this one', async () => {
  const { text } = await written({
    starts: [at('2026-10-31T14:00:00Z'), at('2026-11-02T14:00:00Z'), at('2027-01-04T14:00:00Z')],
  });
  expect(text).toMatch(/October 31 at 10:00\sAM EDT/);
  expect(text).toMatch(/November 2 at 9:00\sAM EST/);
  expect(text).toContain('January 4, 2027');
});

test('neither length nor link is written where it is not known', async () => {
  const { text, html } = await written({ minutes: null, link: null });
  expect(text).not.toMatch(/minutes|http/);
  expect(html).not.toContain('<a');
});

test('nothing of a link can leave its place in the HTML', async () => {
  const { html } = await written({ link: 'https://oncehub.com/?a="><script>&b=\'' });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&quot;&gt;&lt;script&gt;&amp;b=&#39;');
});

test.each(OFFER_LANGUAGES)('there are words for %s', async (language) => {
  const { lead, theirZone, bothZones, ownZone, link } = await loadOfferTexts(language);
  const all = [lead(1, null), lead(2, 30), theirZone('A'), bothZones('A', 'B'), ownZone('B'), link];
  expect(new Set(all).size).toBe(6);
});

describe('a calendar’s link', () => {
  const known = { name: 'Mara & Lind', email: 'mara+x@example.com', zone: 'Europe/Berlin' };

  test('has the customer filled in, spaces and plus signs as OnceHub reads them', () => {
    expect(calendarLink('https://oncehub.com/PAGE-1?skip=1', known)).toBe(
      'https://oncehub.com/PAGE-1?skip=1&name=Mara%20%26%20Lind' +
        '&email=mara%2Bx%40example.com&iana_time_zone=Europe%2FBerlin',
    );
    const nothing = { name: null, email: null, zone: null };
    expect(calendarLink('https://oncehub.com/PAGE-1', nothing)).toBe('https://oncehub.com/PAGE-1');
  });

  test.each([null, 'http://oncehub.com/P', 'javascript:alert(1)', 'https://a@b.example/'])(
    '%s is none',
    (url) => {
      expect(calendarLink(url, known)).toBeNull();
    },
  );
});
