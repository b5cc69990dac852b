import { OFFER_LANGUAGES, type OfferLanguage } from '../../domain/details/offer-language.ts';
import { ok, type Result } from '../../domain/result.ts';
import { readMissedTexts } from '../../settings/missed-texts.ts';
import { loadMissedWords } from '../slots/missed/missed-words.ts';
import type { OptionsDeps } from './options.ts';

/** The texts after a no-show by language, in their places: the user's own, else the suggested. */
export type ShownMissedTexts = Record<OfferLanguage, string[]>;

async function suggested(): Promise<ShownMissedTexts> {
  const [en, de] = await Promise.all([loadMissedWords('en'), loadMissedWords('de')]);
  return { en: [...en.texts], de: [...de.texts] };
}

/**
 * Reads and saves the texts after a no-show. What is saved as it was suggested, or empty, stays the
 * suggested text.
 */
export const missedOptions = ({ settings, send }: Pick<OptionsDeps, 'settings' | 'send'>) => ({
  async read(): Promise<ShownMissedTexts> {
    const [kept, words] = await Promise.all([readMissedTexts(settings), suggested()]);
    const shown = (language: OfferLanguage) =>
      words[language].map((text, place) => kept[language][place] ?? text);
    return { en: shown('en'), de: shown('de') };
  },
  async save(texts: ShownMissedTexts): Promise<Result<null>> {
    const words = await suggested();
    for (const language of OFFER_LANGUAGES) {
      const own = texts[language].map((text, place) =>
        text.trim() === words[language][place] ? '' : text,
      );
      const done = await send('setMissedTexts', { language, texts: own });
      if (!done.ok) return done;
    }
    return ok(null);
  },
});
