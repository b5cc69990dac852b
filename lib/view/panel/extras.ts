import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { byIdOrAddress } from '../../domain/details/user-addresses.ts';
import { fail } from '../../domain/result.ts';
import {
  createOrderReader,
  createPendingReader,
  type OrderReader,
  type PendingReader,
} from '../../vault/reader.ts';
import type { ActiveTab } from '../active-tab.ts';
import type { CustomerQuery } from '../customer-query.ts';
import type { ViewDeps } from '../deps.ts';
import { createLinks } from '../links/links.ts';
import type { Subject, Users } from '../model.ts';
import { createPending, type Pending } from '../pending/pending-actions.ts';
import { createReasons } from '../pending/reasons.ts';
import { createUndoTime } from '../pending/undo-time.ts';
import { createSearch } from '../search.ts';
import { createMoves } from '../slots/move/moves.ts';
import { createPendingMoves } from '../slots/move/pending-moves.ts';
import { createOffers } from '../slots/offer/offer.ts';
import { watchSync } from '../sync-watchdog.ts';
import { createColleagues } from './colleagues.ts';
import { createCompany } from './company.ts';
import { createConversations } from './conversations.ts';
import type { ExtrasEvents, ExtrasModel, PanelModel } from './model.ts';
import { createNearMisses } from './near-misses.ts';
import { createNoShowTargets } from './no-show-targets.ts';
import { followNumbers } from './number-request.ts';
import { createOncehubTime } from './oncehub-time.ts';
import { createOutcomes } from './outcomes.ts';
import { createPageList } from './page-list.ts';

/** The state of the panel's extras, and the commands for them. */
export interface Extras {
  model: ReadonlySignal<ExtrasModel>;
  /** The actions under way, apart from the rest of the model. */
  pending: Pending['shown'];
  events: ExtrasEvents;
}

/**
 * Creates the parts of the panel that are lazy-loaded after the first paint: search, list page,
 * company, near misses, outcomes and pending actions. They read from the store only.
 */
export function createExtras(
  deps: ViewDeps,
  about: {
    /** The people of the list page in the active tab; empty when the page is not a list. */
    listed: ReadonlySignal<readonly Subject[]>;
    /** All addresses of the customer shown; the first is the one they are shown under. */
    addresses: ReadonlySignal<readonly string[]>;
    /** The request for another person by menu or look-up, with its time (UTC ms). */
    asked: ReadonlySignal<PanelModel['asked']>;
    /** Shows these people instead of the page's. */
    show: ActiveTab['show'];
    /** The customer shown, or the people of a group. */
    subjects: ReadonlySignal<readonly Subject[]>;
    /** What is shown of them. */
    shown: CustomerQuery;
  },
  journal: PendingReader = createPendingReader(),
  orders: OrderReader = createOrderReader(),
): Extras {
  watchSync(deps);
  const finder = createSearch(deps);
  const listed = createPageList(deps, about.listed);
  const company = createCompany(deps, about.addresses);
  // Changes with the customer, but not when more of the same customer's addresses are read.
  const occasion = computed(() => about.addresses.value[0] ?? '');
  const users = createUsers(deps);
  const { shown: pending, ...acts } = createPending(deps, journal, occasion, users);
  const undo = createUndoTime(deps);
  const reasons = createReasons(deps);
  const oncehub = createOncehubTime(deps);
  const { shown: moves, ...moveActs } = createPendingMoves(deps, orders, occasion);
  const outcomes = createOutcomes(
    { ...deps, clock: oncehub.now },
    { asked: about.asked, propose: acts.propose },
  );
  const links = createLinks(deps);
  const findNumber = followNumbers(deps, about, finder.index);
  const near = createNearMisses(deps, about, finder.index);
  const noShowTargets = createNoShowTargets(about, oncehub.now);
  const events: ExtrasEvents = {
    ...acts,
    findNumber,
    links: links.events,
    outcomes,
    colleagues: createColleagues(deps),
    conversation: createConversations(deps),
    moves: createMoves(deps, moveActs, oncehub.now),
    keepReason: reasons.keep,
    offer: createOffers(deps, { addresses: about.addresses, stored: about.shown.stored }),
    type: finder.type,
    narrow: finder.narrow,
    async join(other, together) {
      const [address] = about.addresses.peek();
      if (address === undefined) return fail('changed');
      const done = await deps.send('joinAddresses', { address, other, together });
      // The joined address may have bookings that are not in the store yet.
      if (done.ok && together) void about.shown.refetch(false);
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
      near: near.value,
      links: links.model.value,
      outcomes: outcomes.view.value,
      pending: pending.value,
      moves: moves.value,
      undo: undo.value,
      users: users.value,
      reasons: reasons.view.value,
      ahead: oncehub.ahead.value,
      noShowTargets: noShowTargets.value,
    })),
    pending,
    events,
  };
}

/** The account's users as a signal: empty until the directory has been read. */
function createUsers(
  deps: Pick<ViewDeps, 'observeChanges'> & { reader: Pick<ViewDeps['reader'], 'directory'> },
): ReadonlySignal<Users> {
  const users = signal<Users>(new Map());
  const read = async () => {
    users.value = byIdOrAddress(await deps.reader.directory());
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'bookings' || kind === 'forgotten') void read();
  });
  void read();
  return users;
}
