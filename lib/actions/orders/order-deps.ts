import type { UsersByAddress } from '../../domain/details/host-ids.ts';
import type { OrderDraft } from '../../domain/orders/order.ts';
import type { Client } from '../../oncehub/client.ts';
import type { Ordering } from '../../oncehub/ordering.ts';
import type { RefetchDeps } from '../../sync/refetch-booking.ts';
import type { Journal } from '../../vault/journal.ts';
import type { OrderJournal } from '../../vault/order-journal.ts';
import type { LeavingDeps } from '../leaving.ts';
import type { Actions } from '../service.ts';
import type { CountdownDeps } from '../undo-countdown.ts';

/**
 * What was typed for orders that are in doubt, in memory that outlives the worker but not the
 * browser: it is needed again only where the meeting was not booked. A failure loses nothing else.
 */
export interface DraftMemory {
  keep(order: string, draft: OrderDraft): Promise<void>;
  get(order: string): Promise<OrderDraft | undefined>;
  drop(order: string): Promise<void>;
  /** The ids of the orders of which something is kept. */
  ids(): Promise<string[]>;
}

/** The dependencies of orders. */
export interface OrderDeps extends LeavingDeps, CountdownDeps, RefetchDeps {
  client: Pick<Client, 'booking'>;
  ordering: Pick<Ordering, 'reserveOrder' | 'schedule' | 'bookingsSince'>;
  orders: OrderJournal;
  /** The journal of the actions, one of which is the second half of a move. */
  journal: Pick<Journal, 'get'>;
  actions: Pick<Actions, 'propose'>;
  drafts: DraftMemory;
  /** OnceHub's clock (UTC ms); `null` where its answers have no time. */
  serverClock(): number | null;
  /** The account's users by their lower-cased addresses and ids; none where not known. */
  users(): Promise<UsersByAddress>;
  /** The undo period in ms. */
  window(): Promise<number>;
}
