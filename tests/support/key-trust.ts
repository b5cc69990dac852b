/*
 * Expressions for an extension page about what is known of the stored key, in either browser.
 */

/** Moves every instant of a doubt about the key into the past by `ms`, as if that had passed. */
export const ageDoubt = (ms: number): string => `(async () => {
  const { local } = (globalThis.browser ?? globalThis.chrome).storage;
  const { 'key.state': kept } = await local.get('key.state');
  for (const name of ['since', 'clearedAt', 'testedAt', 'dueAt']) {
    if (typeof kept.trust[name] === 'number') kept.trust[name] -= ${ms};
  }
  await local.set({ 'key.state': kept });
})()`;

/** What is known of the key, and whether it is still stored in its sealed form. */
export const KEY_TRUST = `(async () => {
  const { local } = (globalThis.browser ?? globalThis.chrome).storage;
  const { 'key.state': kept } = await local.get('key.state');
  return [kept.trust?.is ?? 'accepted', kept.sealed?.bytes.length > 0];
})()`;
