import { isFreeMail } from '../address/kinds.ts';
import { normalise } from '../address/normalise.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { IGNORE_LIST_KEY, readIgnoreList } from './ignore-list.ts';

/** More entries than anybody types. */
const MAX_ENTRIES = 200;
const DOMAIN =
  /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}]{2,63}$/u;

/**
 * What was typed, as an entry: an address, or a domain with or without its `@`. `freeMail` where
 * everybody may have an address at the domain, so that it would leave out half the customers.
 */
export function ignoreEntry(typed: string): { entry: string } | 'freeMail' | 'unreadable' {
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
export async function setIgnored(
  store: KeyedStore,
  entry: string,
  is: 'ignored' | 'customer' | null,
): Promise<void> {
  const { listed, customers } = await readIgnoreList(store);
  const entriesOf = (entries: string[], wanted: boolean) => {
    const others = entries.filter((one) => one !== entry);
    return wanted ? [...others, entry].slice(-MAX_ENTRIES) : others;
  };
  await store.set(IGNORE_LIST_KEY, {
    listed: entriesOf(listed, is === 'ignored'),
    customers: entriesOf(customers, is === 'customer'),
  });
}
