import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { isAskable } from '../address/customer-key.ts';
import { ok } from '../domain/result.ts';
import { linkedTo, readLinks } from '../settings/address-links.ts';
import { isUsable, type KeyState } from '../settings/key-state.ts';
import type { StoredPerson } from '../store/read-person.ts';
import { customerView } from './customer-view.ts';
import type { ViewDeps } from './deps.ts';
import type { CustomerView, Refresh, Subject } from './model.ts';
import { reloadAfter } from './reload.ts';

/** The query for the customer shown: read from the store at once, then refreshed from OnceHub. */
export interface CustomerQuery {
  /** What is shown; `null` while it is being read, or when there is no subject. */
  customer: ReadonlySignal<CustomerView | null>;
  /** The stored rows behind `customer`; `null` in the same cases. */
  stored: ReadonlySignal<StoredPerson | null>;
  /** The state of the request to OnceHub. */
  refresh: ReadonlySignal<Refresh>;
  /**
   * True once OnceHub has answered for every key of this customer that it can be asked for while
   * they are shown, or the background has reported that the stored answer is complete and still
   * fresh. False where it can be asked for none.
   */
  heard: ReadonlySignal<boolean>;
  /**
   * Refreshes the customer from OnceHub; with `eager` even when the stored answer is still fresh.
   */
  refetch(eager: boolean): Promise<void>;
}

/**
 * Throttle: the least time between two loads while pages of an answer arrive, in ms. It is short
 * because the rep is waiting for this answer.
 */
const CUSTOMER_RELOAD_MS = 150;
/**
 * How often the present time is updated, in ms, so that a meeting that ended is no longer `next`.
 */
const CLOCK_INTERVAL_MS = 15_000;

/**
 * Creates the query for `subjects`, shown as one customer together with every address the user
 * joined to theirs. Without subjects there is no customer. OnceHub is asked only while `key` can
 * be used.
 */
export function createCustomerQuery(
  deps: ViewDeps,
  subjects: ReadonlySignal<readonly Subject[]>,
  key: ReadonlySignal<KeyState | null>,
): CustomerQuery {
  /**
   * Stored with the addresses it belongs to, so that a late answer is never shown for another
   * person.
   */
  const kept = signal<{ who: string; stored: StoredPerson } | null>(null);
  const request = signal<{ who: string; refresh: Refresh; heard?: boolean } | null>(null);
  const now = signal(deps.clock());
  setInterval(() => {
    now.value = deps.clock();
  }, CLOCK_INTERVAL_MS);

  const who = computed(() => subjects.value.map(({ address }) => address).join(' '));
  const hasKey = computed(() => key.value !== null && isUsable(key.value));
  const linkedAddresses = async (addresses: readonly string[]) =>
    linkedTo(await readLinks(deps.settings), addresses);

  async function load(): Promise<void> {
    const wanted = who.peek();
    if (wanted === '') return;
    const addresses = subjects.peek().map(({ address }) => address);
    // Most people have no joined addresses, so their rows are read in parallel with the links.
    const alone = deps.reader.person(addresses, []);
    const { together, apart } = await linkedAddresses(addresses);
    const isJoined = together[0] || apart[0];
    const stored = await (isJoined
      ? deps.reader.person([...addresses, ...together], apart)
      : alone);
    if (who.peek() !== wanted) return;
    now.value = deps.clock();
    kept.value = { who: wanted, stored };
  }

  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  async function refetch(eager: boolean): Promise<void> {
    const [wanted, people] = [who.peek(), subjects.peek()];
    if (wanted === '') return;
    if (!hasKey.peek()) return eager ? checkKey(wanted) : undefined;
    clearTimeout(retryTimer);
    const set = (refresh: Refresh, heard = false) => {
      if (who.peek() === wanted) request.value = { who: wanted, refresh, heard };
    };
    set({ state: 'loading', since: deps.clock() });
    // The answer cannot arrive before the first paint, and the request would only delay the paint.
    await deps.afterFirstPaint;
    if (who.peek() !== wanted) return;
    const answer = await refetchEach(people, eager, () => who.peek() === wanted);
    await load();
    if (answer.ok) set({ state: 'idle' }, answer.value);
    else set({ state: 'failed', failure: answer.failure });
    const until = answer.ok ? undefined : answer.failure.until;
    if (until !== undefined && who.peek() === wanted) {
      retryTimer = setTimeout(() => void refetch(eager), Math.max(until - deps.clock(), 0) + 500);
    }
  }

  /** "Try again" with a key that OnceHub refused; once it is accepted the customer is refreshed. */
  async function checkKey(wanted: string): Promise<void> {
    if (key.peek()?.state !== 'ready') return;
    const mine = { who: wanted, refresh: { state: 'loading' as const, since: deps.clock() } };
    request.value = mine;
    await deps.send('checkKey', {});
    // By now a refresh with the accepted key may be under way.
    if (request.peek() === mine) request.value = null;
  }

  /**
   * Refreshes the people one by one, the likeliest first; stops at a failure or when others are
   * shown. Answers whether OnceHub was heard of everybody whom it can be asked for.
   */
  async function refetchEach(people: readonly Subject[], eager: boolean, isShown: () => boolean) {
    let heard: boolean | null = null;
    for (const { address, asWritten } of people) {
      const keys = [address];
      for (const key of keys) {
        if (isAskable(key)) {
          const spelling = key === address && { asWritten };
          const answer = await deps.send('refreshCustomer', { address: key, ...spelling, eager });
          if (!answer.ok) return answer;
          heard = heard !== false && (answer.value.asked || answer.value.complete);
        }
        // Read after the first request, which they would only delay.
        if (key === address) keys.push(...(await linkedAddresses([key])).together);
        if (!isShown()) return ok(false);
      }
    }
    return ok(heard ?? false);
  }

  effect(() => {
    if (who.value === '') return;
    void load();
    if (hasKey.value) void refetch(false);
  });

  deps.observeChanges((change) => {
    if (change.kind === 'forgotten') {
      kept.value = null;
      request.value = null;
      deps.reader.close();
      void load();
    }
  });
  reloadAfter(CUSTOMER_RELOAD_MS, deps, ['bookings', 'settings'], load);

  const stored = computed(() => (kept.value?.who === who.value ? kept.value.stored : null));
  const current = computed(() => (request.value?.who === who.value ? request.value : null));
  return {
    stored,
    customer: computed(() => {
      const [first] = subjects.value;
      return first && stored.value ? customerView(first, stored.value, now.value) : null;
    }),
    refresh: computed(() => current.value?.refresh ?? { state: 'idle' }),
    heard: computed(() => current.value?.heard ?? false),
    refetch,
  };
}
