import type { PageReader } from './page-reader.ts';

/** The pages of the search index, latest month first: loaded lazily and cached. */
export interface SearchIndex {
  /** The text of the page at a position; `null` past the last. */
  at(place: number): Promise<string | null>;
  /** Loads all pages, a few at a time, so that other reads never wait long in between. */
  readAll(): Promise<void>;
}

/** Index pages read in one transaction. */
const PAGES_AT_ONCE = 4;

/** Makes a cache of the index as it is now: a later write is seen only by a new one. */
export function createSearchIndex(
  reader: Pick<PageReader, 'indexPageNames' | 'indexPages'>,
): SearchIndex {
  let names: Promise<string[]> | undefined;
  const read: Promise<string[]>[] = [];

  const load = (group: number): Promise<string[]> => {
    names ??= reader.indexPageNames();
    read[group] ??= names.then((all) => {
      const wanted = all.slice(group * PAGES_AT_ONCE, (group + 1) * PAGES_AT_ONCE);
      return wanted.length > 0 ? reader.indexPages(wanted) : [];
    });
    return read[group];
  };

  return {
    at: async (place) =>
      (await load(Math.floor(place / PAGES_AT_ONCE)))[place % PAGES_AT_ONCE] ?? null,
    async readAll() {
      for (let group = 0; (await load(group)).length > 0; group++);
    },
  };
}
