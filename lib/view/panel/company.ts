import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { domainOf } from '../../address/normalise.ts';
import { type Booking, isBooker } from '../../domain/booking.ts';
import { byStart } from '../../domain/history.ts';
import { readProviders } from '../../settings/known-providers.ts';
import type { ViewDeps } from '../deps.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import { summarise } from '../search.ts';
import type { CompanyView } from './model.ts';

/** The largest number of a company's bookings that are read. */
const MAX_BOOKINGS = 400;

/**
 * Other people with bookings at the company of these addresses, from the store; the domain of the
 * first address decides. `null` for a mail provider's domain, without other people, and while it is
 * being read. Users of the OnceHub account are left out.
 */
export function createCompany(
  deps: Pick<ViewDeps, 'reader' | 'session' | 'observeChanges' | 'clock'>,
  addresses: ReadonlySignal<readonly string[]>,
): ReadonlySignal<CompanyView | null> {
  const read = signal<{ of: string; company: CompanyView | null } | null>(null);
  const who = computed(() => addresses.value.join(' '));

  async function load(): Promise<void> {
    const of = who.peek();
    const domain = domainOf(addresses.peek()[0] ?? '');
    if (domain === '' || (await readProviders(deps.session))(domain)) return;
    const [bookings, directory] = await Promise.all([
      deps.reader.atDomain(domain, MAX_BOOKINGS),
      deps.reader.directory(),
    ]);
    const colleagues = directory.flatMap(({ address }) => address ?? []);
    if (who.peek() !== of) return;
    const known = new Set([...of.split(' '), ...colleagues]);
    read.value = { of, company: companyView(domain, bookings, known, deps.clock()) };
  }

  effect(() => {
    if (who.value !== '') void load();
  });
  reloadAfter(LIST_RELOAD_MS, deps, ['bookings', 'forgotten'], load);
  return computed(() => (read.value?.of === who.value ? read.value.company : null));
}

/**
 * The people of a domain except the addresses in `but`, latest meeting first; `null` when there are
 * none. `now` in UTC ms. Pure.
 */
export function companyView(
  domain: string,
  bookings: readonly Booking[],
  but: ReadonlySet<string>,
  now: number,
): CompanyView | null {
  const of = new Map<string, Booking[]>();
  for (const booking of [...bookings].sort(byStart)) {
    for (const { address } of booking.people) {
      if (domainOf(address) !== domain || but.has(address)) continue;
      of.set(address, [...(of.get(address) ?? []), booking]);
    }
  }
  if (of.size === 0) return null;
  const people = [...of].map(([address, own]) => {
    const booked = own.find((booking) => isBooker(booking, address));
    const subject = { address, asWritten: address, name: booked?.name ?? null };
    return summarise(subject, null, own, now);
  });
  return { domain, people, more: bookings.length >= MAX_BOOKINGS };
}
