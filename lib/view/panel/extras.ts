import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fail } from '../../domain/result.ts';
import { createPendingReader, type PendingReader } from '../../vault/reader.ts';
import type { ViewDeps } from '../deps.ts';
import type { Subject } from '../model.ts';
import { createPending } from '../pending-actions.ts';
import { createSearch } from '../search.ts';
import { watchSync } from '../sync-watchdog.ts';
import { createUndoTime } from '../undo-time.ts';
import { createCompany } from './company.ts';
import type { ExtrasEvents, ExtrasModel } from './model.ts';
import { createOutcomes } from './outcomes.ts';
import { createPageList } from './page-list.ts';

/** The extras, and what can be done with them. */
export interface Extras {
  model: ReadonlySignal<ExtrasModel>;
  events: ExtrasEvents;
}

/** What the panel shows beyond the customer, none of which is in its first picture: all of it from the store alone. */
export function createExtras(
  deps: ViewDeps,
  about: {
    /** The people of the list in front; none where there is no list. */
    listed: ReadonlySignal<readonly Subject[]>;
    /** Every address of the customer shown, the one they are shown under first. */
    addresses: ReadonlySignal<readonly string[]>;
    /** When somebody was asked for. */
    asked: ReadonlySignal<{ at: number } | null>;
    /** Asks OnceHub about the customer shown, where the store's answer is old. */
    ask(): void;
  },
  journal: PendingReader = createPendingReader(),
): Extras {
  watchSync(deps);
  const finder = createSearch(deps);
  const listed = createPageList(deps, about.listed);
  const company = createCompany(deps, about.addresses);
  // Changes with the customer, not with what is read of them.
  const occasion = computed(() => about.addresses.value[0] ?? '');
  const { shown: pending, ...acts } = createPending(deps, journal, occasion);
  const undo = createUndoTime(deps);
  const outcomes = createOutcomes(deps, { asked: about.asked, propose: acts.propose });
  const events: ExtrasEvents = {
    ...acts,
    outcomes,
    type: finder.type,
    narrow: finder.narrow,
    async join(other, together) {
      const [address] = about.addresses.peek();
      if (address === undefined) return fail('changed');
      const done = await deps.send('joinAddresses', { address, other, together });
      // A new address has bookings of its own.
      if (done.ok && together) about.ask();
      return done;
    },
    async forgetCustomer() {
      const addresses = [...about.addresses.peek()];
      return addresses.length > 0 ? deps.send('forgetCustomer', { addresses }) : fail('changed');
    },
  };
  return {
    model: computed(() => ({
      find: finder.model.value,
      listed: listed.value,
      company: company.value,
      outcomes: outcomes.view.value,
      pending: pending.value,
      undo: undo.value,
    })),
    events,
  };
}
