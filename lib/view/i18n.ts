import type messages from '../../public/_locales/en/messages.json';
import type { ZoneAndLocale } from '../domain/dates.ts';

/** The name of a text in `public/_locales`. */
export type MessageKey = keyof typeof messages;

type Counted<Key> = Key extends `${infer Base}_one` ? Base : never;

/** The name of a text that changes with a number: it has the forms `_one` and `_other`. */
export type CountedKey = Counted<MessageKey>;

type Translator = (key: MessageKey, substitutions: string[]) => string;

let translate: Translator = (key) => key;
let language = 'en';

/**
 * Says where texts come from, once, before the first picture. `uiLanguage` is the browser's own
 * language as a BCP 47 tag, such as `en-GB`.
 */
export function setTranslator(translator: Translator, uiLanguage = 'en'): void {
  translate = translator;
  language = uiLanguage;
}

/** One text in the person's language; `$1` to `$9` stand for the substitutions. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return translate(key, substitutions.map(String));
}

/** One text that counts: `$1` is the number, written as the language writes it. */
export function counted(key: CountedKey, amount: number): string {
  const { plurals, numbers } = countingIn(locale());
  const form = plurals.select(amount) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}`, numbers.format(amount));
}

let counting: { in: string; plurals: Intl.PluralRules; numbers: Intl.NumberFormat } | undefined;

/** How a language counts; kept, for making it costs more than using it. */
function countingIn(language: string) {
  if (counting?.in !== language) {
    const [plurals, numbers] = [new Intl.PluralRules(language), new Intl.NumberFormat(language)];
    counting = { in: language, plurals, numbers };
  }
  return counting;
}

/**
 * The language dates and numbers are written in. The browser's own where the texts speak it too,
 * with its region's habits; else the texts' language, so that no picture mixes two.
 */
export function locale(): string {
  const texts = t('language') || 'en';
  return language === texts || language.startsWith(`${texts}-`) ? language : texts;
}

/** Where the person is and in which language they are told of times. */
export const ownZoneAndLocale = (): ZoneAndLocale => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: locale(),
});
