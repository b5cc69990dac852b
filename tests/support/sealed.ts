/*
 * Expressions for an extension page or its worker that attack the stored key from inside, as
 * code injected there could.
 */

const OPEN = `const opening = indexedDB.open('bookside-vault');
  const vault = await new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const reading = vault.transaction('keys').objectStore('keys').getAll();
  const [key] = await new Promise((resolve, reject) => {
    reading.onsuccess = () => resolve(reading.result);
    reading.onerror = () => reject(reading.error);
  });
  vault.close();`;

/** Tries to export the encryption key in every format; returns the formats that succeeded. */
export const EXPORTS = `(async () => {
  ${OPEN}
  if (!(key instanceof CryptoKey)) return ['there is no sealing key'];
  const other = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['wrapKey']);
  const tries = {
    extractable: async () => { if (!key.extractable) throw new Error('it is not'); },
    json: async () => { if (JSON.stringify(key) === '{}') throw new Error('it is empty'); },
    wrapped: () => crypto.subtle.wrapKey('raw', key, other,
      { name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) }),
  };
  for (const form of ['raw', 'jwk', 'pkcs8', 'spki']) {
    tries[form] = () => crypto.subtle.exportKey(form, key);
  }
  const given = [];
  for (const [name, attempt] of Object.entries(tries)) {
    await attempt().then(() => given.push(name), () => {});
  }
  return given;
})()`;

/** Flips one bit of the encrypted key in local storage; returns how many ciphertexts were found. */
export const DAMAGE = `(async () => {
  const { local } = (globalThis.browser ?? globalThis.chrome).storage;
  const all = await local.get();
  let found = 0;
  const walk = (value) => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value.bytes)) {
      value.bytes[0] ^= 1;
      found += 1;
    }
    Object.values(value).forEach(walk);
  };
  walk(all);
  await local.set(all);
  return found;
})()`;

/** Deletes the vault database while the background is using it. */
export const LOSE_VAULT = `new Promise((resolve, reject) => {
  const deleting = indexedDB.deleteDatabase('bookside-vault');
  deleting.onsuccess = () => resolve('gone');
  deleting.onerror = () => reject(deleting.error);
})`;
