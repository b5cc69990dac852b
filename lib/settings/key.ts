import type { KeyedStore } from '../platform/storage.ts';
import { fail, ok, type Result } from '../result.ts';
import { openVault } from '../store/vault.ts';
import type { KeyState } from '../view/model.ts';
import { KEY_STATE, readKeyState } from './key-state.ts';

/** The API key: sealed on disk, plain only in the background's memory and in the header of a request. */
export interface KeyRing {
  key(): Promise<Result<string>>;
  keep(key: string, account: string): Promise<void>;
  /**
   * OnceHub refuses `key`, or its plan: every call stops until another key is entered. Late news of
   * a key that was replaced meanwhile changes nothing.
   */
  refused(kind: 'keyRefused' | 'planRefused', key?: string): Promise<void>;
  state(): Promise<KeyState>;
  /** Drops what is held in memory; what is on disk is removed by whoever forgets. */
  close(): Promise<void>;
}

const SEALED = 'key.sealed';
const WRAPPING_KEY = 'wrapping';

interface Sealed {
  iv: number[];
  bytes: number[];
}

/**
 * Makes the key ring. The wrapping key is not extractable and lives in the vault, where a page
 * script can never look; `storage.local`, which a page script can read in Firefox, holds only what
 * it sealed.
 */
export function createKeyRing(store: KeyedStore): KeyRing {
  let plain: string | undefined;

  async function wrappingKey(make: boolean): Promise<CryptoKey | undefined> {
    const vault = await openVault();
    try {
      const kept = await vault.get('keys', WRAPPING_KEY);
      if (kept || !make) return kept;
      const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      await vault.put('keys', made, WRAPPING_KEY);
      return made;
    } finally {
      vault.close();
    }
  }

  async function unseal(): Promise<string | undefined> {
    const sealed = (await store.get(SEALED)) as Sealed | undefined;
    if (!sealed) return undefined;
    try {
      const wrapping = await wrappingKey(false);
      if (!wrapping) return undefined;
      const algorithm = { name: 'AES-GCM', iv: new Uint8Array(sealed.iv) };
      const bytes = await crypto.subtle.decrypt(algorithm, wrapping, new Uint8Array(sealed.bytes));
      return new TextDecoder().decode(bytes);
    } catch {
      // Damaged, or sealed by a vault that is lost: it has to be entered again.
      return undefined;
    }
  }

  const state = async () => readKeyState(await store.get(KEY_STATE));

  return {
    state,
    async key() {
      const known = await state();
      if (known.state === 'refused') return fail('keyRefused');
      if (known.state === 'planRefused') return fail('planRefused');
      if (known.state === 'none') return fail('noKey');
      const unsealed = plain ?? (await unseal());
      // Another key may have been entered while this one was unsealed: that one stands.
      plain ??= unsealed;
      if (plain !== undefined) return ok(plain);
      await store.remove(SEALED, KEY_STATE);
      return fail('noKey');
    },
    async keep(key, account) {
      const wrapping = await wrappingKey(true);
      if (!wrapping) throw new Error('no wrapping key');
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        wrapping,
        new TextEncoder().encode(key),
      );
      const sealed: Sealed = { iv: [...iv], bytes: [...new Uint8Array(bytes)] };
      await store.set(SEALED, sealed);
      await store.set(KEY_STATE, { state: 'ready', ending: key.slice(-4), account });
      plain = key;
    },
    async refused(kind, key) {
      if (key !== undefined && plain !== undefined && key !== plain) return;
      const known = await state();
      if (known.state !== 'ready') return;
      const now = kind === 'keyRefused' ? 'refused' : 'planRefused';
      await store.set(KEY_STATE, { state: now, ending: known.ending });
    },
    async close() {
      plain = undefined;
    },
  };
}
