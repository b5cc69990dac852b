import { expect, test } from 'vitest';
import { MAX_MISSED_CHARS, MISSED_TEXTS } from '../../../domain/details/missed-text.ts';
import { OFFER_LANGUAGES } from '../../../domain/details/offer-language.ts';
import { missedMessage } from './missed-message.ts';
import { loadMissedWords } from './missed-words.ts';

const KNOWN = {
  name: 'Mara Lind',
  link: 'https://oncehub.com/A',
  times: '• Mo\n• Tu',
  host: 'Sam',
};
const TEXT = 'Hello {name},\n\nFree:\n{times}\n\nOr here: {link}\n\nBest regards\n{host}';

test('everything known is filled in', () => {
  expect(missedMessage(TEXT, KNOWN)).toBe(
    'Hello Mara Lind,\n\nFree:\n• Mo\n• Tu\n\nOr here: https://oncehub.com/A\n\nBest regards\nSam',
  );
});

test('of what is not known nothing is left to be seen', () => {
  const nothing = { name: null, link: null, times: null, host: null };
  expect(missedMessage(TEXT, nothing)).toBe('Hello,\n\nBest regards');
  expect(missedMessage(TEXT, { ...KNOWN, times: null })).not.toContain('Free:');
});

test('a hostile name stays on its line and is not searched for places [claim 117]', () => {
  const name = '{link}\r\nBcc: eve@example.net\u2028\u202e$& {times}';
  const [first, second] = missedMessage(TEXT, { ...KNOWN, name }).split('\n');
  expect([first, second]).toEqual(['Hello {link} Bcc: eve@example.net $& {times},', '']);
  const long = missedMessage('{name}', { ...KNOWN, name: 'x'.repeat(200_000) });
  expect(long.length).toBeLessThanOrEqual(100);
});

test('what is not a place stays as it was written', () => {
  expect(missedMessage('{when} {Name} { name }', KNOWN)).toBe('{when} {Name} { name }');
});

test.each(OFFER_LANGUAGES)(
  'there are different texts in %s, short enough to be kept',
  async (one) => {
    const { subject, texts } = await loadMissedWords(one);
    expect(new Set([subject, ...texts]).size).toBe(MISSED_TEXTS + 1);
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(MAX_MISSED_CHARS);
      for (const place of ['{name}', '{link}', '{host}']) expect(text).toContain(place);
    }
  },
);
