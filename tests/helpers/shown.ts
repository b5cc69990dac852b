import { computed, signal } from '@preact/signals-core';
import { ok } from '../../lib/domain/result.ts';
import type { KeyState } from '../../lib/settings/key-state.ts';
import type { StoredCustomer } from '../../lib/store/read-person.ts';
import { createCustomerQuery } from '../../lib/view/customer-query.ts';
import type { Subject } from '../../lib/view/model.ts';
import { aBooking } from './booking.ts';
import { READY, viewDeps } from './view-deps.ts';

/** The time of these tests (UTC ms). */
export const NOW = Date.UTC(2026, 4, 5, 12);

const person = (address: string): Subject => ({ address, asWritten: address, name: null });
/** Three customers: Mara, Jo and Kim. */
export const MARA = person('mara@example.com');
/** The second customer. */
export const JO = person('jo@example.org');
/** The third customer. */
export const KIM = person('kim@example.net');

/**
 * The stored data of a customer with these bookings; their name contains the address they belong
 * to.
 */
export const withBookings = (address: string, ...ids: string[]): StoredCustomer => ({
  bookings: ids.map((id) => aBooking({ id, name: `Name of ${address}`, email: address })),
  contacts: [],
  asked: { address, at: NOW - 5, known: true, complete: true },
});

/** A view of a customer, over a store that knows all three. */
export function shown(subject: Subject | null, key: KeyState | null = READY) {
  const made = viewDeps();
  for (const { address } of [MARA, JO, KIM]) {
    made.customers.set(address, withBookings(address, `of ${address}`));
  }
  const [about, keyState] = [signal(subject), signal(key)];
  const subjects = computed(() => (about.value ? [about.value] : []));
  const view = createCustomerQuery(made.deps, subjects, keyState);
  return { ...made, about, keyState, view, name: () => view.customer.value?.name ?? null };
}

/** The result of a refresh that asked OnceHub and read every page. */
export const asked = ok({ asked: true, complete: true });
