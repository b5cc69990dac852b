import type { KeyedStore } from '../platform/storage.ts';
import { KEY_STATE } from './setting-keys.ts';

/** Reads the current state of the API key. */
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

/** Parses a stored value; invalid data counts as no key. */
export function readKeyState(raw: unknown): KeyState {
  const kept = raw as { state?: unknown; ending?: unknown; account?: unknown } | null | undefined;
  if (typeof kept?.ending !== 'string') return { state: 'none' };
  const ending = kept.ending.slice(-4);
  const account = typeof kept.account === 'string' ? kept.account : '';
  switch (kept.state) {
    case 'refused':
    case 'planRefused':
    case 'ready':
    case 'locked':
      return { state: kept.state, ending, account };
  }
  return { state: 'none' };
}

/**
 * Parses the user's input as an API key: surrounding white space is removed. `null` where an HTTP
 * header could not contain it. Nothing else is rejected, since OnceHub does not document the format
 * of its keys.
 */
export function readKey(typed: string): string | null {
  const key = typed.trim();
  return /^[\x21-\x7e]{8,400}$/.test(key) ? key : null;
}

/**
 * The state of the API key. `ending` is its last four characters, the only part ever shown;
 * `account` is the address of the OnceHub account, empty where it is not known.
 */
export type KeyState =
  | { state: 'none' }
  | { state: 'ready'; ending: string; account: string }
  /** Encrypted by a passphrase, which must be entered once after each start of the browser. */
  | { state: 'locked'; ending: string; account: string }
  /** OnceHub rejected the key (401). */
  | { state: 'refused'; ending: string; account: string }
  /** The account's plan does not include the API (403). */
  | { state: 'planRefused'; ending: string; account: string };
