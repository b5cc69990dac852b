import type messages from '../../public/_locales/en/messages.json';
import { knownLocale, type ZoneAndLocale } from '../domain/dates.ts';
import { browser } from '../platform/browser.ts';

/** The name of a text in `public/_locales`. */
export type MessageKey = keyof typeof messages;

type Counted<Key> = Key extends `${infer Base}_one` ? Base : never;

/** The name of a text with plural forms, without the suffix: `_one` and `_other` exist for it. */
export type CountedKey = Counted<MessageKey>;

type Translator = (key: MessageKey, substitutions: string[]) => string;

let translate: Translator = (key) => key;
let language = 'en';

/**
 * Sets the source of all texts; called once, before the first render. `uiLanguage` is the language
 * of the browser's user interface as a BCP 47 tag, such as `en-GB`.
 */
export function setTranslator(translator: Translator, uiLanguage = 'en'): void {
  translate = translator;
  language = uiLanguage;
}

/**
 * Takes all texts from `public/_locales` in the browser's language, and sets the `lang` attribute
 * of the document.
 */
export function setUpI18n(): void {
  setTranslator(
    (key: MessageKey, substitutions) => browser.i18n.getMessage(key, substitutions),
    browser.i18n.getUILanguage(),
  );
  document.documentElement.lang = browser.i18n.getMessage('language') || 'en';
}

/**
 * One text in the user's language; its placeholders `$1` to `$9` are replaced by the substitutions.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return translate(key, substitutions.map(String));
}

/**
 * The plural form of a text for `amount`; `$1` is replaced by the number in the locale's format.
 */
export function counted(key: CountedKey, amount: number): string {
  const { plurals, numbers } = countingIn(locale());
  const form = plurals.select(amount) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}`, numbers.format(amount));
}

let counting: { in: string; plurals: Intl.PluralRules; numbers: Intl.NumberFormat } | undefined;

/**
 * The plural rules and number format of a locale; cached, because creating `Intl` objects is slow.
 */
function countingIn(language: string) {
  if (counting?.in !== language) {
    const [plurals, numbers] = [new Intl.PluralRules(language), new Intl.NumberFormat(language)];
    counting = { in: language, plurals, numbers };
  }
  return counting;
}

/**
 * The locale for dates and numbers (BCP 47): the browser's UI language with its region, such as
 * `en-GB`, when the texts are in that language; otherwise the language of the texts, so that one
 * page never mixes two languages.
 */
export function locale(): string {
  const texts = t('language') || 'en';
  const isTheirs = language === texts || language.startsWith(`${texts}-`);
  return knownLocale(isTheirs ? language : texts) ?? knownLocale(texts) ?? 'en';
}

/**
 * The user's time zone and the locale for times. The zone is the browser's name for it, which may
 * be one that it does not know itself, such as `Etc/Unknown`.
 */
export const ownZoneAndLocale = (): ZoneAndLocale => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: locale(),
});
