import { afterEach, beforeEach, expect, test } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { setTranslator } from '../i18n.ts';
import { slotWords } from './slot-words.ts';

const BERLIN = { zone: 'Europe/Berlin', locale: 'en-GB' };
const at = (iso: string) => Date.parse(iso);

beforeEach(() =>
  setTranslator((key, given) => en[key].message.replace(/\$(\d)/g, (_, n) => given[n - 1] ?? '')),
);
afterEach(() => setTranslator((key) => key));

test('both clocks are shown, the customer’s with its weekday where the day differs', () => {
  const words = slotWords(BERLIN, 'America/New_York');
  expect(words(at('2026-09-17T13:00:00Z'))).toEqual({
    mine: '15:00',
    theirs: '9:00',
    isUsual: true,
    text: '15:00\n9:00',
    name: '15:00 9:00 for the customer',
  });
  expect(words(at('2026-09-17T03:00:00Z'))).toMatchObject({ mine: '5:00', theirs: 'Wed 23:00' });
});

test.each([
  ['2026-09-17T12:59:00Z', false],
  ['2026-09-17T13:00:00Z', true],
  ['2026-09-17T20:59:00Z', true],
  ['2026-09-17T21:00:00Z', false],
  ['2026-09-19T15:00:00Z', false],
  ['2026-09-21T15:00:00Z', true],
])('usual hours are 9:00 to 17:00 from Monday to Friday in their zone: %s', (iso, isUsual) => {
  const words = slotWords(BERLIN, 'America/New_York')(at(iso));
  expect(words.isUsual).toBe(isUsual);
  expect(words.name.includes('outside of usual hours')).toBe(!isUsual);
});

test.each([null, 'Mars/Olympus'])(
  'in the zone %s there is no second clock and no shade',
  (zone) => {
    expect(slotWords(BERLIN, zone)(at('2026-09-17T13:00:00Z'))).toEqual({
      mine: '15:00',
      theirs: null,
      isUsual: null,
      text: '15:00',
      name: '15:00',
    });
  },
);

test('where both clocks show the same there is one, and the usual hours', () => {
  const words = slotWords(BERLIN, 'Europe/Paris')(at('2026-09-17T03:00:00Z'));
  expect(words).toMatchObject({ theirs: null, isUsual: false });
});

test('their clock follows a change within the week', () => {
  // New York changes on 1 November 2026, a week after Berlin.
  const words = slotWords(BERLIN, 'America/New_York');
  expect(words(at('2026-10-30T14:00:00Z')).theirs).toBe('10:00');
  expect(words(at('2026-11-02T14:00:00Z')).theirs).toBe('9:00');
});

test('an hour that comes twice names its zone', () => {
  const words = slotWords(BERLIN, null);
  const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(
    (iso) => words(at(iso)).mine,
  );
  expect(first).toMatch(/^02:30\s(CEST|GMT\+2)$/);
  expect(second).toMatch(/^02:30\s(CET|GMT\+1)$/);
});
