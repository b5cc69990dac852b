import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, day, daysBetween, knownLocale, knownZone, relative, span, time } from './dates.ts';
import { isoIn } from './iso-date.ts';
import { calendarLeaf, elsewhere, month, zoneName } from './meeting-dates.ts';
import { waiting } from './waiting.ts';

/** Narrow and thin spaces, which ICU sets around times, as plain ones. */
const plain = (text: string | null) => text?.replace(/\s/gu, ' ');

const at = (text: string) => Date.parse(text);
const NEW_YORK = { zone: 'America/New_York', locale: 'en-US' };
const BERLIN = { zone: 'Europe/Berlin', locale: 'de' };
const TOKYO = { zone: 'Asia/Tokyo', locale: 'en-US' };
const NOW = at('2026-11-20T15:00:00Z');

describe('relative time in words', () => {
  test.each([
    // 10:00 in New York; 16:00 in Berlin; midnight in Tokyo.
    ['2026-11-20T15:00:59Z', NEW_YORK, null],
    ['2026-11-20T14:59:01Z', NEW_YORK, null],
    ['2026-11-20T15:03:50Z', NEW_YORK, 'in 3 minutes'],
    ['2026-11-20T14:58:00Z', NEW_YORK, '2 minutes ago'],
    ['2026-11-20T15:59:59Z', NEW_YORK, 'in 59 minutes'],
    ['2026-11-20T16:00:00Z', NEW_YORK, 'in 1 hour'],
    ['2026-11-20T20:40:00Z', NEW_YORK, 'in 6 hours'],
    ['2026-11-21T04:00:00Z', NEW_YORK, 'in 13 hours'],
    ['2026-11-21T06:00:00Z', NEW_YORK, 'tomorrow'],
    ['2026-11-21T04:00:00Z', BERLIN, 'morgen'],
    ['2026-11-20T14:00:00Z', TOKYO, '1 hour ago'],
    ['2026-11-20T08:00:00Z', TOKYO, 'yesterday'],
    ['2026-11-22T23:00:00Z', NEW_YORK, 'in 2 days'],
    ['2026-11-22T23:00:00Z', BERLIN, 'in 3 Tagen'],
    ['2026-12-03T15:00:00Z', NEW_YORK, 'in 13 days'],
    ['2026-12-05T15:00:00Z', NEW_YORK, 'in 2 weeks'],
    ['2026-10-30T15:00:00Z', NEW_YORK, '3 weeks ago'],
    ['2026-08-20T15:00:00Z', NEW_YORK, '3 months ago'],
    ['2024-11-20T15:00:00Z', NEW_YORK, '2 years ago'],
  ])('%s in %o', (instant, place, words) => {
    expect(relative(at(instant), NOW, place)).toBe(words);
  });

  test('a day of 23 or 25 hours is one day', () => {
    // New York: clocks go back on 1 November 2026 and forward on 14 March 2027.
    const noon = (date: string) => at(`${date}T12:00:00Z`);
    expect(daysBetween(noon('2026-10-31'), noon('2026-11-01'), NEW_YORK.zone)).toBe(1);
    expect(daysBetween(at('2026-11-01T04:00Z'), at('2026-11-02T04:59Z'), NEW_YORK.zone)).toBe(0);
    expect(daysBetween(at('2027-03-14T05:00Z'), at('2027-03-15T04:00Z'), NEW_YORK.zone)).toBe(1);
  });

  test('the future is never written as past, nor the past as future', () => {
    const instant = fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') });
    const zone = fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC');
    fc.assert(
      fc.property(instant, instant, zone, (then, now, zone) => {
        const words = relative(then, now, { zone, locale: 'en' });
        if (words === null) expect(Math.abs(then - now)).toBeLessThan(60_000);
        else expect(/^in |^tomorrow$/.test(words)).toBe(then > now);
      }),
    );
  });
});

describe('the time of a meeting', () => {
  const starts = at('2026-11-22T17:00:00Z');
  test.each([
    [NEW_YORK, 30, 'Sun, Nov 22, 12:00 – 12:30 PM'],
    [NEW_YORK, null, 'Sun, Nov 22, 12:00 PM'],
    [NEW_YORK, 0, 'Sun, Nov 22, 12:00 PM'],
    [{ ...NEW_YORK, locale: 'en-GB' }, 30, 'Sun 22 Nov, 12:00–12:30'],
    [BERLIN, 30, 'So., 22. Nov., 18:00–18:30 Uhr'],
  ])('%o for %s minutes', (place, minutes, words) => {
    expect(plain(span(starts, minutes, NOW, place))).toBe(words);
  });

  // In New York the hour from 1:00 comes twice on 1 November 2026, in Berlin that from 2:00 on
  // 25 October; Lord Howe's clocks go back by half an hour.
  test.each([
    ['2026-11-01T05:45Z', 30, NEW_YORK, 'Sun, Nov 1, 1:45 AM EDT – 1:15 AM EST'],
    ['2026-11-01T06:15Z', 30, NEW_YORK, 'Sun, Nov 1, 1:15 AM EST – 1:45 AM EST'],
    ['2026-11-01T05:15Z', null, NEW_YORK, 'Sun, Nov 1, 1:15 AM EDT'],
    ['2026-11-01T03:30Z', 1_440, NEW_YORK, 'Sat, Oct 31, 11:30 PM EDT – Sun, Nov 1, 10:30 PM EST'],
    ['2026-11-01T14:00Z', 30, NEW_YORK, 'Sun, Nov 1, 9:00 – 9:30 AM'],
    ['2026-10-25T00:30Z', 60, BERLIN, 'So., 25. Okt., 02:30 MESZ – 02:30 MEZ'],
    ['2027-03-14T06:30Z', 60, NEW_YORK, 'Sun, Mar 14, 2027, 1:30 AM EST – 3:30 AM EDT'],
    [
      '2027-04-03T14:50Z',
      30,
      { zone: 'Australia/Lord_Howe', locale: 'en-US' },
      'Sun, Apr 4, 2027, 1:50 AM GMT+11 – 1:50 AM GMT+10:30',
    ],
  ])(
    'at a change of the clocks (%s, %s minutes) the zone is named',
    (start, minutes, place, words) => {
      expect(plain(span(at(start), minutes, NOW, place))).toBe(words);
    },
  );

  test('the year is written only where it is not the current one', () => {
    expect(plain(day(at('2025-11-22T17:00:00Z'), NOW, NEW_YORK))).toBe('Sat, Nov 22, 2025');
    expect(plain(day(starts, NOW, NEW_YORK))).toBe('Sun, Nov 22');
    // New Year in Tokyo is still the old year in New York.
    expect(plain(day(at('2026-12-31T16:00:00Z'), NOW, TOKYO))).toBe('Fri, Jan 1, 2027');
    expect(plain(day(at('2026-12-31T16:00:00Z'), NOW, NEW_YORK))).toBe('Thu, Dec 31');
  });
});

describe('local time of the customer', () => {
  const starts = at('2026-11-22T17:00:00Z');
  test.each([
    ['America/Los_Angeles', '9:00 AM'],
    // Another day there, so the date is written.
    ['Asia/Tokyo', 'Mon, Nov 23, 2:00 AM'],
    // The same local time in a zone with another name.
    ['America/Toronto', null],
    ['Mars/Olympus', null],
    ['', null],
    [null, null],
  ])('%s', (zone, words) => {
    expect(plain(elsewhere(starts, zone, NEW_YORK)) ?? null).toBe(words);
  });

  test('the difference is another between the clock changes of Europe and America', () => {
    // Europe changes a week before America in autumn.
    expect(plain(elsewhere(at('2026-10-28T14:00Z'), 'Europe/Berlin', NEW_YORK))).toBe('3:00 PM');
    expect(plain(time(at('2026-10-28T14:00Z'), NEW_YORK))).toBe('10:00 AM');
    expect(plain(elsewhere(at('2026-11-04T14:00Z'), 'Europe/Berlin', NEW_YORK))).toBe('3:00 PM');
    expect(plain(time(at('2026-11-04T14:00Z'), NEW_YORK))).toBe('9:00 AM');
  });
});

test.each([
  ['America/New_York', 'New York'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['US/Pacific', 'GMT-8'],
  ['Etc/GMT+5', 'GMT-5'],
  ['UTC', 'GMT+0'],
])('the zone %s is called %s', (zone, name) => {
  expect(plain(zoneName(zone, NOW, 'en')?.replace(/^GMT$|^UTC$/, 'GMT+0') ?? null)).toBe(name);
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Nowhere/Land', null],
  ['', null],
  [null, null],
])('the known zone for %s is %s', (zone, known) => {
  expect(knownZone(zone)).toBe(known);
});

test('month headings, calendar icons and remaining waits are written in words', () => {
  expect(month(at('2026-12-31T16:00:00Z'), TOKYO)).toBe('January 2027');
  expect(month(at('2026-12-31T16:00:00Z'), { ...BERLIN })).toBe('Dezember 2026');
  expect(calendarLeaf(at('2026-11-22T17:00:00Z'), NEW_YORK)).toEqual({ month: 'Nov', day: '22' });
  expect(waiting(NOW + 41_200, NOW, 'en')).toBe('in 42 seconds');
  expect(waiting(NOW + 100_001, NOW, 'en')).toBe('in 2 minutes');
  expect(waiting(NOW - 5, NOW, 'en')).toBe('in 0 seconds');
});

test('in a zone that the browser does not know, times of day are in UTC and say so', () => {
  const place = { zone: 'Etc/Unknown', locale: 'en-US' };
  expect(plain(time(NOW, place))).toBe('3:00 PM UTC');
  expect(plain(span(NOW, 30, NOW, place))).toBe('Fri, Nov 20, 3:00 – 3:30 PM UTC');
  expect(plain(day(NOW, NOW, place))).toBe('Fri, Nov 20');
  expect(relative(at('2026-11-21T00:00:00Z'), NOW, place)).toBe('tomorrow');
  expect(isoIn(NOW, place.zone)).toBe('2026-11-20T15:00:00+00:00');
});

test('an instant that no date can hold is a dash, never "now"', () => {
  for (const instant of [Number.NaN, 1e300, -8.64e15 - 1, Number.POSITIVE_INFINITY]) {
    expect(relative(instant, NOW, NEW_YORK)).toBe('–');
    expect(span(instant, 30, NOW, NEW_YORK)).toBe('–');
    expect(isoIn(instant, NEW_YORK.zone)).toBe('');
  }
  expect(plain(span(NOW, 1e300, NOW, NEW_YORK))).toBe('Fri, Nov 20, 10:00 AM');
  expect(relative(-8.64e15, NOW, NEW_YORK)).toMatch(/years ago$/);
});

test('no formatter throws, whatever the zone, the language and the instants', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'Etc/Unknown', 'Mars/Olympus', 'UTC', 'Europe/Berlin', 'GMT+99', '+25:00'),
    fc.constantFrom('en', 'de-AT', 'en_US', 'en-US@posix', 'C', 'x', 'und', 'i-klingon', 'de-'),
  );
  const instant = fc.oneof(
    fc.double(),
    fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') }),
    fc.constantFrom(8.64e15, -8.64e15, 8.64e15 + 1, -1e300, 0, -62_135_596_800_000),
  );
  fc.assert(
    fc.property(instant, instant, instant, text, text, (then, now, minutes, zone, locale) => {
      const place = { zone, locale };
      const leaf = calendarLeaf(then, place);
      const written = [
        ...[date(then, place), day(then, now, place), time(then, place), month(then, place)],
        ...[span(then, minutes, now, place), span(then, null, now, place), leaf.month, leaf.day],
        ...[waiting(then, now, locale), relative(then, now, place) ?? 'now'],
        ...[elsewhere(then, zone, { zone: locale, locale: zone }) ?? 'the same'],
      ];
      for (const words of written) expect(words).toMatch(/^(?!.*(?:NaN|Infinity|Invalid)).+/);
      expect(typeof zoneName(zone, then, locale)).toBe('string');
      expect(typeof isoIn(then, zone)).toBe('string');
      expect(typeof daysBetween(then, now, zone)).toBe('number');
      expect([null, zone]).toContain(knownZone(zone));
      expect(knownLocale(locale)).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
