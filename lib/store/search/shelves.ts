import type { StoreReader } from '../reader.ts';

/** The shelves of a search, latest month first, read when they are asked for and kept. */
export interface Shelves {
  /** The text of a shelf; `null` past the last. */
  at(place: number): Promise<string | null>;
  /** Reads them all, a few at a time, so that nobody waits for long in between. */
  readAll(): Promise<void>;
}

/** Shelves read at once. */
const FEW = 4;

export function createShelves(reader: Pick<StoreReader, 'shelfNames' | 'shelves'>): Shelves {
  let names: Promise<string[]> | undefined;
  const read: Promise<string[]>[] = [];

  const load = (bunch: number): Promise<string[]> => {
    names ??= reader.shelfNames();
    read[bunch] ??= names.then((all) => {
      const wanted = all.slice(bunch * FEW, (bunch + 1) * FEW);
      return wanted.length > 0 ? reader.shelves(wanted) : [];
    });
    return read[bunch];
  };

  return {
    at: async (place) => (await load(Math.floor(place / FEW)))[place % FEW] ?? null,
    async readAll() {
      for (let bunch = 0; (await load(bunch)).length > 0; bunch++);
    },
  };
}
