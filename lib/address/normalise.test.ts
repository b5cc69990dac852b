import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bare, domainOf, normalise } from './normalise.ts';

describe('one address', () => {
  test.each([
    ['as it is', 'mara.lindt@example.com', 'mara.lindt@example.com'],
    ['capitals', 'Mara.Lindt@Example.COM', 'mara.lindt@example.com'],
    ['room around it', ' \n\tmara@example.com\u00a0', 'mara@example.com'],
    ['a name before it', 'Mara Lindt <mara@example.com>', 'mara@example.com'],
    ['a quoted name with a comma', '"Lindt, Mara" <mara@example.com>', 'mara@example.com'],
    ['brackets alone', '<mara@example.com>', 'mara@example.com'],
    ['quotation marks', "'mara@example.com'", 'mara@example.com'],
    ['an apostrophe in the name', "o'neil@example.com", "o'neil@example.com"],
    ['closing punctuation', 'mara@example.com.', 'mara@example.com'],
    ['invisible characters', 'ma\u200bra@exam\u00adple.com\ufeff', 'mara@example.com'],
    ['direction marks', '\u2068mara@example.com\u2069\u200e', 'mara@example.com'],
    ['a plus tag', 'mara+trial@example.com', 'mara+trial@example.com'],
    ['dots at Gmail', 'm.a.r.a@gmail.com', 'm.a.r.a@gmail.com'],
    ['odd but allowed', '100%/a=b&c#!@example.com', '100%/a=b&c#!@example.com'],
    ['letters of other scripts', 'Müller@Bücher.example', 'müller@bücher.example'],
    ['a combining accent', 'mu\u0308ller@example.com', 'müller@example.com'],
    ['Hindi', 'संपर्क@उदाहरण.भारत', 'संपर्क@उदाहरण.भारत'],
    ['punycode', 'mara@xn--bcher-kva.xn--p1ai', 'mara@xn--bcher-kva.xn--p1ai'],
    ['the longest local part', `${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s', (_, raw, address) => {
    expect(normalise(raw)).toBe(address);
  });

  test.each([
    ['nothing', ''],
    ['a name', 'Mara Lindt'],
    ['a name in brackets', 'Mara <>'],
    ['no dot in the domain', 'mara@localhost'],
    ['an id', '9c1e77d0-55aa@84c2a1d7-0b6e'],
    ['a number as last label', 'mara@192.0.2.1'],
    ['an address literal', 'mara@[192.0.2.1]'],
    ['a label with a hyphen at its edge', 'mara@-example.com'],
    ['an empty label', 'mara@example..com'],
    ['a dot at the edge', '.mara@example.com'],
    ['two dots', 'mara..lindt@example.com'],
    ['two addresses', 'mara@example.com, jonas@example.com'],
    ['two signs', 'mara@jonas@example.com'],
    ['white space inside', 'mara lindt@example.com'],
    ['a scheme', 'mailto:mara@example.com'],
    ['a control character', 'ma\u0000ra@example.com'],
    ['letters shown backwards', '\u202emoc.elpmaxe@aram.tdnil'],
    ['a local part too long', `${'a'.repeat(65)}@example.com`],
    ['a label too long', `mara@${'a'.repeat(64)}.com`],
    ['an address too long', `mara@${'abcdefg.'.repeat(32)}com`],
    ['a megabyte', `${'a'.repeat(1 << 20)}@example.com`],
  ])('no address is found in %s', (_, raw) => {
    expect(normalise(raw)).toBeNull();
  });

  test('bare keeps the case of the address', () => {
    expect(bare('Mara <Mara.Lindt@Example.com>')).toBe('Mara.Lindt@Example.com');
  });

  test('normalise is idempotent', () => {
    const pieces = fc.constantFrom(
      'a',
      'É',
      'ß',
      'İ',
      'ΑΣ',
      'e\u0301',
      '.',
      '-',
      '+',
      '@',
      '<',
      ' ',
    );
    const likely = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(''));
    fc.assert(
      fc.property(
        likely,
        likely,
        fc.constantFrom('.com', '.рф', '.İO', ''),
        (local, domain, end) => {
          const address = normalise(`${local}@${domain}${end}`);
          if (address !== null) expect(normalise(address)).toBe(address);
        },
      ),
    );
  });

  test('an address that HTML and RFC 5321 both allow is taken as a whole, without a quotation mark before it', () => {
    fc.assert(
      fc.property(
        fc.emailAddress().filter((one) => !one.startsWith("'")),
        (address) => {
          expect(normalise(address)).toBe(address.toLowerCase());
        },
      ),
    );
  });
});

test('domainOf gives the part after the @ in lower case', () => {
  expect(domainOf('mara@Example.com')).toBe('example.com');
  expect(domainOf('mara')).toBe('');
});
