import type { SettingStore } from '../platform/storage.ts';
import { REP_PLACES_KEY } from './setting-keys.ts';

/**
 * Who the rep is, by the owner's address of a mailbox or portal: the id of a OnceHub user, or
 * `null` where the user said that they are not the one that was proposed.
 */
export type RepPlaces = ReadonlyMap<string, string | null>;

/** Limit on the remembered mailboxes; the one answered for longest ago is dropped. */
const MAX_PLACES = 20;

const isEntry = (entry: unknown): entry is [string, string | null] =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  (typeof entry[1] === 'string' || entry[1] === null);

/** Reads these answers. Invalid data counts as not answered. */
export async function readRepPlaces(store: Pick<SettingStore, 'get'>): Promise<RepPlaces> {
  const kept = await store.get(REP_PLACES_KEY);
  return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
}

/** Stores the answer for one mailbox or portal, by its owner's lower-cased address. */
export async function writeRepPlace(
  store: SettingStore,
  place: string,
  user: string | null,
): Promise<void> {
  const others = [...(await readRepPlaces(store))].filter(([one]) => one !== place);
  await store.set(REP_PLACES_KEY, [...others, [place, user]].slice(-MAX_PLACES));
}

/** Deletes all of these answers, so that they are asked for again. */
export const clearRepPlaces = (store: Pick<SettingStore, 'set'>): Promise<void> =>
  store.set(REP_PLACES_KEY, undefined);
