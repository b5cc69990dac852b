import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tidy } from './safe-text.ts';

test.each<[what: string, text: string, max: number, tidied: string | null]>([
  ['ordinary text', 'Live demo', 20, 'Live demo'],
  ['surrounding space', '  Live demo \n', 20, 'Live demo'],
  ['nothing', '', 20, null],
  ['only space', ' \t\n ', 20, null],
  ['only hidden characters', '\u200b\u202e\ufeff', 20, null],
  ['only joiners', '\u200d\u200c\u200d', 20, null],
  ['only letters and signs that are blank', '\u3164\u115f \u2800\ufe0f\u{e0020}', 20, null],
  ['Windows line ends', 'one\r\ntwo\rthree', 20, 'one\ntwo\nthree'],
  ['tabs and line ends stay inside', 'a\tb\nc', 20, 'a\tb\nc'],
  ['NUL, escape and delete', 'a\u0000b\u001bc\u007fd', 20, 'abcd'],
  ['a bidirectional override', 'annex\u202efdp.exe', 20, 'annexfdp.exe'],
  ['isolates', '\u2066a\u2069', 20, 'a'],
  ['a soft hyphen and a zero-width space', 'co\u00adop\u200beration', 20, 'cooperation'],
  [
    'joiners, which emoji and Persian need',
    '👩\u200d💻 می\u200cخواهم',
    40,
    '👩\u200d💻 می\u200cخواهم',
  ],
  ['exactly as long as allowed', 'abcde', 5, 'abcde'],
  ['too long', 'abcdef', 5, 'abcd…'],
  ['cut before half an emoji', 'abc😀def', 5, 'abc…'],
  ['cut before a letter with marks', `abcd${'e\u0301'}f`, 5, 'abcd…'],
  ['cut before a joined emoji', 'ab👩\u200d💻cd', 5, 'ab…'],
  ['a letter with a hundred marks', `Z${'\u0301'.repeat(100)}oe`, 60, `Z${'\u0301'.repeat(4)}oe`],
  [
    'twenty-four joined emoji',
    `${Array(24).fill('👩').join('\u200d')} Ann`,
    300,
    `${Array(8).fill('👩').join('\u200d')}\u200d… Ann`,
  ],
  ['a syllable of forty consonants', `${'\u1100'.repeat(40)}\u1161`, 80, `${'\u1100'.repeat(8)}…`],
  ['an emoji of forty skin tones', `👩${'🏽'.repeat(40)}`, 90, `👩${'🏽'.repeat(4)}`],
  [
    'the flag of Wales',
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    40,
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
  ],
  [
    'a kiss with two skin tones',
    '👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏿',
    40,
    '👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏿',
  ],
  ['a letter with vowel and accents', 'בְּ֖֑ ệ', 40, 'בְּ֖֑ ệ'],
  ['one blank line', 'a\n\nb', 20, 'a\n\nb'],
  ['blank lines', `a\n${'\n'.repeat(40)}b`, 20, 'a\n\nb'],
  ['lines of blanks', 'a\n \n\t\n\u3164\u2800\n\u200d\n  b', 20, 'a\n\n  b'],
  ['lines by other separators', 'a\u2028b\u2029\u2028\u2029c', 20, 'a\nb\n\nc'],
  ['markup, which is text', '<b>x</b>', 20, '<b>x</b>'],
])('tidying: %s', (_what, text, max, tidied) => {
  expect(tidy(text, max)).toBe(tidied);
});

test('tidied text is limited in length, trimmed and without hidden characters; tidying is idempotent', () => {
  const anyCharacter = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  const anyText = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        '\r',
        '\n',
        ' ',
        '\u202e',
        '\ufeff',
        '😀',
        '\u0301',
        '\u200d',
        '\u2028',
      ),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, max) => {
      const tidied = tidy(text, max);
      if (tidied === null) return;
      expect(tidied.length).toBeGreaterThan(0);
      expect(tidied.length).toBeLessThanOrEqual(max);
      expect(tidied).not.toMatch(/\n\s*\n\s*\n/);
      expect(tidied).not.toMatch(/[\r\u2028\u2029\u0000-\u0008\u202a-\u202e\u2066-\u2069\ufeff]/);
      expect(tidied).toBe(tidied.trim());
      expect(tidy(tidied, max)).toBe(tidied);
    }),
  );
});

test('only the beginning of a text of megabytes is examined', () => {
  const started = performance.now();
  expect(tidy('\u202e'.repeat(20_000_000), 200)).toBeNull();
  expect(performance.now() - started).toBeLessThan(1000);
});
