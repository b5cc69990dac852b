import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { ok } from '../domain/result.ts';
import type { Output } from '../messages/table.ts';
import { linkedTo, readLinks } from '../settings/address-links.ts';
import type { KeyState } from '../settings/key-state.ts';
import type { StoredPerson } from '../store/person-query.ts';
import { customerView } from './customer-view.ts';
import type { ViewDeps } from './deps.ts';
import type { CustomerView, Refresh, Subject } from './model.ts';
import { reloadAfter } from './reload.ts';

/** The customer shown: read from the store at once, brought up to date behind it. */
export interface CustomerQuery {
  customer: ReadonlySignal<CustomerView | null>;
  stored: ReadonlySignal<StoredPerson | null>;
  refresh: ReadonlySignal<Refresh>;
  /** Whether OnceHub answered about this customer since they are shown, or what is stored serves as its answer. */
  heard: ReadonlySignal<boolean>;
  /** Asks OnceHub, even when the stored answer is young. */
  ask(eager: boolean): Promise<void>;
}

/** The least time between two loads while the pages of an answer come in, in ms: the rep waits for it. */
const CUSTOMER_RELOAD_MS = 150;
/** How often "now" moves, in ms: a meeting that ends leaves its place. */
const CLOCK_INTERVAL_MS = 15_000;

/** Shows some subjects as one customer, with every address that is joined to theirs; none, nobody. */
export function createCustomerQuery(
  deps: ViewDeps,
  subjects: ReadonlySignal<readonly Subject[]>,
  key: ReadonlySignal<KeyState | null>,
): CustomerQuery {
  /** With whom it belongs to, so that a late answer never stands under another name. */
  const kept = signal<{ who: string; stored: StoredPerson } | null>(null);
  const asking = signal<{ who: string; refresh: Refresh; heard?: boolean } | null>(null);
  const now = signal(deps.clock());
  setInterval(() => {
    now.value = deps.clock();
  }, CLOCK_INTERVAL_MS);

  const who = computed(() => subjects.value.map(({ address }) => address).join(' '));
  const hasKey = computed(() => key.value?.state === 'ready');
  const kin = async (addresses: readonly string[]) =>
    linkedTo(await readLinks(deps.local), addresses);

  async function load(): Promise<void> {
    const wanted = who.peek();
    if (wanted === '') return;
    const addresses = subjects.peek().map(({ address }) => address);
    // Most people are joined to nobody, and are read meanwhile.
    const alone = deps.reader.person(addresses, []);
    const { together, apart } = await kin(addresses);
    const isJoined = together[0] || apart[0];
    const stored = await (isJoined
      ? deps.reader.person([...addresses, ...together], apart)
      : alone);
    if (who.peek() !== wanted) return;
    now.value = deps.clock();
    kept.value = { who: wanted, stored };
  }

  let again: ReturnType<typeof setTimeout> | undefined;
  async function ask(eager: boolean): Promise<void> {
    const [wanted, people] = [who.peek(), subjects.peek()];
    if (wanted === '' || !hasKey.peek()) return;
    clearTimeout(again);
    const set = (refresh: Refresh, heard = false) => {
      if (who.peek() === wanted) asking.value = { who: wanted, refresh, heard };
    };
    set({ state: 'loading', since: deps.clock() });
    // The answer will not be in it, and asking would only delay it.
    await deps.afterFirstPaint;
    if (who.peek() !== wanted) return;
    const answer = await askEach(people, eager, () => who.peek() === wanted);
    await load();
    if (answer.ok) set({ state: 'idle' }, answer.value.asked || answer.value.complete);
    else set({ state: 'failed', failure: answer.failure });
    const until = answer.ok ? undefined : answer.failure.until;
    if (until !== undefined && who.peek() === wanted) {
      again = setTimeout(() => void ask(eager), Math.max(until - deps.clock(), 0) + 500);
    }
  }

  /** One after the other, the likeliest first, until one fails or somebody else is shown. */
  async function askEach(people: readonly Subject[], eager: boolean, isShown: () => boolean) {
    let answer: Output<'refreshCustomer'> = ok({ asked: false, complete: true });
    for (const { address, asWritten } of people) {
      answer = await deps.send('refreshCustomer', { address, asWritten, eager });
      const { together } = await kin([address]);
      for (const other of together) {
        if (!answer.ok || !isShown()) return answer;
        answer = await deps.send('refreshCustomer', { address: other, eager });
      }
      if (!answer.ok || !isShown()) return answer;
    }
    return answer;
  }

  effect(() => {
    if (who.value === '') return;
    void load();
    if (hasKey.value) void ask(false);
  });

  deps.observeChanges((change) => {
    if (change.kind === 'forgotten') {
      kept.value = null;
      asking.value = null;
      deps.reader.close();
      void load();
    }
  });
  reloadAfter(CUSTOMER_RELOAD_MS, deps, ['bookings', 'settings'], load);

  const stored = computed(() => (kept.value?.who === who.value ? kept.value.stored : null));
  const asked = computed(() => (asking.value?.who === who.value ? asking.value : null));
  return {
    stored,
    customer: computed(() => {
      const [first] = subjects.value;
      return first && stored.value ? customerView(first, stored.value, now.value) : null;
    }),
    refresh: computed(() => asked.value?.refresh ?? { state: 'idle' }),
    heard: computed(() => asked.value?.heard ?? false),
    ask,
  };
}
