import type { OfferLanguage } from '../../domain/details/offer-language.ts';
import type { MissedWords } from './texts/missed-words.ts';

const LOADERS: Readonly<Record<OfferLanguage, () => Promise<{ WORDS: MissedWords }>>> = {
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
};

/** Loads what is suggested in a language: a script of its own, fetched when it is used. */
export const loadMissedWords = async (language: OfferLanguage): Promise<MissedWords> =>
  (await LOADERS[language]()).WORDS;
