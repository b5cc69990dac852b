import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inText } from '../../address/in-text.ts';
import { createMask, shapeOf } from './mask.ts';

const HERE = new URL('https://app.hubspot.com/contacts/1/');

test.each([
  ['Mara Lind', 'xxxxx xxxxx'],
  ['Mara Lind <mara@example.com>, wrote', 'xxxxx xxxxx <person1@example.com>, xxxxx'],
  ['+1 202 555 0195', '+0 00000 00000 00000'],
  ['an extraordinarily long word', 'xx xxxxxxxxxx xxxxx xxxxx'],
  ['a b', 'x x'],
  ['\n\t  ', ' '],
  ['', ''],
  ['mara@example.com', 'person1@example.com'],
  ['いmara@example.comい', 'x·person1@example.com·x'],
  ['a'.repeat(3), 'xxxxx'],
])('the text %j is masked as %j', (text, masked) => {
  expect(createMask([], HERE).text(text)).toBe(masked);
});

test('a long text is cut after twelve words', () => {
  const masked = createMask([], HERE).text('word '.repeat(100));
  expect(masked.match(/x+/g)).toHaveLength(12);
  expect(masked.endsWith('…')).toBe(true);
});

test('an address always has the same placeholder, which shows its kind', () => {
  const mask = createMask(['sam@example.org'], HERE);
  expect(mask.address('Mara@Example.com')).toBe('person1@example.com');
  expect(mask.text('mara@example.com and jo@example.org')).toBe(
    'person1@example.com xxxxx person2@example.com',
  );
  expect(mask.address('sam@example.org')).toBe('own1@example.org');
  expect(mask.address('no-reply@example.com')).toBe('automated1@example.net');
  expect(mask.address('4411223@bcc.hubspot.com')).toBe('automated2@example.net');
});

test('betrays finds words that could reveal an address', () => {
  const mask = createMask([], HERE);
  mask.address('mara.lind@acme.example.com');
  mask.address('contact@mail.acme.example.com');
  expect(['row-Mara', 'acme-logo', 'LIND', 'contact'].map(mask.betrays)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

const word = fc.stringMatching(/^[\p{L}]{3,30}$/u);
const address = fc
  .tuple(fc.stringMatching(/^[a-z]{3,12}$/), fc.stringMatching(/^[a-z]{3,12}$/))
  .map(([local, host]) => `${local}@${host}.com`);

test('no word and no address of any text survives the mask', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(word, address, fc.string(), fc.lorem())), (pieces) => {
      const masked = createMask([], HERE).text(pieces.join(' '));
      expect(masked.replace(/\b(?:person|automated)\d+@example\.(?:com|net)\b/g, '')).toMatch(
        /^[x0\s<>()[\]{},;:'"|/.+_·…-]*$/,
      );
      for (const found of inText(masked)) expect(found).toMatch(/^(?:person|automated)\d+@example/);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['/in/mara-lind', 'https://…/in/x'],
  ['record/0-1/456?q=Mara', 'https://…/contacts/n/record/0-1/n'],
  [
    'mailto:Mara%20Lind%20<mara@example.com>,jo@example.org',
    'mailto:person1@example.com,person2@example.com',
  ],
  ['http://[', ''],
])('a link to %s is masked', (href, shown) => {
  expect(createMask([], HERE).link(href)).toBe(shown);
});

describe('the shape of a URL', () => {
  test.each([
    ['https://app.hubspot.com/contacts/123/record/0-1/456', 'https://…/contacts/n/record/0-1/n'],
    [
      'https://mail.google.com/mail/u/0/?x=mara#label/Mara%20Lind/FMfcgz',
      'https://…/mail/u/n/#label/x/x',
    ],
    ['https://www.linkedin.com/in/mara-lind/', 'https://…/in/x/'],
    ['mailto:mara@example.com', 'mailto:'],
    ['javascript:alert(1)', 'javascript:'],
    [
      'https://acme.lightning.force.com/lightning/r/Contact/003xx/view',
      'https://…/lightning/r/Contact/x/view',
    ],
  ])('%s', (url, shape) => {
    expect(shapeOf(new URL(url))).toBe(shape);
  });
});
