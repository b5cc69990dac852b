import { domainOf } from '../address/normalise.ts';
import type { IsProvider } from '../address/provider-test.ts';
import type { SettingStore } from '../platform/storage.ts';
import { IGNORE_LIST_KEY } from './setting-keys.ts';

/** The user's choices about which addresses and domains are never a customer's. */
export interface IgnoreList {
  /** Ignored: own and colleagues' addresses, and domains without an `@`. */
  listed: string[];
  /** Domains that looked like colleagues' but are customers'; they are not suggested again. */
  customers: string[];
}

/** Whether an address is on the list, itself or by its exact domain (not by a parent domain). */
export const isListed = (listed: readonly string[], address: string): boolean =>
  listed.includes(address) || listed.includes(domainOf(address));

/**
 * Domains to suggest as colleagues': those of the user's own addresses, without mail providers' and
 * without domains that are on one of the lists.
 */
export const suggestedDomains = (
  own: readonly string[],
  { listed, customers }: IgnoreList,
  isProvider: IsProvider,
): string[] =>
  [...new Set(own.map(domainOf))].filter(
    (domain) => domain && !isProvider(domain) && ![...listed, ...customers].includes(domain),
  );

const texts = (kept: unknown): string[] =>
  Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];

/** Reads the stored lists. Invalid data counts as an empty list. */
export async function readIgnoreList(store: Pick<SettingStore, 'get'>): Promise<IgnoreList> {
  const kept = (await store.get(IGNORE_LIST_KEY)) as
    | Partial<Record<keyof IgnoreList, unknown>>
    | undefined;
  return { listed: texts(kept?.listed), customers: texts(kept?.customers) };
}
