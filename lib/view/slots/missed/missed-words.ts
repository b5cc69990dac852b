import type { OfferLanguage } from '../../../domain/details/offer-language.ts';

/** What is suggested to be written after a no-show, in one language. */
export interface MissedWords {
  /** The subject of the mail. */
  subject: string;
  /** After a first, a second and a later no-show, with places such as `{name}`. */
  texts: readonly [string, string, string];
}

const LOADERS: Readonly<Record<OfferLanguage, () => Promise<{ WORDS: MissedWords }>>> = {
  en: () => import('./missed-en.ts'),
  de: () => import('./missed-de.ts'),
};

/** Loads what is suggested in a language: a script of its own, fetched when it is used. */
export const loadMissedWords = async (language: OfferLanguage): Promise<MissedWords> =>
  (await LOADERS[language]()).WORDS;
