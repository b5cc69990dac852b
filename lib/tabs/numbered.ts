import type { KeyedStore } from '../platform/storage.ts';

/** Every item whose key is a prefix and a number, with its number: a tab's or a window's. */
export async function numbered<T>(
  store: Pick<KeyedStore, 'all'>,
  prefix: string,
): Promise<[number: number, item: T][]> {
  const all = (await store.all(prefix)) as Map<string, T>;
  return [...all].map(([key, item]) => [Number(key.slice(prefix.length)), item]);
}
