import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import { counted, locale, ownZoneAndLocale, setTranslator, t } from './i18n.ts';

const keys = Object.keys(en);
const texts = (language: Record<string, { message: string }>) =>
  Object.entries(language).map(([key, { message }]) => [key, message] as const);
const places = (text: string) => [...text.matchAll(/\$\d/g)].map(String).sort();

describe('the texts in two languages', () => {
  test('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual([...keys].sort());
  });

  test.each(texts(en))('%s has the same placeholders', (key, message) => {
    const other = new Map(texts(de)).get(key) ?? '';
    expect(places(other)).toEqual(places(message));
  });

  test.each([...texts(en), ...texts(de)])('%s is complete', (key, message) => {
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    // The browser accepts no other characters in names, and ignores their letter case.
    expect(key).toMatch(/^[A-Za-z0-9_]+$/);
  });

  test('no two names differ only in letter case', () => {
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
  });

  test('texts with plural forms have both forms', () => {
    const bases = (form: string) =>
      keys.filter((key) => key.endsWith(form)).map((key) => key.slice(0, -form.length));
    expect(bases('_one')).toEqual(bases('_other').filter((base) => base !== 'status'));
  });
});

/** Every source file that can use a text. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

test('every text is used in a source file', () => {
  const code = [
    ...['components', 'lib', 'entrypoints'].flatMap(sources),
    readFileSync('wxt.config.ts', 'utf8'),
  ].join('\n');
  const literal = new Set(
    [...code.matchAll(/'(?:__MSG_)?(\w+?)(?:__)?'/g)].map((match) => match[1]),
  );
  // A name built from parts, such as `failure_${kind}_step`.
  const patterns = [...code.matchAll(/`(\w*(?:\$\{[^}]+\}\w*)+)`/g)]
    .map((match) => match[1]?.replace(/\$\{[^}]+\}/g, '\\w+') ?? '')
    .filter((pattern) => pattern.includes('_'))
    .map((pattern) => new RegExp(`^${pattern}$`));
  const countedIn = new Set([...code.matchAll(/counted\('(\w+)'/g)].map((match) => match[1]));
  const unused = keys.filter((key) => {
    const base = key.replace(/_(one|other)$/, '');
    if (literal.has(key) || (base !== key && countedIn.has(base))) return false;
    return !patterns.some((pattern) => pattern.source !== '^\\w+_\\w+$' && pattern.test(key));
  });
  expect(unused).toEqual([]);
});

describe('getting a text', () => {
  afterEach(() => setTranslator((key) => key));
  const speak = (language: typeof en, ui: string) =>
    setTranslator(
      (key, given) =>
        language[key].message.replace(/\$(\d)/g, (_, place) => given[place - 1] ?? ''),
      ui,
    );

  test('placeholders are replaced', () => {
    speak(en, 'en-US');
    expect(t('checkedAgo', '2 minutes ago')).toBe('Checked 2 minutes ago');
  });

  test.each([
    [0, '0 bookings'],
    [1, '1 booking'],
    [2, '2 bookings'],
    [3000, '3,000 bookings'],
  ])('the plural form for %s', (amount, words) => {
    speak(en, 'en-US');
    expect(counted('bookings', amount)).toBe(words);
  });

  test('German uses its own plural forms and number format', () => {
    speak(de, 'de');
    expect([counted('bookings', 1), counted('bookings', 3000)]).toEqual([
      '1 Buchung',
      '3.000 Buchungen',
    ]);
  });

  test.each([
    [en, 'en-GB', 'en-GB'],
    [en, 'en', 'en'],
    // There are no French texts, so the texts and the dates are English.
    [en, 'fr-FR', 'en'],
    [de, 'de-AT', 'de-AT'],
    // A language that the browser cannot write dates in.
    [de, 'de-AT@euro', 'de'],
    [en, 'en-', 'en'],
    [de, '', 'de'],
  ])('dates are in the language of the texts', (language, ui, expected) => {
    speak(language, ui);
    expect(locale()).toBe(expected);
  });

  test.each(['', 'en_US', 'de@euro', '–'])(
    'numbers are written, although the texts name %j as their language',
    (name) => {
      setTranslator((key, given) => (key === 'language' ? name : [key, ...given].join(' ')), name);
      expect(counted('bookings', 3000)).toBe('bookings_other 3,000');
      expect(counted('bookings', Number.NaN)).toBe('bookings_other NaN');
      expect(() => ownZoneAndLocale()).not.toThrow();
    },
  );
});
