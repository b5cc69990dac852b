import { isOrderUnsettled, type Order, type OrderCommand } from '../../domain/orders/order.ts';
import type { OrderEvent } from '../../domain/orders/order-event.ts';
import { isForeignOrder } from '../../domain/orders/order-outcome.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { vaultFailure } from '../../vault/journal.ts';
import { createWaiting, type Waiting } from '../in-waiting.ts';
import type { Proposal } from '../service.ts';
import { countDown } from '../undo-countdown.ts';
import { carryOut } from './carry-out.ts';
import { dropDraft, lookOnce } from './look.ts';
import type { OrderDeps } from './order-deps.ts';
import { concludeMove } from './second-half.ts';

/** The orders of the rep, from the proposal to the outcome; the shape is that of `Actions`. */
export interface Orders {
  /**
   * Writes an order to the journal and starts its undo period; after that it is sent. Idempotent:
   * the same command again is the same order. Fails with `unsettled` where its customer has another
   * order under way on the calendar or its old meeting an action, and as `vaultFailure` where the
   * journal cannot be written.
   */
  propose(command: OrderCommand): Promise<Result<Proposal>>;
  /** Withdraws orders that were not sent yet; returns the ids of those withdrawn in time. */
  undo(ids: readonly string[]): Promise<string[]>;
  /** Ends the undo period of these orders at once. */
  sendNow(ids: readonly string[]): Promise<void>;
  /** Records that the rep dismissed the notice that these orders did not end well. */
  dismiss(ids: readonly string[]): Promise<void>;
  /**
   * Cleans up after a restart of the worker: interrupts proposals that it no longer waits for,
   * looks once for each meeting in doubt, and concludes moves; nothing is sent. To be called after
   * the actions have settled. Returns how many remain in doubt. Rejects where the journal fails.
   */
  settle(): Promise<number>;
  /** Whether this worker still waits to send an order, or is sending one. */
  isBusy(): boolean;
}

/** Creates the orders. Use one instance per worker: it knows which undo periods run. */
export function createOrders(deps: OrderDeps): Orders {
  const { orders } = deps;
  /** Orders proposed in this worker, from before they are written until they have ended. */
  const waiting = new Map<string, Waiting>();
  /** Orders that `settle` looks for now, so that no two looks are made at once. */
  const looking = new Set<string>();

  async function changeEach(ids: readonly string[], event: OrderEvent): Promise<Order[]> {
    const changed: Order[] = [];
    for (const id of ids) {
      const order = await orders.change(id, event);
      if (order) changed.push(order);
    }
    deps.changed();
    return changed;
  }

  /** Waits for the undo period of an order that was just written, and carries it out. */
  async function begin(order: Order, own: Waiting): Promise<void> {
    const { id, at, until = at, draft } = order;
    try {
      const isOnTime = await countDown(until, own.hurry, deps, at);
      if (!own.mayLeave || !draft) return;
      if (isOnTime) await carryOut(order, draft, () => own.mayLeave, deps);
      else await changeEach([id], { is: 'interrupted' });
    } catch {
      // What is noted stands, and a later `settle` goes on from there.
    } finally {
      waiting.delete(id);
    }
  }

  async function take(command: OrderCommand): Promise<Result<Proposal>> {
    const own = createWaiting();
    const isFresh = !waiting.has(command.order);
    if (isFresh) waiting.set(command.order, own);
    let isBegun = false;
    try {
      const account = await deps.account();
      const guest = await orders.hash(command.draft.email);
      const at = deps.clock();
      const until = at + (await deps.window());
      const order = proposed(command, { guest, account, at, until });
      const stored = await orders.propose(order);
      if (!stored) return fail('unsettled');
      // One that was in the journal before was begun before, maybe by an earlier worker.
      isBegun = isFresh && stored === order;
      const ending = isBegun ? begin(order, own) : Promise.resolve();
      deps.changed();
      return ok({ until: stored.until ?? stored.at, ended: ending });
    } catch (error) {
      return fail(vaultFailure(error));
    } finally {
      if (isFresh && !isBegun) waiting.delete(command.order);
    }
  }

  /** Settles one order as far as is possible now; answers whether it stays in doubt. */
  async function settleOrder(order: Order): Promise<boolean> {
    const { id, state } = order;
    if (waiting.has(id)) return state !== 'proposed';
    if (state === 'proposed') await changeEach([id], { is: 'interrupted' });
    if (looking.has(id)) return true;
    looking.add(id);
    try {
      const looked = isOrderUnsettled(order) ? await lookOnce(order, deps) : order;
      // Whoever was to cancel the old meeting is gone, and nothing goes on by itself.
      const left = looked.state === 'made' ? await concludeMove(looked, deps) : looked;
      return isOrderUnsettled(left) || left.state === 'made';
    } finally {
      looking.delete(id);
    }
  }

  /** Drops what a worker that died left in memory of orders that are not in doubt any more. */
  async function tidyDrafts(): Promise<void> {
    for (const id of await deps.drafts.ids()) {
      if (!waiting.has(id) && !looking.has(id)) await dropDraft(id, deps);
    }
  }

  /** A queue of `take`, so that the same command sent twice at once becomes the same order. */
  let taking: Promise<unknown> = Promise.resolve();

  return {
    propose(command) {
      const taken = taking.then(() => take(command));
      taking = taken.catch(() => {});
      return taken;
    },
    async undo(ids) {
      for (const id of ids) {
        const own = waiting.get(id);
        // In memory as well: an undone order must not be sent because the disk is full.
        if (own) own.mayLeave = false;
        own?.hurry.call();
      }
      const undone = await changeEach(ids, { is: 'withdrawn' });
      return undone.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
    },
    async sendNow(ids) {
      for (const id of ids) waiting.get(id)?.hurry.call();
    },
    async dismiss(ids) {
      const account = await deps.account();
      for (const id of ids) {
        const order = await orders.get(id);
        if (!order) continue;
        await changeEach([id], { is: 'told', foreign: isForeignOrder(order, account) });
      }
    },
    isBusy: () => waiting.size > 0,
    async settle() {
      let left = 0;
      const failures: unknown[] = [];
      for (const order of await orders.open()) {
        // One that fails, such as a damaged row, does not keep the others from being settled.
        try {
          if (await settleOrder(order)) left++;
        } catch (error) {
          failures.push(error);
        }
      }
      await tidyDrafts().catch(() => {});
      if (failures.length > 0) throw failures[0];
      return left;
    },
  };
}

function proposed(
  { order: id, calendar, starts, draft }: OrderCommand,
  at: { guest: string; account: string; at: number; until: number },
): Order {
  const { old } = draft;
  return {
    id,
    kind: old ? 'move' : 'book',
    calendar,
    starts,
    ...(old && { old: { id: old.seen.id, starts: old.seen.starts } }),
    guest: at.guest,
    ...(at.account && { account: at.account }),
    at: at.at,
    until: at.until,
    state: 'proposed',
    draft,
    format: 1,
  };
}
