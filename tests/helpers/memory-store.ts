import type { KeyedStore } from '../../lib/platform/storage.ts';

/** A `KeyedStore` in memory that returns copies, as the browser's storage does. */
export interface MemoryStore extends KeyedStore {
  /** Its whole content. */
  dump(): Record<string, unknown>;
  /** Makes every later `set` fail with `error`, as on a full disk; `null` repairs it. */
  breakSet(error: Error | null): void;
}

/** A store filled with copies of `items`. */
export function memoryStore(items: Record<string, unknown> = {}): MemoryStore {
  const kept = new Map(Object.entries(structuredClone(items)));
  let broken: Error | null = null;
  return {
    get: async (key) => structuredClone(kept.get(key)),
    all: async (prefix) =>
      new Map(structuredClone([...kept].filter(([key]) => key.startsWith(prefix)))),
    async set(key, value) {
      if (broken) throw broken;
      kept.set(key, structuredClone(value));
    },
    async remove(...keys) {
      for (const key of keys) kept.delete(key);
    },
    async clear() {
      kept.clear();
    },
    dump: () => structuredClone(Object.fromEntries(kept)),
    breakSet(error) {
      broken = error;
    },
  };
}
