import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Booking } from '../../domain/booking.ts';
import { DAY_MS } from '../../domain/dates.ts';
import { byStart, nextMeeting } from '../../domain/history.ts';
import { linkedTo, readLinks } from '../../settings/address-links.ts';
import type { StoredPerson } from '../../store/read-person.ts';
import { partOfCustomer } from '../customer-view.ts';
import type { ViewDeps } from '../deps.ts';
import type { Subject } from '../model.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import type { ListedPerson, ListedState } from './model.ts';

/** A no-show of at most this age is shown in the list, in ms. */
const RECENT_NO_SHOW_MS = 90 * DAY_MS;

const ORDER: readonly ListedState[] = ['ahead', 'missed', 'past', 'none'];

/**
 * The people of a list page, each with their bookings from the store; OnceHub is not asked. `null`
 * while they are being read, and without a list.
 */
export function createPageList(
  deps: Pick<ViewDeps, 'reader' | 'settings' | 'observeChanges' | 'clock'>,
  people: ReadonlySignal<readonly Subject[]>,
): ReadonlySignal<ListedPerson[] | null> {
  const read = signal<{ of: readonly Subject[]; rows: ListedPerson[] } | null>(null);

  async function load(): Promise<void> {
    const of = people.peek();
    if (of.length === 0) return;
    const addresses = of.map(({ address }) => address);
    const joins = await readLinks(deps.settings);
    const stored = await deps.reader.people(
      addresses.map((address) => {
        const { together, apart } = linkedTo(joins, [address]);
        return { addresses: [address, ...together], apart };
      }),
    );
    if (people.peek() === of) read.value = { of, rows: listedPeople(of, stored, deps.clock()) };
  }

  effect(() => {
    if (people.value.length > 0) void load();
  });
  reloadAfter(LIST_RELOAD_MS, deps, ['bookings', 'settings', 'forgotten'], load);
  return computed(() => (read.value?.of === people.value ? read.value.rows : null));
}

/**
 * The rows of a list page, in this order: people with an upcoming meeting, soonest first; with a
 * recent no-show, latest first; with past bookings, latest first; without bookings, in the page's
 * order. `now` in UTC ms. Pure.
 */
export function listedPeople(
  people: readonly Subject[],
  stored: readonly StoredPerson[],
  now: number,
): ListedPerson[] {
  const rows = people.map((subject, at) => listedPerson(subject, stored[at], now));
  const start = ({ booking }: ListedPerson) => booking?.starts ?? 0;
  return rows.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      (a.state === 'ahead' ? start(a) - start(b) : start(b) - start(a)),
  );
}

function listedPerson(
  subject: Subject,
  stored: StoredPerson | undefined,
  now: number,
): ListedPerson {
  const bookings = [...(stored?.bookings ?? [])].sort(byStart);
  const addresses = stored?.addresses ?? [subject.address];
  const next = nextMeeting(bookings, now);
  const missed = bookings.find((booking) => isRecentNoShow(booking, addresses, now)) ?? null;
  const [last = null] = bookings;
  const booking = next ?? missed ?? last;
  const state = next ? 'ahead' : missed ? 'missed' : last ? 'past' : 'none';
  const name = last?.name && partOfCustomer(last, addresses) === 'booker' ? last.name : null;
  return { subject: { ...subject, name: subject.name ?? name }, state, booking };
}

const isRecentNoShow = (booking: Booking, addresses: readonly string[], now: number): boolean =>
  booking.status === 'no_show' &&
  booking.starts !== null &&
  booking.starts >= now - RECENT_NO_SHOW_MS &&
  partOfCustomer(booking, addresses) === 'booker';
