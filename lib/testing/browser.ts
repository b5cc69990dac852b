/**
 * Puts a stand-in where the polyfill looks for the browser. Call it before the module under test is
 * loaded, and load that by `await import(…)`.
 */
export function standInBrowser(parts: Record<string, object>): void {
  const runtime = { id: 'own', ...parts.runtime };
  // The polyfill refuses to load without `chrome`, and then takes `browser` as it is.
  Object.assign(globalThis, { chrome: { runtime }, browser: { ...parts, runtime } });
}
