import type { ContactRow } from './schema.ts';

/**
 * What the writer knows of the store without reading it. It holds for the store as one batch left
 * it: whoever finds another count of batches there knows nothing.
 */
export interface WriteCache {
  /** The count of batches it holds for. */
  batches: number;
  /** Contacts as they stand in the store, by id: most pages tell of the same people again. */
  contacts: Map<string, ContactRow>;
  /** Bookings met lately, by id: when they start, and in which batch they were last heard. */
  lastSeen: Map<string, { batch: number; starts: number | null }>;
  /** Colleagues' addresses; `null` where they have to be read. */
  colleagues: Set<string> | null;
  /** Whether a booking ever came whose contact nobody told of; `null` where it has to be read. */
  hasUnknownContacts: boolean | null;
  /** The shelves the last batch wrote, by name: the next one most often writes them again. */
  indexPages: Map<string, string>;
}

/** Contacts, and ids of bookings, kept in memory. */
const MAX_CACHED = 5000;

/** A memory of nothing. */
export const emptyWriteCache = (batches = 0): WriteCache => ({
  batches,
  contacts: new Map(),
  lastSeen: new Map(),
  colleagues: null,
  hasUnknownContacts: null,
  indexPages: new Map(),
});

/** What is remembered where the store counts so many batches. */
export const cacheFor = (memory: WriteCache, batches: number): WriteCache =>
  memory.batches === batches ? memory : emptyWriteCache(batches);

/** What one batch has taught, to be remembered once it is written. */
export interface CacheUpdate extends WriteCache {
  /** Bookings that are gone now. */
  gone: readonly string[];
  /** Other bookings may be gone as well. */
  isCut: boolean;
  /** People were taken out. */
  isForgetful: boolean;
}

/** A memory with what one more batch has taught. */
export function applyUpdate(before: WriteCache, update: CacheUpdate): WriteCache {
  const { gone, isCut, isForgetful, ...news } = update;
  if (isForgetful) return emptyWriteCache(news.batches);
  const isFor = before.batches === news.batches - 1;
  const contacts = isFor && before.contacts.size <= MAX_CACHED ? before.contacts : new Map();
  const lastSeen =
    isFor && !isCut && before.lastSeen.size <= MAX_CACHED ? before.lastSeen : new Map();
  for (const [id, row] of news.contacts) contacts.set(id, row);
  if (!isCut) for (const [id, met] of news.lastSeen) lastSeen.set(id, met);
  for (const id of gone) lastSeen.delete(id);
  return { ...news, contacts, lastSeen };
}
