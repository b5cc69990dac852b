import { computed, signal } from '@preact/signals-core';
import { ok } from '../../lib/domain/result.ts';
import type { KeyState } from '../../lib/settings/key-state.ts';
import type { StoredCustomer } from '../../lib/store/person-query.ts';
import { createCustomerQuery } from '../../lib/view/customer-query.ts';
import type { Subject } from '../../lib/view/model.ts';
import { aBooking } from './booking.ts';
import { READY, viewWorld } from './view-world.ts';

/** The moment these tests stand at. */
export const NOW = Date.UTC(2026, 4, 5, 12);

const person = (address: string): Subject => ({ address, asWritten: address, name: null });
/** Three customers. */
export const MARA = person('mara@example.com');
export const JO = person('jo@example.org');
export const KIM = person('kim@example.net');

/** What the store holds of somebody with these bookings, whose name tells whose they are. */
export const withBookings = (address: string, ...ids: string[]): StoredCustomer => ({
  bookings: ids.map((id) => aBooking({ id, name: `Name of ${address}`, email: address })),
  contacts: [],
  asked: { address, at: NOW - 5, known: true, complete: true },
});

/** A view about somebody, over a store that knows all three. */
export function shown(subject: Subject | null, key: KeyState | null = READY) {
  const made = viewWorld();
  for (const { address } of [MARA, JO, KIM]) {
    made.customers.set(address, withBookings(address, `of ${address}`));
  }
  const [about, keyState] = [signal(subject), signal(key)];
  const subjects = computed(() => (about.value ? [about.value] : []));
  const view = createCustomerQuery(made.deps, subjects, keyState);
  return { ...made, about, keyState, view, name: () => view.customer.value?.name ?? null };
}

/** OnceHub was asked, and every page was read. */
export const asked = ok({ asked: true, complete: true });
