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
  heard: Map<string, { batch: number; starts: number | null }>;
  /** Colleagues' addresses; `null` where they have to be read. */
  colleagues: Set<string> | null;
  /** Whether a booking ever came whose contact nobody told of; `null` where it has to be read. */
  untold: boolean | null;
  /** The shelves the last batch wrote, by name: the next one most often writes them again. */
  shelves: Map<string, string>;
}

/** Contacts, and ids of bookings, kept in memory. */
const MOST_KNOWN = 5000;

/** A memory of nothing. */
export const emptyWriteCache = (batches = 0): WriteCache => ({
  batches,
  contacts: new Map(),
  heard: new Map(),
  colleagues: null,
  untold: null,
  shelves: new Map(),
});

/** What is remembered where the store counts so many batches. */
export const remembered = (memory: WriteCache, batches: number): WriteCache =>
  memory.batches === batches ? memory : emptyWriteCache(batches);

/** What one batch has taught, to be remembered once it is written. */
export interface Lesson extends WriteCache {
  /** Bookings that are gone now. */
  gone: readonly string[];
  /** Other bookings may be gone as well. */
  isCut: boolean;
  /** People were taken out. */
  isForgetful: boolean;
}

/** A memory with what one more batch has taught. */
export function learn(before: WriteCache, lesson: Lesson): WriteCache {
  const { gone, isCut, isForgetful, ...news } = lesson;
  if (isForgetful) return emptyWriteCache(news.batches);
  const isFor = before.batches === news.batches - 1;
  const contacts = isFor && before.contacts.size <= MOST_KNOWN ? before.contacts : new Map();
  const heard = isFor && !isCut && before.heard.size <= MOST_KNOWN ? before.heard : new Map();
  for (const [id, row] of news.contacts) contacts.set(id, row);
  if (!isCut) for (const [id, met] of news.heard) heard.set(id, met);
  for (const id of gone) heard.delete(id);
  return { ...news, contacts, heard };
}
