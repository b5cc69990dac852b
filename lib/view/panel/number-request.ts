import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { SearchIndex } from '../../store/index-cache.ts';
import type { PageReader } from '../../store/page-reader.ts';
import type { PanelRequest } from '../../tabs/tab-state.ts';
import type { ActiveTab } from '../active-tab.ts';
import type { ViewDeps } from '../deps.ts';
import { LIST_RELOAD_MS, reloadAfter } from '../reload.ts';
import type { PanelModel } from './model.ts';
import { peopleByNumber } from './people-by-number.ts';

/** Limit on the people of one number, such as a company's switchboard. */
const MAX_PEOPLE = 10;

/** Whoever booked with a telephone number, as a request for them. */
export async function askedBy(
  number: string,
  reader: Pick<PageReader, 'customers'>,
  index: SearchIndex,
): Promise<Pick<PanelRequest, 'number' | 'addresses'> & Required<Pick<PanelRequest, 'names'>>> {
  const people = await peopleByNumber(number, index, reader, MAX_PEOPLE);
  const names = Object.fromEntries(people.map(({ address, name }) => [address, name]));
  return { number, addresses: Object.keys(names), names };
}

/**
 * Turns a request for a telephone number into one for whoever booked with it, as far as the store
 * knows, also when they book only while it is shown. A request made meanwhile stays.
 */
export function followNumbers(
  deps: Pick<ViewDeps, 'reader' | 'observeChanges'>,
  { asked, show }: { asked: ReadonlySignal<PanelModel['asked']>; show: ActiveTab['show'] },
  index: () => SearchIndex,
): void {
  async function load(): Promise<void> {
    const made = asked.peek();
    if (!made?.number || made.people.length > 0) return;
    const { reason, number, at } = made;
    const found = await askedBy(number, deps.reader, index());
    const now = asked.peek();
    if (now?.at !== at || now.number !== number) return;
    if (!now.names || found.addresses[0]) await show({ reason, at, ...found });
  }

  effect(() => {
    if (asked.value?.number && !asked.value.names) void load();
  });
  reloadAfter(LIST_RELOAD_MS, deps, ['bookings'], load);
}
