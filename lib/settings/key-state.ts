import type { KeyState } from '../view/model.ts';

/** Where `storage.local` keeps what a page of ours may see of the key. */
export const KEY_STATE = 'key.state';

/** Reads what is kept about the key; anything unreadable counts as no key. */
export function readKeyState(raw: unknown): KeyState {
  const kept = raw as { state?: unknown; ending?: unknown; account?: unknown } | null | undefined;
  if (typeof kept?.ending !== 'string') return { state: 'none' };
  const ending = kept.ending.slice(-4);
  if (kept.state === 'refused' || kept.state === 'planRefused')
    return { state: kept.state, ending };
  if (kept.state !== 'ready') return { state: 'none' };
  return { state: 'ready', ending, account: typeof kept.account === 'string' ? kept.account : '' };
}
