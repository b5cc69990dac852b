import type { KeyedStore } from '../platform/storage.ts';

/** What a person said about whether addresses belong to one customer. All lower-cased. */
export interface Kin {
  /** Other addresses of the same customer. */
  together: string[];
  /** Addresses that are somebody else's, although OnceHub has them under one contact. */
  apart: string[];
}

/** Everything that was said about addresses. */
export interface Joins {
  /** Addresses of one customer each. */
  groups: string[][];
  /** Two addresses of two customers. */
  pairs: [string, string][];
}

/** Where `storage.local` keeps it. */
export const JOINS = 'joins';

const isText = (value: unknown): value is string => typeof value === 'string';
const lists = (value: unknown): string[][] =>
  Array.isArray(value) ? value.filter((one) => Array.isArray(one) && one.every(isText)) : [];

/** What was said of one customer's addresses. Pure. */
export function kinOf({ groups, pairs }: Joins, addresses: readonly string[]): Kin {
  const mine = new Set(addresses);
  const joined = groups.filter((group) => group.some((one) => mine.has(one))).flat();
  const together = [...new Set(joined)].filter((one) => !mine.has(one));
  const all = new Set([...addresses, ...together]);
  const apart = pairs.flatMap(([a, b]) => [...(all.has(a) ? [b] : []), ...(all.has(b) ? [a] : [])]);
  return { together, apart: [...new Set(apart)].filter((one) => !all.has(one)) };
}

/** Reads what was said. What cannot be read joins and parts nothing. */
export async function readJoins(store: Pick<KeyedStore, 'get'>): Promise<Joins> {
  const kept = (await store.get(JOINS)) as Partial<Record<keyof Joins, unknown>> | undefined;
  const pairs = lists(kept?.pairs).flatMap(([a, b]): Joins['pairs'] => (a && b ? [[a, b]] : []));
  return { groups: lists(kept?.groups), pairs };
}
