import { openVault } from '../vault/vault.ts';

/*
 * A text sealed by a passphrase: PBKDF2 with SHA-256 makes an AES-GCM key of the passphrase. The
 * bytes are a zero, the rounds (4), the salt (16), the nonce (12) and the sealed text; a text that
 * is not sealed, being printable, never begins with a zero.
 */

/** Rounds of PBKDF2-SHA-256: what OWASP's Password Storage Cheat Sheet asks for. */
export const PBKDF2_ROUNDS = 600_000;
/** More than anybody ever wrote down: bytes that ask for them were damaged, and would take for ever. */
const MAX_ROUNDS = 10_000_000;
const SALT_AT = 5;
const NONCE_AT = SALT_AT + 16;
const TEXT_AT = NONCE_AT + 12;

/** Whether bytes are a text sealed by a passphrase. */
export const isSealed = (bytes: Uint8Array): boolean => bytes[0] === 0;

/** Seals a text by a passphrase, differently each time. */
export async function sealBy(
  passphrase: string,
  text: string,
  rounds = PBKDF2_ROUNDS,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = crypto.getRandomValues(new Uint8Array(TEXT_AT));
  head[0] = 0;
  new DataView(head.buffer).setUint32(1, rounds);
  const key = await keyFrom(passphrase, head.subarray(SALT_AT, NONCE_AT), rounds);
  const algorithm = { name: 'AES-GCM', iv: head.subarray(NONCE_AT) };
  const sealed = await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode(text));
  return new Uint8Array([...head, ...new Uint8Array(sealed)]);
}

/** The text a passphrase opens; `null` where it is another passphrase, or the bytes are damaged. */
export async function openBy(
  passphrase: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  if (!isSealed(bytes) || bytes.length < TEXT_AT) return null;
  const rounds = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  if (rounds === 0 || rounds > MAX_ROUNDS) return null;
  const key = await keyFrom(passphrase, bytes.subarray(SALT_AT, NONCE_AT), rounds);
  const algorithm = { name: 'AES-GCM', iv: bytes.subarray(NONCE_AT, TEXT_AT) };
  try {
    const text = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(TEXT_AT));
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  // Keyboards spell the same letter in several ways.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, base, cipher, false, ['encrypt', 'decrypt']);
}

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
