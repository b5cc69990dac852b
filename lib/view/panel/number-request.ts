import { effect, type ReadonlySignal } from '@preact/signals-core';
import { ok } from '../../domain/result.ts';
import type { SearchIndex } from '../../store/index-cache.ts';
import type { ActiveTab } from '../active-tab.ts';
import type { ViewDeps } from '../deps.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import type { ExtrasEvents, PanelModel } from './model.ts';
import { peopleByNumber } from './people-by-number.ts';

/** Limit on the people of one number, such as a company's switchboard. */
const MAX_PEOPLE = 10;

/**
 * Turns a request for a telephone number into one for whoever booked with it, as far as the store
 * knows, also when they book only while it is shown. A request made meanwhile stays. Answers the
 * command to look up a number: it shows whoever is found and resolves to how many they are.
 */
export function followNumbers(
  deps: Pick<ViewDeps, 'reader' | 'observeChanges'>,
  { asked, show }: { asked: ReadonlySignal<PanelModel['asked']>; show: ActiveTab['show'] },
  index: () => SearchIndex,
): ExtrasEvents['findNumber'] {
  async function find(number: string) {
    const people = await peopleByNumber(number, index(), deps.reader, MAX_PEOPLE);
    const names = Object.fromEntries(people.map(({ address, name }) => [address, name]));
    return { number, addresses: Object.keys(names), names };
  }

  async function load(): Promise<void> {
    const made = asked.peek();
    if (!made?.number || made.people.length > 0) return;
    const { reason, number, at } = made;
    const found = await find(number);
    const now = asked.peek();
    if (now?.at !== at || now.number !== number) return;
    if (found.addresses[0] || !now.names) await show({ reason, at, ...found });
  }

  effect(() => {
    if (asked.value?.number && !asked.value.names) void load();
  });
  reloadAfter(LIST_RELOAD_MS, deps, ['bookings'], load);
  return async (number) => {
    const found = await find(number);
    if (found.addresses[0]) await show({ reason: 'lookUp', ...found });
    return ok(found.addresses.length);
  };
}
