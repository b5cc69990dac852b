import type { KeyedStore } from '../platform/storage.ts';

/**
 * Where `storage.local` keeps the sealed key with what a page of ours may see of it. While a locked
 * key is open, `storage.session` holds the same, which then counts.
 */
export const KEY_STATE = 'key.state';

/** What is known of the key now. */
export const keyState = async (stores: {
  local: Pick<KeyedStore, 'get'>;
  session: Pick<KeyedStore, 'get'>;
}): Promise<KeyState> => {
  const [open, kept] = await Promise.all([
    stores.session.get(KEY_STATE),
    stores.local.get(KEY_STATE),
  ]);
  return readKeyState(open ?? kept);
};

/** Reads what is kept about the key; anything unreadable counts as no key. */
export function readKeyState(raw: unknown): KeyState {
  const kept = raw as { state?: unknown; ending?: unknown; account?: unknown } | null | undefined;
  if (typeof kept?.ending !== 'string') return { state: 'none' };
  const ending = kept.ending.slice(-4);
  const account = typeof kept.account === 'string' ? kept.account : '';
  switch (kept.state) {
    case 'refused':
    case 'planRefused':
      return { state: kept.state, ending };
    case 'ready':
    case 'locked':
      return { state: kept.state, ending, account };
  }
  return { state: 'none' };
}

/**
 * What was typed or pasted, as a key: surrounding space and line ends removed. `null` where a
 * header could not carry it; OnceHub does not say how its keys look, so nothing else is refused.
 */
export function readKey(typed: string): string | null {
  const key = typed.trim();
  return /^[\x21-\x7e]{8,400}$/.test(key) ? key : null;
}

/** What is known of the key. `ending` is its last four characters, the only part ever shown. */
export type KeyState =
  | { state: 'none' }
  | { state: 'ready'; ending: string; account: string }
  /** Sealed by a passphrase, which has to be entered once the browser started. */
  | { state: 'locked'; ending: string; account: string }
  | { state: 'refused'; ending: string }
  | { state: 'planRefused'; ending: string };
