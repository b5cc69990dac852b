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
  if (open === undefined) return readKeyState(kept);
  // Whether OnceHub accepts the key is stored on the disk only.
  return readKeyState({ ...(open as object), trust: (kept as { trust?: unknown } | null)?.trust });
};

const MARKS: readonly KeyMark[] = ['doubted', 'refused', 'planRefused'];

/** Parses a stored value; invalid data counts as no key. */
export function readKeyState(raw: unknown): KeyState {
  const kept = raw as Record<string, unknown> | null | undefined;
  if (typeof kept?.ending !== 'string') return { state: 'none' };
  const ending = kept.ending.slice(-4);
  const account = typeof kept.account === 'string' ? kept.account : '';
  switch (kept.state) {
    // Earlier versions kept nothing of a refused key but these facts.
    case 'refused':
    case 'planRefused':
    case 'lost':
      return { state: 'lost', ending, account };
    case 'ready':
    case 'locked': {
      const mark = MARKS.find((one) => one === (kept.trust as { is?: unknown } | null)?.is);
      return { state: kept.state, ending, account, ...(mark && { mark }) };
    }
  }
  return { state: 'none' };
}

/** Whether requests can be made with the key: it is open, and nothing is known against it. */
export const isUsable = (key: KeyState): boolean => key.state === 'ready' && key.mark === undefined;

/**
 * Parses the user's input as an API key: surrounding white space is removed. `null` where an HTTP
 * header could not contain it. Nothing else is rejected, since OnceHub does not document the format
 * of its keys.
 */
export function readKey(typed: string): string | null {
  const key = typed.trim();
  return /^[\x21-\x7e]{8,400}$/.test(key) ? key : null;
}

/** What is known against a key; `KeyTrust` has the meanings. */
export type KeyMark = 'doubted' | 'refused' | 'planRefused';

/**
 * The state of the API key. `ending` is its last four characters, the only part ever shown;
 * `account` is the address of the OnceHub account, empty where it is not known.
 */
export type KeyState =
  | { state: 'none' }
  | { state: 'ready'; ending: string; account: string; mark?: KeyMark }
  /** Encrypted by a passphrase, which must be entered once after each start of the browser. */
  | { state: 'locked'; ending: string; account: string; mark?: KeyMark }
  /** It cannot be decrypted any more, or an earlier version deleted it: enter it again. */
  | { state: 'lost'; ending: string; account: string };
