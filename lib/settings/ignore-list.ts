import { isFreeMail } from '../address/kinds.ts';
import { domainOf, normalise } from '../address/normalise.ts';
import type { KeyedStore } from '../platform/storage.ts';

/** What the person said of addresses and domains: whose are never a customer's, and whose may be. */
export interface Mine {
  /** Own and colleagues': addresses, and domains without an `@`. */
  listed: string[];
  /** Domains that looked like colleagues' and are customers'; they are not asked about again. */
  customers: string[];
}

/** Where `storage.local` keeps it. */
const MINE = 'mine';

/** Whether an address is on the list, itself or by its domain. A domain below it may be a customer's. */
export const isListed = (listed: readonly string[], address: string): boolean =>
  listed.includes(address) || listed.includes(domainOf(address));

/** The domains that own addresses suggest to be colleagues', as far as the person has not said yet what they are. */
export const suggestedDomains = (own: readonly string[], { listed, customers }: Mine): string[] =>
  [...new Set(own.map(domainOf))].filter(
    (domain) => domain && !isFreeMail(domain) && ![...listed, ...customers].includes(domain),
  );

const texts = (kept: unknown): string[] =>
  Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];

/** Reads the list. What cannot be read counts as never said. */
export async function readMine(store: Pick<KeyedStore, 'get'>): Promise<Mine> {
  const kept = (await store.get(MINE)) as Partial<Record<keyof Mine, unknown>> | undefined;
  return { listed: texts(kept?.listed), customers: texts(kept?.customers) };
}

/** More entries than anybody types. */
const MOST = 200;
const DOMAIN =
  /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}]{2,63}$/u;

/**
 * What was typed, as an entry: an address, or a domain with or without its `@`. `freeMail` where
 * everybody may have an address at the domain, so that it would leave out half the customers.
 */
export function mineEntry(typed: string): { entry: string } | 'freeMail' | 'unreadable' {
  const address = normalise(typed);
  if (address !== null) return { entry: address };
  const domain = typed.trim().replace(/^@/, '').toLowerCase().normalize('NFC');
  if (!DOMAIN.test(domain)) return 'unreadable';
  return isFreeMail(domain) ? 'freeMail' : { entry: domain };
}

/**
 * Says what an entry is: the person's own, customers', or, by `null`, neither. It replaces whatever
 * was said of it before.
 */
export async function sayMine(
  store: KeyedStore,
  entry: string,
  is: 'mine' | 'customer' | null,
): Promise<void> {
  const { listed, customers } = await readMine(store);
  const entriesOf = (entries: string[], wanted: boolean) => {
    const others = entries.filter((one) => one !== entry);
    return wanted ? [...others, entry].slice(-MOST) : others;
  };
  await store.set(MINE, {
    listed: entriesOf(listed, is === 'mine'),
    customers: entriesOf(customers, is === 'customer'),
  });
}
