import { openVault } from '../vault/vault.ts';

/*
 * Seals bytes by the wrapping key. It is not extractable and lives in the vault, where a page script
 * can never look; `storage.local`, which a page script can read in Firefox, holds only what it
 * sealed.
 */

const WRAPPING_KEY = 'wrapping';

/** Sealed bytes, as a store of JSON values can hold them. */
export interface Sealed {
  iv: number[];
  bytes: number[];
}

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

/** Seals bytes, differently each time; makes the wrapping key where there is none. */
export async function seal(bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const wrapping = await wrappingKey(true);
  if (!wrapping) throw new Error('no wrapping key');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, bytes);
  return { iv: [...iv], bytes: [...new Uint8Array(sealed)] };
}

/** What was sealed; `undefined` where it is damaged, or was sealed by a vault that is lost. */
export async function unseal(sealed: unknown): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = sealed as Partial<Sealed> | null | undefined;
  if (!kept?.iv || !kept.bytes) return undefined;
  // A vault that does not open now may open later: that is for the caller to hear.
  const wrapping = await wrappingKey(false);
  if (!wrapping) return undefined;
  try {
    const algorithm = { name: 'AES-GCM', iv: new Uint8Array(kept.iv) };
    const bytes = await crypto.subtle.decrypt(algorithm, wrapping, new Uint8Array(kept.bytes));
    return new Uint8Array(bytes);
  } catch {
    return undefined;
  }
}
