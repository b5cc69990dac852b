import { isOfferLanguage, type OfferLanguage } from '../domain/details/offer-language.ts';
import type { SettingStore } from '../platform/storage.ts';
import { OFFER_LANGUAGES_KEY } from './setting-keys.ts';

type Kept = [address: string, language: OfferLanguage];

/** The most customers whose language is kept; who was written to longest ago is left out. */
const MAX_KEPT = 2000;

/** All choices, the latest last. Unreadable data counts as no choice. */
async function load(store: Pick<SettingStore, 'get'>): Promise<Kept[]> {
  const kept = await store.get(OFFER_LANGUAGES_KEY);
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((row: unknown): Kept[] => {
    const [address, language] = Array.isArray(row) ? row : [];
    return typeof address === 'string' && isOfferLanguage(language) ? [[address, language]] : [];
  });
}

/** The language chosen for one of these addresses (lower-cased), the latest; `null` for none. */
export async function readOfferLanguage(
  store: Pick<SettingStore, 'get'>,
  addresses: readonly string[],
): Promise<OfferLanguage | null> {
  const found = (await load(store)).findLast(([address]) => addresses.includes(address));
  return found?.[1] ?? null;
}

/** Keeps in which language each customer is offered times. All addresses must be normalised. */
export function offerLanguages(store: SettingStore) {
  const others = async (addresses: readonly string[]) =>
    (await load(store)).filter(([address]) => !addresses.includes(address));
  return {
    /** Keeps the language of one customer. */
    async choose(address: string, language: OfferLanguage): Promise<void> {
      const kept: Kept[] = [...(await others([address])), [address, language]];
      await store.set(OFFER_LANGUAGES_KEY, kept.slice(-MAX_KEPT));
    },
    /** Deletes the choices about these addresses. */
    async forget(addresses: readonly string[]): Promise<void> {
      await store.set(OFFER_LANGUAGES_KEY, await others(addresses));
    },
  };
}
