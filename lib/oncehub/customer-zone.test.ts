import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickWindowsZones } from '../../sandbox/lists/pick-windows-zones.ts';
import { UNKNOWN_ZONE } from '../domain/booking.ts';
import { knownZone } from '../domain/dates.ts';
import { readZone } from './customer-zone.ts';

describe('a customer’s time zone in another spelling', () => {
  test.each<[what: string, sent: string, zone: string]>([
    // IANA, as documented.
    ['IANA', 'America/New_York', 'America/New_York'],
    ['a former IANA name', 'Asia/Calcutta', 'Asia/Calcutta'],
    ['the present IANA name', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['lower case', 'america/new_york', 'America/New_York'],
    ['upper case', 'EUROPE/BERLIN', 'Europe/Berlin'],
    ['lower case of a name that is not canonical', 'asia/kolkata', 'Asia/Kolkata'],
    ['lower case with small words', 'america/port_of_spain', 'America/Port_of_Spain'],
    ['spaces for underscores', 'America/New York', 'America/New_York'],
    ['spaces around it', ' Europe/Paris ', 'Europe/Paris'],
    ['a zone of three levels', 'america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['an offset of IANA’s, whose sign is the other way round', 'Etc/GMT+5', 'Etc/GMT+5'],
    ['UTC', 'UTC', 'UTC'],
    ['an abbreviation that is IANA’s', 'EST', 'EST'],
    // Windows.
    ['Windows', 'Eastern Standard Time', 'America/New_York'],
    ['Windows, in summer', 'Eastern Daylight Time', 'America/New_York'],
    ['Windows, in lower case', 'w. europe standard time', 'Europe/Berlin'],
    ['Windows, with a country', 'Pacific Standard Time (Mexico)', 'America/Tijuana'],
    ['Windows, without the words', 'Russia Time Zone 3', 'Europe/Samara'],
    ['Windows, its GMT', 'GMT Standard Time', 'Europe/London'],
    ['Windows, a name now written otherwise', 'India Standard Time', 'Asia/Kolkata'],
    ['Windows, an offset', 'UTC-02', 'Etc/GMT+2'],
    ['Windows, the date line', 'Dateline Standard Time', 'Etc/GMT+12'],
    ['as Outlook writes it', '(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['with an offset before it', '(GMT-05:00) Eastern Time', 'America/New_York'],
    ['with the offset of summer', '(GMT-04:00) Eastern Time', 'America/New_York'],
    ['its cities', '(UTC+01:00) Amsterdam, Berlin, Bern, Rome', 'Europe/Amsterdam'],
    ['its cities, at zero', '(UTC) Dublin, Edinburgh, Lisbon, London', 'Europe/Dublin'],
    ['its cities, the first unknown', '(UTC+05:30) Chennai, Kolkata', 'Asia/Kolkata'],
    ['IANA with its offset', 'America/New_York (GMT-05:00)', 'America/New_York'],
    ['IANA behind its offset', '(GMT+09:00) Asia/Tokyo', 'Asia/Tokyo'],
    ['a city alone', 'New York', 'America/New_York'],
    ['as Google’s calendar writes it', '(GMT-05:00) Eastern Time - New York', 'America/New_York'],
    ['the same, elsewhere', '(GMT+01:00) Central European Time - Berlin', 'Europe/Berlin'],
    ['a city’s time', 'Tokyo Time', 'Asia/Tokyo'],
    // Offsets.
    ['GMT', 'GMT+2', 'Etc/GMT-2'],
    ['GMT with minutes', 'GMT-03:00', 'Etc/GMT+3'],
    ['UTC with a space', 'UTC +9', 'Etc/GMT-9'],
    ['a minus of typographers', 'UTC−5', 'Etc/GMT+5'],
    ['ISO 8601', '+02:00', 'Etc/GMT-2'],
    ['ISO 8601, short', '-0800', 'Etc/GMT+8'],
    ['zero', 'GMT+00:00', 'UTC'],
    ['no whole hours', 'GMT+5:45', '+05:45'],
    ['an offset with words nobody knows', '(GMT-06:00) Saskatoon Depot', 'Etc/GMT+6'],
  ])('%s: %s', (_what, sent, zone) => {
    // A browser that knows no offset with minutes says that the zone is unknown.
    expect(readZone(sent)).toBe(knownZone(zone) ?? UNKNOWN_ZONE);
    expect(zone === '+05:45' || knownZone(zone) === zone).toBe(true);
  });

  test.each<[what: string, sent: string]>([
    ['no zone', 'Mars/Olympus'],
    ['words', 'the usual one'],
    ['an abbreviation of several zones', 'CST'],
    ['one that some browsers read as Bangladesh', 'BST'],
    ['an offset that is none', 'GMT+25'],
    ['minutes that are none', 'GMT+5:75'],
    ['a bare number, which may be minutes', '-300'],
    ['a bare digit', '+2'],
    ['a damaged offset of IANA’s, of unclear sign', 'Etc/GMT+25'],
    ['a name and an offset that contradict each other', '(GMT-05:00) Pacific Time'],
    ['a city and an offset that contradict each other', '(UTC+09:00) Berlin'],
    ['a word of Windows’ names alone', 'Central'],
    ['punctuation', '(,)'],
    ['__proto__', '__proto__'],
  ])('%s is said to be unknown: %s', (_what, sent) => {
    expect(readZone(sent)).toBe(UNKNOWN_ZONE);
  });

  test('no zone stays none', () => {
    expect(readZone(null)).toBeNull();
  });
});

const canonical = (zone: string | null) =>
  new Intl.DateTimeFormat('en', { timeZone: zone ?? '' }).resolvedOptions().timeZone;

test('every zone that Windows can name is read, and one that the browser knows', () => {
  const names = pickWindowsZones();
  expect(names.length).toBeGreaterThan(120);
  for (const [windows, iana] of names)
    expect([windows, canonical(readZone(windows))]).toEqual([windows, canonical(iana)]);
  expect(names.filter(([, iana]) => knownZone(iana) === null)).toEqual([]);
});

test('for 4,000 spellings, valid, damaged and hostile, a zone that is given is one the browser knows', () => {
  const iana = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const windows = fc
    .constantFrom('Eastern', 'W. Europe', 'Russia Time Zone 3', 'GMT', 'SA Pacific', 'Tokyo')
    .chain((name) => fc.constantFrom(`${name} Standard Time`, `${name} Time`, name));
  const digits = fc.integer({ min: 0, max: 9999 }).map(String);
  const offset = fc
    .tuple(
      fc.constantFrom('', 'GMT', 'UTC', '(GMT', 'Etc/GMT', 'gmt '),
      fc.constantFrom('+', '-', '−'),
    )
    .chain(([name, sign]) =>
      fc
        .tuple(
          digits,
          fc.constantFrom('', ':00', ':30', ':99', '00'),
          fc.constantFrom('', ')', ' '),
        )
        .map(([hours, minutes, end]) => `${name}${sign}${hours}${minutes}${end}`),
    );
  const valid = fc.oneof(
    iana,
    windows,
    offset,
    fc.tuple(offset, fc.oneof(iana, windows)).map((parts) => parts.join(' ')),
  );
  const cased = fc
    .tuple(valid, fc.constantFrom('toLowerCase', 'toUpperCase', 'trim'))
    .map(([text, change]) => text[change as 'trim']());
  const damaged = fc
    .tuple(valid, fc.nat(40), fc.nat(3), fc.string({ maxLength: 3, unit: 'binary' }))
    .map(([text, at, less, more]) => text.slice(0, at) + more + text.slice(at + less));
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 64 }),
    fc.constantFrom('constructor', 'toString', '(((((((((((((', 'A/'.repeat(32), '+'.repeat(64)),
    fc.string({
      unit: fc.constantFrom('(', ')', '+', '-', ':', '0', '9', ' ', 'G', '/'),
      maxLength: 64,
    }),
  );
  let given = 0;
  fc.assert(
    fc.property(fc.oneof(valid, cased, damaged, hostile), (text) => {
      const zone = readZone(text);
      if (zone === UNKNOWN_ZONE) return;
      given++;
      expect(new Intl.DateTimeFormat('en', { timeZone: zone ?? '' }).format(0)).toBeTypeOf(
        'string',
      );
    }),
    { numRuns: 4000 },
  );
  expect(given).toBeGreaterThan(600);
});

test('the offset of any spelling with one is the one it names', () => {
  const hours = fc.integer({ min: -12, max: 14 });
  fc.assert(
    fc.property(hours, fc.constantFrom('GMT', 'UTC'), fc.boolean(), (hour, name, isLong) => {
      const size = String(Math.abs(hour));
      const text = `${name}${hour < 0 ? '-' : '+'}${isLong ? `${size.padStart(2, '0')}:00` : size}`;
      const zone = readZone(text) ?? '';
      const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
      const told = parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
      const wanted = `GMT${hour < 0 ? '-' : '+'}${size.padStart(2, '0')}:00`;
      expect(told === 'GMT' ? 'GMT+00:00' : told).toBe(wanted);
    }),
  );
});

test('an IANA name in any case, with its offset or without, is that zone', () => {
  const iana = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const change = fc.constantFrom<(name: string) => string>(
    (name) => name,
    (name) => name.toLowerCase(),
    (name) => name.toUpperCase(),
    (name) => name.replaceAll('_', ' '),
  );
  fc.assert(
    fc.property(iana, change, (zone, changed) => {
      expect(readZone(changed(zone))).toBe(zone);
    }),
    { numRuns: 500 },
  );
});
