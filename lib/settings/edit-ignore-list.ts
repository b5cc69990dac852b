import { normalise } from '../address/normalise.ts';
import type { IsProvider } from '../address/provider-test.ts';
import type { SettingStore } from '../platform/storage.ts';
import { readIgnoreList } from './ignore-list.ts';
import { IGNORE_LIST_KEY } from './setting-keys.ts';

/** Limit on the entries of each list; when it is full, the oldest entry is dropped. */
const MAX_ENTRIES = 200;
const DOMAIN =
  /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}]{2,63}$/u;

/**
 * Parses the user's input as an entry of the ignore list: an address, or a domain with or without
 * an `@` before it. Returns `freeMail` for the domain of a mail provider, since ignoring it would
 * leave out many customers, and `unreadable` for any other text.
 */
export function ignoreEntry(
  typed: string,
  isProvider: IsProvider,
): { entry: string } | 'freeMail' | 'unreadable' {
  const address = normalise(typed);
  if (address !== null) return { entry: address };
  const domain = typed.trim().replace(/^@/, '').toLowerCase().normalize('NFC');
  if (!DOMAIN.test(domain)) return 'unreadable';
  return isProvider(domain) ? 'freeMail' : { entry: domain };
}

/**
 * Puts an entry on one of the two lists and removes it from the other; `null` removes it from both.
 */
export async function setIgnored(
  store: SettingStore,
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
