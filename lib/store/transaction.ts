import type { IDBPTransaction, StoreNames } from 'idb';
import type { StoreSchema } from './schema.ts';

/** The stores a batch is written to, all in one transaction. */
export const STORES = [
  'bookings',
  'contacts',
  'directory',
  'facts',
  'slices',
  'shelves',
] as const satisfies StoreNames<StoreSchema>[];

export type WriteTransaction = IDBPTransaction<StoreSchema, typeof STORES, 'readwrite'>;
