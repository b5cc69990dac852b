import { openVault } from '../vault/vault.ts';

/*
 * Encryption by a passphrase: PBKDF2 with SHA-256 derives an AES-GCM key from the passphrase. The
 * format is a zero byte, the number of rounds (4 bytes), the salt (16), the nonce (12) and the
 * encrypted text. A plain API key is printable and never begins with a zero byte.
 */

/** Rounds of PBKDF2-SHA-256: what OWASP's Password Storage Cheat Sheet asks for. */
export const PBKDF2_ROUNDS = 600_000;
/**
 * Far more rounds than Bookside ever used: bytes with a higher count are damaged, and deriving a
 * key for them would take very long.
 */
const MAX_ROUNDS = 10_000_000;
const SALT_AT = 5;
const NONCE_AT = SALT_AT + 16;
const TEXT_AT = NONCE_AT + 12;

/** Whether bytes are a text encrypted by a passphrase; see the format above. */
export const isSealed = (bytes: Uint8Array): boolean => bytes[0] === 0;

/** Encrypts a text by a passphrase, with a new random salt and nonce each time. */
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

/** Decrypts such bytes. `null` where the passphrase is wrong or the bytes are damaged. */
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
  // Keyboards encode the same letter in several ways; NFKC makes them equal.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, base, cipher, false, ['encrypt', 'decrypt']);
}

/*
 * Encryption by the wrapping key. That key is not extractable and is stored in the vault, an
 * IndexedDB that page scripts cannot access; `storage.local`, which a page script can read in
 * Firefox, holds only encrypted data.
 */

const WRAPPING_KEY = 'wrapping';

/** Encrypted bytes as JSON; `iv` is the AES-GCM nonce. */
export interface Sealed {
  iv: number[];
  bytes: number[];
}

/** Reads the wrapping key from the vault; creates it if there is none and `make` is set. */
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

/**
 * Encrypts bytes by the wrapping key, with a new nonce each time; creates the key if there is none.
 * Throws where the vault does not open.
 */
export async function seal(bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const wrapping = await wrappingKey(true);
  if (!wrapping) throw new Error('no wrapping key');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, bytes);
  return { iv: [...iv], bytes: [...new Uint8Array(sealed)] };
}

/**
 * Decrypts bytes that `seal` encrypted. `undefined` where they are damaged or their wrapping key is
 * lost. Throws where the vault does not open.
 */
export async function unseal(sealed: unknown): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = sealed as Partial<Sealed> | null | undefined;
  if (!kept?.iv || !kept.bytes) return undefined;
  // Outside the `try`: the vault may open later, so the caller must see this error.
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
