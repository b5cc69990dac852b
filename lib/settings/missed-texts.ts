import { MAX_MISSED_CHARS, MISSED_TEXTS } from '../domain/details/missed-text.ts';
import { OFFER_LANGUAGES, type OfferLanguage } from '../domain/details/offer-language.ts';
import type { SettingStore } from '../platform/storage.ts';
import { MISSED_TEXTS_KEY } from './setting-keys.ts';

/**
 * The user's own texts after a first, a second and a later no-show, by language; `null` where the
 * suggested one stands.
 */
export type KeptMissedTexts = Record<OfferLanguage, (string | null)[]>;

const kept = (texts: unknown): (string | null)[] =>
  Array.from({ length: MISSED_TEXTS }, (_, place) => {
    const text: unknown = Array.isArray(texts) ? texts[place] : null;
    return (typeof text === 'string' && text.trim().slice(0, MAX_MISSED_CHARS)) || null;
  });

/** Reads what is kept. Unreadable data counts as nothing kept. */
export async function readMissedTexts(store: Pick<SettingStore, 'get'>): Promise<KeptMissedTexts> {
  const found = ((await store.get(MISSED_TEXTS_KEY)) ?? {}) as Record<string, unknown>;
  const rows = OFFER_LANGUAGES.map((language) => [language, kept(found[language])]);
  return Object.fromEntries(rows) as KeptMissedTexts;
}

/**
 * Replaces the texts of one language, in their places; blanks alone stand for the suggested one.
 */
export async function writeMissedTexts(
  store: SettingStore,
  language: OfferLanguage,
  texts: readonly string[],
): Promise<void> {
  await store.set(MISSED_TEXTS_KEY, { ...(await readMissedTexts(store)), [language]: kept(texts) });
}
