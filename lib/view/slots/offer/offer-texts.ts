import type { OfferLanguage } from '../../../domain/details/offer-language.ts';
import type { OfferTexts } from './texts/offer-words.ts';

const LOADERS: Readonly<Record<OfferLanguage, () => Promise<{ TEXTS: OfferTexts }>>> = {
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
};

/** Loads the words of a language: a script of its own, fetched when the language is used. */
export const loadOfferTexts = async (language: OfferLanguage): Promise<OfferTexts> =>
  (await LOADERS[language]()).TEXTS;
