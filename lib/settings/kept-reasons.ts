import { MAX_PHRASE_CHARS, MAX_REASON_CHARS, PHRASES } from '../domain/command.ts';
import type { SettingStore } from '../platform/storage.ts';
import { REASONS_KEY } from './setting-keys.ts';

/** What is at hand when a reason is asked for. */
export interface KeptReasons {
  /** The user's own phrases by their places; `null` where the suggested one stands. */
  phrases: (string | null)[];
  /** The last reason in the user's own words; `null` for none. */
  last: string | null;
}

/** A text without blanks at its ends; `null` where nothing is left, or it is no text. */
function words(value: unknown, max: number): string | null {
  return (typeof value === 'string' && value.trim().slice(0, max)) || null;
}

/** Reads what is kept. Unreadable data counts as nothing kept. */
export async function readReasons(store: Pick<SettingStore, 'get'>): Promise<KeptReasons> {
  const kept = ((await store.get(REASONS_KEY)) ?? {}) as Record<string, unknown>;
  const phrases: unknown[] = Array.isArray(kept.phrases) ? kept.phrases : [];
  return {
    phrases: Array.from({ length: PHRASES }, (_, place) => words(phrases[place], MAX_PHRASE_CHARS)),
    last: words(kept.last, MAX_REASON_CHARS),
  };
}

/** Keeps the user's phrases and last reason. */
export function keptReasons(store: SettingStore) {
  const change = async (changes: Partial<KeptReasons>) =>
    store.set(REASONS_KEY, { ...(await readReasons(store)), ...changes });
  return {
    /** Replaces the phrases, in their places; blanks alone stand for the suggested one. */
    setPhrases: (phrases: readonly string[]): Promise<void> =>
      change({
        phrases: Array.from({ length: PHRASES }, (_, at) => words(phrases[at], MAX_PHRASE_CHARS)),
      }),
    /** Replaces the last reason; blanks alone change nothing. */
    async keepLast(text: string): Promise<void> {
      const last = words(text, MAX_REASON_CHARS);
      if (last !== null) await change({ last });
    },
    /** Deletes the last reason, which may name a customer. */
    forgetLast: (): Promise<void> => change({ last: null }),
  };
}
