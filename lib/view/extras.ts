import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fail } from '../result.ts';
import { createCompany } from './company.ts';
import type { ExtrasModel } from './extras-model.ts';
import { createFinder, type Finder } from './finder.ts';
import { createListed } from './listed.ts';
import type { PanelEvents, Subject } from './model.ts';
import type { ViewWorld } from './world.ts';

/** The extras, and what can be done with them. */
export interface Extras
  extends Pick<Finder, 'type' | 'narrow'>,
    Pick<PanelEvents, 'join' | 'forgetCustomer'> {
  model: ReadonlySignal<ExtrasModel>;
}

/** What the panel shows beyond the customer, none of which is in its first picture: all of it from the store alone. */
export function createExtras(
  world: ViewWorld,
  about: {
    /** The people of the list in front; none where there is no list. */
    listed: ReadonlySignal<readonly Subject[]>;
    /** Every address of the customer shown, the one they are shown under first. */
    addresses: ReadonlySignal<readonly string[]>;
    /** Asks OnceHub about the customer shown, where the store's answer is old. */
    ask(): void;
  },
): Extras {
  const finder = createFinder(world);
  const listed = createListed(world, about.listed);
  const company = createCompany(world, about.addresses);
  return {
    model: computed(() => ({
      find: finder.model.value,
      listed: listed.value,
      company: company.value,
    })),
    type: finder.type,
    narrow: finder.narrow,
    async join(other, together) {
      const [address] = about.addresses.peek();
      if (address === undefined) return fail('changed');
      const done = await world.send('joinAddresses', { address, other, together });
      // A new address has bookings of its own.
      if (done.ok && together) about.ask();
      return done;
    },
    async forgetCustomer() {
      const addresses = [...about.addresses.peek()];
      return addresses.length > 0 ? world.send('forgetCustomer', { addresses }) : fail('changed');
    },
  };
}
