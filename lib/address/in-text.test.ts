import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareInText, inText } from './in-text.ts';
import { normalise } from './normalise.ts';

describe('addresses in text', () => {
  test.each([
    ['on its own', 'mara.lindt@example.com', ['mara.lindt@example.com']],
    ['in a sentence', 'Ask mara@example.com, then Jonas.', ['mara@example.com']],
    ['in brackets', '<mara@example.com>,', ['mara@example.com']],
    ['at the end of one', '(jonas@example.com).', ['jonas@example.com']],
    ['between wide marks', '（ines@example.com）｜', ['ines@example.com']],
    [
      'between bars',
      '|mara@example.com|jonas@example.com|',
      ['mara@example.com', 'jonas@example.com'],
    ],
    ['in quotation marks', "'mara@example.com'", ['mara@example.com']],
    ['with an apostrophe', "o'neil@example.com", ["o'neil@example.com"]],
    ['possessive', "mara@example.com's desk", ['mara@example.com']],
    ['with a typographic apostrophe', 'sean.o’brien@example.com', ["sean.o'brien@example.com"]],
    ['with one as its second letter', 'Ask d’angelo@acme.example', ["d'angelo@acme.example"]],
    ['with a modifier apostrophe', 'oʼneil@example.com', ["o'neil@example.com"]],
    ['in typographic quotation marks', '‘mara@example.com’', ['mara@example.com']],
    ['behind a closing mark', 'the ‘desk’ mara@example.com', ['mara@example.com']],
    ['before an ellipsis', 'mara@example.com... and so on', ['mara@example.com']],
    ['behind an ellipsis', 'well...mara@example.com', ['mara@example.com']],
    ['behind a bullet', '-mara@example.com', ['mara@example.com']],
    ['as a mention', '+mara@example.com', ['mara@example.com']],
    ['behind a colon', 'E-mail:mara@example.com', ['mara@example.com']],
    ['before a colon', 'mara@example.com: hello', ['mara@example.com']],
    ['cut by invisible characters', 'ma\u200bra@exam\u00adple.com', ['mara@example.com']],
    ['among direction marks', '\u200emara@example.com\u200f', ['mara@example.com']],
    ['behind a script without spaces', '邮箱mara@example.com', ['mara@example.com']],
    ['behind a long vowel mark', 'メンバーmara@example.com', ['mara@example.com']],
    ['before a script without spaces', 'mara@example.com邮箱', ['mara@example.com']],
    ['behind a Hebrew prefix', 'ל-mara@example.com', ['mara@example.com']],
    ['twice, in two cases', 'Mara@Example.com mara@example.com', ['mara@example.com']],
    ['subdomains', 'mara@mail.eu.example.com', ['mara@mail.eu.example.com']],
    ['punycode', 'mara@example.xn--p1ai', ['mara@example.xn--p1ai']],
    ['a plus tag', 'mara+trial@example.com', ['mara+trial@example.com']],
    ['behind a link', 'https://example.com/ mara@example.com', ['mara@example.com']],
    ['a list of references to call', 'References: mara@example.com', ['mara@example.com']],
  ])('%s', (_, text, addresses) => {
    expect(inText(text)).toEqual(addresses);
  });

  test.each([
    ['a parameter', 'https://login.example.com/pick?Email=mara@example.com'],
    ['a parameter without its link', '?email=mara@example.com&next=1'],
    ['a path', '/people/mara@example.com'],
    ['an encoded parameter', 'to%3A%20mara@example.com'],
    ['credentials', 'https://user:pw@files.example.com'],
    ['a link with a comma', 'https://example.com/a,mara@example.com'],
    ['a link without scheme', 'www.example.com,mara@example.com'],
    ['a link without scheme in brackets', '(www.mara@example.com)'],
    ['a later sign in the same link', 'https://a@b.example.com,mara@example.com'],
    [
      'a link whose beginning is too far back',
      `https://example.com/${'a,'.repeat(2000)}mara@example.com`,
    ],
    ['a place on a map', 'https://maps.example.com/@48.20,16.37'],
    ['a pair of ids', '9c1e77d0-55aa@84c2a1d7-0b6e'],
    ['a message id', 'Message-ID: <CAF7x91d@mail.example.com>'],
    ['several message ids', 'References: <a1@mail.example.com>\n <b2@mail.example.com>'],
    ['a link to a message', 'mid:CAF7x91d@mail.example.com'],
    ['a file', 'banner@2x.png'],
    ['a file with a longer name', 'photo@home.3x.webp'],
    ['a package', 'react@18.2.0'],
    ['a repository', 'git@git.example.com:team/site.git'],
    ['a handle', '@mara@social.example.com'],
    ['the tail of a word', 'müller@example.com'],
    ['the tail of a decomposed word', 'mu\u0308ller@example.com'],
    ['a look-alike letter', 'mаra@example.com'],
    ['a mathematical letter', '𝓂ara@example.com'],
    ['a domain with letters outside a–z', 'mara@exämple.com'],
    ['the head of a longer domain', 'mara@example.comü'],
    ['no dot', 'mara@localhost'],
    ['two signs', 'mara@jonas@example.com'],
    ['letters shown backwards', '\u202emoc.elpmaxe@aram.tdnil\u202c'],
    ['a local part too long', `${'a'.repeat(65)}@example.com`],
    ['a domain too long', `mara@${'a.'.repeat(300)}com`],
  ])('no address is found in %s', (_, text) => {
    expect(inText(text)).toEqual([]);
  });

  test('bareInText keeps the case of the addresses', () => {
    expect(bareInText('Mara@Example.com')).toEqual(['Mara@Example.com']);
  });

  test('addresses before and after a link are found', () => {
    expect(inText('https://x@example.com/a@b mara@example.com @ jonas@example.com')).toEqual([
      'mara@example.com',
      'jonas@example.com',
    ]);
  });

  test('addresses after a list of message ids are found', () => {
    const header =
      'In-Reply-To: <a1@mail.example.com>, <b2@mail.example.com>\nTo: <mara@example.com>';
    expect(inText(header)).toEqual(['mara@example.com']);
  });
});

describe('addresses in any text [claim 26]', () => {
  const piece = fc.oneof(
    fc.emailAddress(),
    fc.constantFrom(
      '@',
      '.',
      '//',
      ':',
      '<',
      '>',
      ' ',
      '\u200b',
      '\u202e',
      'ü',
      '%40',
      'www.',
      'a',
      'Z-',
      '邮',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  test('the addresses found are distinct and normalised, and are found again in their own text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const addresses = inText(text);
        expect(new Set(addresses).size).toBe(addresses.length);
        for (const address of addresses) {
          expect(normalise(address)).toBe(address);
          expect(inText(address)).toEqual([address]);
        }
      }),
    );
  });

  test('an address between spaces, brackets or Chinese characters is found, in any case', () => {
    const plain = /^[a-z0-9_][a-z0-9_.%+'-]*@/i;
    const addresses = fc
      .emailAddress()
      .map((one) => one.replace(/\.[a-z]+$/i, '.Com'))
      .filter((one) => plain.test(one) && !/%[0-9a-f]{2}/i.test(one));
    const frames = fc.constantFrom(
      ['', ''],
      [' ', ' '],
      ['<', '>,'],
      ['(', ').'],
      ['邮', '邮'],
      ['\n', '\n'],
    );
    fc.assert(
      fc.property(addresses, frames, (address, [left, right]) => {
        expect(inText(`${left}${address}${right}`)).toEqual([address.toLowerCase()]);
      }),
    );
  });

  test('two texts with a break between give the addresses of both', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        fc.pre(!/(?:id|to|references)\s*:/i.test(one));
        expect(inText(`${one}\n${other}`)).toEqual([
          ...new Set([...inText(one), ...inText(other)]),
        ]);
      }),
    );
  });

  test('of a megabyte of addresses two thousand are found [claim 26]', () => {
    const text = Array.from({ length: 50_000 }, (_, n) => `person${n}@example.com`).join('\n');
    expect(text.length).toBeGreaterThan(1 << 20);
    expect(inText(text)).toHaveLength(2000);
  });

  test('an address after a megabyte of prose is found [claim 26]', () => {
    expect(inText(`${'lorem ipsum '.repeat(100_000)} mara@example.com`)).toEqual([
      'mara@example.com',
    ]);
  });
});
