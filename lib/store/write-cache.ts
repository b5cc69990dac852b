import type { ContactRow } from './schema.ts';
import type { UserAddresses } from './write-bookings.ts';

/**
 * The writer's cache: parts of the store's contents, held in memory. It is valid for the store as
 * one certain batch left it; with another count of batches in the store it is stale.
 */
export interface WriteCache {
  /** The store's count of batches that the cache is valid for. */
  batches: number;
  /** Contacts as they are stored, by id: most pages of bookings name the same people again. */
  contacts: Map<string, ContactRow>;
  /** Recently written bookings, by id: their last batch, and their start (UTC ms). */
  lastSeen: Map<string, { batch: number; starts: number | null }>;
  /** The addresses of users; `null`: not cached. */
  users: UserAddresses | null;
  /** Whether a booking was ever stored whose contact was not; `null`: not cached. */
  hasUnknownContacts: boolean | null;
  /** Index pages the last batch wrote, by name: the next batch most often writes the same ones. */
  indexPages: Map<string, string>;
}

/** The cache of contacts, and that of bookings, is emptied once it has more entries than this. */
const MAX_CACHED = 5000;

/** An empty cache. */
export const emptyWriteCache = (batches = 0): WriteCache => ({
  batches,
  contacts: new Map(),
  lastSeen: new Map(),
  users: null,
  hasUnknownContacts: null,
  indexPages: new Map(),
});

/** The cache if it is valid for a store with this count of batches, else an empty one. */
export const cacheFor = (cache: WriteCache, batches: number): WriteCache =>
  cache.batches === batches ? cache : emptyWriteCache(batches);

/** The changes of one batch to the cache, to be applied once the batch is committed. */
export interface CacheUpdate extends WriteCache {
  /** Ids of bookings the batch removed. */
  gone: readonly string[];
  /** The batch may have removed other bookings as well, by pruning. */
  isCut: boolean;
  /** The batch removed people's data. */
  isForgetful: boolean;
}

/**
 * The cache after one more batch. Entries of `before` are kept only if it was valid right before
 * that batch.
 */
export function applyUpdate(before: WriteCache, update: CacheUpdate): WriteCache {
  const { gone, isCut, isForgetful, ...entries } = update;
  if (isForgetful) return emptyWriteCache(entries.batches);
  const isValid = before.batches === entries.batches - 1;
  const contacts = isValid && before.contacts.size <= MAX_CACHED ? before.contacts : new Map();
  const lastSeen =
    isValid && !isCut && before.lastSeen.size <= MAX_CACHED ? before.lastSeen : new Map();
  for (const [id, row] of entries.contacts) contacts.set(id, row);
  if (!isCut) for (const [id, seen] of entries.lastSeen) lastSeen.set(id, seen);
  for (const id of gone) lastSeen.delete(id);
  return { ...entries, contacts, lastSeen };
}
