import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { isAddress } from '../../address/customer-key.ts';
import { linkedTo, readLinks } from '../../settings/address-links.ts';
import { isListed, readIgnoreList, suggestedDomains } from '../../settings/ignore-list.ts';
import { readProviders } from '../../settings/known-providers.ts';
import type { SearchIndex } from '../../store/index-cache.ts';
import type { CustomerQuery } from '../customer-query.ts';
import type { ViewDeps } from '../deps.ts';
import type { Subject } from '../model.ts';
import { ownAddresses } from '../page-state.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import { guarded } from '../surface/trouble.ts';
import { nearBookers } from './near-bookers.ts';

/** The most people offered: more than these are no longer near. */
const MAX_OFFERED = 3;
/** The least time between two looks while the store is filled, in ms: each reads all of it. */
const RELOAD_MS = 3000;

/**
 * People with bookings who may be the customer shown under another spelling, where the customer has
 * none; empty for a group, while OnceHub is being asked, and where there is nobody. Colleagues,
 * ignored addresses and those the user set apart are left out. From the store only; `index` is
 * read when there is a customer without bookings, not before.
 */
export function createNearMisses(
  deps: Pick<ViewDeps, 'reader' | 'local' | 'settings' | 'session' | 'observeChanges'>,
  about: {
    addresses: ReadonlySignal<readonly string[]>;
    subjects: ReadonlySignal<readonly Subject[]>;
    shown: Pick<CustomerQuery, 'customer' | 'refresh'>;
  },
  index: () => SearchIndex,
): ReadonlySignal<Subject[]> {
  const read = signal<{ of: string; people: Subject[] } | null>(null);

  /** Whom to look for, as text, which is equal for equal customers; empty for nobody. */
  const wanted = guarded('', () => {
    const customer = about.shown.customer.value;
    const isEmpty = customer?.next === null && customer.history.length === 0;
    const addresses = about.addresses.value.filter(isAddress);
    const isWanted =
      isEmpty && about.subjects.value.length === 1 && about.shown.refresh.value.state !== 'loading';
    return isWanted && addresses[0] ? JSON.stringify([addresses, customer.name]) : '';
  });

  async function load(): Promise<void> {
    const of = wanted.peek();
    if (of === '') return;
    const [addresses, name] = JSON.parse(of) as [string[], string | null];
    const [directory, ignored, links, own, isProvider] = await Promise.all([
      deps.reader.directory(),
      readIgnoreList(deps.settings),
      readLinks(deps.settings),
      ownAddresses(deps),
      readProviders(deps.session),
    ]);
    const { apart } = linkedTo(links, addresses);
    const left = [
      ignored.listed,
      apart,
      // Whoever is joined to somebody set apart would bring them along.
      apart.flatMap((one) => linkedTo(links, [one]).together),
      directory.flatMap(({ address, former = [] }) => [address ?? [], former].flat()),
      own,
      suggestedDomains(own, ignored, isProvider),
    ].flat();
    const isLeftOut = (address: string) => isListed(left, address);
    const customer = { addresses, name, isLeftOut, isProvider };
    const people = await nearBookers(customer, index(), deps.reader, MAX_OFFERED);
    if (wanted.peek() === of) read.value = { of, people };
  }

  effect(() => {
    // What was found earlier may have been joined and parted again since.
    read.value = null;
    if (wanted.value !== '') void load();
  });
  reloadAfter(RELOAD_MS, deps, ['bookings'], load);
  reloadAfter(LIST_RELOAD_MS, deps, ['settings', 'forgotten'], load);
  return computed(() => (read.value?.of === wanted.value ? read.value.people : []));
}
