import { isFreeMail } from '../address/kinds.ts';
import { domainOf } from '../address/normalise.ts';
import type { KeyedStore } from '../platform/storage.ts';

/** What the person said of addresses and domains: whose are never a customer's, and whose may be. */
export interface IgnoreList {
  /** Own and colleagues': addresses, and domains without an `@`. */
  listed: string[];
  /** Domains that looked like colleagues' and are customers'; they are not asked about again. */
  customers: string[];
}

/** Where `storage.local` keeps it. */
export const IGNORE_LIST_KEY = 'mine';

/** Whether an address is on the list, itself or by its domain. A domain below it may be a customer's. */
export const isListed = (listed: readonly string[], address: string): boolean =>
  listed.includes(address) || listed.includes(domainOf(address));

/** The domains that own addresses suggest to be colleagues', as far as the person has not said yet what they are. */
export const suggestedDomains = (
  own: readonly string[],
  { listed, customers }: IgnoreList,
): string[] =>
  [...new Set(own.map(domainOf))].filter(
    (domain) => domain && !isFreeMail(domain) && ![...listed, ...customers].includes(domain),
  );

const texts = (kept: unknown): string[] =>
  Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];

/** Reads the list. What cannot be read counts as never said. */
export async function readIgnoreList(store: Pick<KeyedStore, 'get'>): Promise<IgnoreList> {
  const kept = (await store.get(IGNORE_LIST_KEY)) as
    | Partial<Record<keyof IgnoreList, unknown>>
    | undefined;
  return { listed: texts(kept?.listed), customers: texts(kept?.customers) };
}
