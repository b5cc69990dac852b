import type { IntentEvent } from '../domain/action.ts';
import { BATCH_BURST } from '../domain/batch.ts';
import type { ActionCommand } from '../domain/command.ts';
import { type Intent, isUnsettled } from '../domain/intent.ts';
import { isForeign } from '../domain/outcome.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { refetchBooking } from '../sync/refetch-booking.ts';
import { type Journal, vaultFailure } from '../vault/journal.ts';
import { type ExecuteDeps, execute, settleOne } from './execute.ts';
import { createWaiting, ended, type Waiting } from './in-waiting.ts';
import { type CountdownDeps, countDown } from './undo-countdown.ts';

/** The dependencies of the actions. */
export interface ActionDeps extends ExecuteDeps, CountdownDeps {
  journal: Journal;
  /** The undo period in ms. */
  window(): Promise<number>;
}

/** A batch of actions that was accepted. */
export interface Proposal {
  /** When the undo period ends (UTC ms). */
  until: number;
  /** Resolves when each action was sent and read again, refused, undone or interrupted. */
  ended: Promise<void>;
}

/** The actions of the rep on bookings, from the proposal to the outcome. */
export interface Actions {
  /**
   * Writes a batch to the journal, all or none, and starts its undo period; after that the actions
   * are sent one after the other. Idempotent: the same commands again are the same intents. Fails
   * with `unsettled` where a booking has another action under way, `badRequest` for an empty batch,
   * one with a booking twice or a reassignment to nobody, and as `vaultFailure` where the journal
   * cannot be written. `of` is the id of the move whose second half this is: it was confirmed with
   * that, and leaves at once.
   */
  propose(orders: readonly ActionCommand[], of?: string): Promise<Result<Proposal>>;
  /** Withdraws actions that were not sent yet; returns the ids of those withdrawn in time. */
  undo(ids: readonly string[]): Promise<string[]>;
  /** Ends the undo period of these actions at once. */
  sendNow(ids: readonly string[]): Promise<void>;
  /** Records that the rep dismissed the notice that these actions were not carried out. */
  dismiss(ids: readonly string[]): Promise<void>;
  /**
   * Cleans up after a restart of the worker: interrupts proposals that it no longer waits for, and
   * reads the booking of each intent in doubt once more. Returns how many remain in doubt. Rejects
   * where the journal fails; an intent that fails by itself does not keep the others from it.
   */
  settle(): Promise<number>;
  /** Whether this worker still waits to send an action, or is sending one. */
  isBusy(): boolean;
}

/** Creates the actions. Use one instance per worker: it knows which undo periods run. */
export function createActions(deps: ActionDeps): Actions {
  const { journal } = deps;
  /** Intents proposed in this worker, from before they are written until they have ended. */
  const waiting = new Map<string, Waiting>();
  /** Intents that `settle` is reading now, so that none is read twice at once. */
  const reading = new Set<string>();
  /** Restored intents whose meeting was read. */
  const shown = new Set<string>();

  /** Applies an event to each intent; returns the changed ones that are still in the journal. */
  async function changeEach(ids: readonly string[], event: IntentEvent): Promise<Intent[]> {
    const changed: Intent[] = [];
    for (const id of ids) {
      const intent = await journal.change(id, event);
      if (intent) changed.push(intent);
    }
    deps.changed();
    return changed;
  }

  /**
   * Waits for the undo period of one intent and sends it; `behind` are the ids of those of its
   * batch that follow, and `place` how many went before. Answers whether those behind may follow:
   * neither did the computer sleep, nor is there a reason why none of them can be sent.
   */
  async function waitAndSend(
    intent: Intent,
    own: Waiting,
    behind: readonly string[],
    place: number,
  ): Promise<boolean> {
    const { id, at, draft, until = 0 } = intent;
    const isDue = place > 0 && deps.clock() >= until;
    const since = place === 0 ? at : deps.clock();
    let isOnTime = isDue || (await countDown(until, own.hurry, deps, since));
    while (own.mayLeave && draft && isOnTime) {
      const priority = place < BATCH_BURST ? 'action' : 'batch';
      const sending = execute(intent, draft, () => own.mayLeave, deps, priority);
      // A sleep of the computer is noticed while one is sent as well: the rep may have gone on.
      if (behind.length > 0) {
        isOnTime = await countDown(Number.POSITIVE_INFINITY, ended(sending), deps);
      }
      const turnout = await sending;
      if (turnout.is !== 'late') return isOnTime && turnout.is === 'over';
      await changeEach([id, ...behind], { is: 'postponed', until: turnout.until });
      // A rate limit cannot be shortened by `sendNow`.
      isOnTime &&= await countDown(turnout.until, createWaiting().hurry, deps);
    }
    if (own.mayLeave) await changeEach([id], { is: 'interrupted' });
    return isOnTime;
  }

  /** Starts the undo period of intents that were just written, and sends one after the other. */
  async function begin(intents: readonly Intent[]): Promise<void> {
    const ids = intents.map(({ id }) => id);
    for (const [place, intent] of intents.entries()) {
      const own = waiting.get(intent.id) ?? createWaiting();
      const behind = ids.slice(place + 1);
      // After an exception the intent stays `proposed`, so a later `settle` interrupts it. Those
      // behind do not follow: what failed may have been noting that the computer slept.
      const mayFollow = await waitAndSend(intent, own, behind, place).catch(() => false);
      waiting.delete(intent.id);
      if (mayFollow) continue;
      await changeEach(behind, { is: 'interrupted' }).catch(() => {});
      for (const id of behind) waiting.delete(id);
      return;
    }
  }

  /** Writes a batch to the journal and starts it; see `propose`. */
  async function take(orders: readonly ActionCommand[], of?: string): Promise<Result<Proposal>> {
    const bookings = new Set(orders.map(({ seen }) => seen.id));
    const isWhole = orders.every(
      ({ kind, host }) => (kind === 'reassign') === (host !== undefined),
    );
    if (bookings.size < orders.length || orders.length === 0 || !isWhole) return fail('badRequest');
    const account = await deps.account();
    const at = deps.clock();
    const until = of === undefined ? at + (await deps.window()) : at;
    const intents = orders.map((order) => ({
      ...proposed(order, { at, until, account }, orders),
      ...(of !== undefined && { order: of }),
    }));
    const fresh = intents.filter(({ id }) => !waiting.has(id));
    for (const { id } of fresh) waiting.set(id, createWaiting());
    const unregister = (left: readonly Intent[]) => {
      for (const { id } of left) waiting.delete(id);
    };
    try {
      const stored = await journal.propose(intents);
      if (!stored) {
        unregister(fresh);
        return fail('unsettled');
      }
      // An intent that was in the journal before was started before, maybe by an earlier worker.
      const begun = fresh.filter((intent) => stored.includes(intent));
      unregister(fresh.filter((intent) => !begun.includes(intent)));
      const ending = begin(begun);
      deps.changed();
      return ok({ until: Math.max(...stored.map((one) => one.until ?? one.at)), ended: ending });
    } catch (error) {
      unregister(fresh);
      return fail(vaultFailure(error));
    }
  }

  /**
   * Reads the meeting of an action that is known only from the journal's copy, once in the worker's
   * life, so that its notice can name the meeting and the panel shows how it stands.
   */
  async function readRestored(intent: Intent): Promise<void> {
    if (shown.has(intent.id) || isForeign(intent, await deps.account())) return;
    const read = await refetchBooking(intent.booking, deps);
    if (read.ok) shown.add(intent.id);
  }

  /** Settles one intent as far as is possible now; answers whether it stays in doubt. */
  async function settleIntent(intent: Intent): Promise<boolean> {
    const { id, state } = intent;
    if (state === 'proposed' && !waiting.has(id)) await changeEach([id], { is: 'interrupted' });
    if (intent.restored) await readRestored(intent);
    if (!isUnsettled(intent)) return false;
    if (waiting.has(id) || reading.has(id)) return true;
    reading.add(id);
    try {
      return isUnsettled(await settleOne(intent, deps));
    } finally {
      reading.delete(id);
    }
  }

  /** A queue of `take`, so that the same commands sent twice at once become the same intents. */
  let taking: Promise<unknown> = Promise.resolve();

  return {
    propose(orders, of) {
      const taken = taking.then(() => take(orders, of));
      taking = taken.catch(() => {});
      return taken;
    },
    async undo(ids) {
      for (const id of ids) {
        const own = waiting.get(id);
        // In memory as well: an undone action must not be sent because the disk is full.
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
        const intent = await journal.get(id);
        const foreign = intent !== undefined && isForeign(intent, account);
        await changeEach([id], { is: 'told', foreign });
      }
    },
    isBusy: () => waiting.size > 0,
    async settle() {
      let left = 0;
      const failures: unknown[] = [];
      for (const intent of await journal.open()) {
        // One that fails, such as a damaged row, does not keep the others from being settled.
        try {
          if (await settleIntent(intent)) left++;
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
      return left;
    },
  };
}

function proposed(
  { intent: id, kind, host, seen, reason, mail }: ActionCommand,
  { at, until, account }: { at: number; until: number; account: string },
  all: readonly ActionCommand[],
): Intent {
  return {
    id,
    booking: seen.id,
    kind,
    ...(host !== undefined && { host }),
    before: { status: seen.status, starts: seen.starts },
    at,
    state: 'proposed',
    until,
    draft: { reason, mail, seen },
    ...(all.length > 1 && all[0] && { group: all[0].intent, size: all.length }),
    ...(account && { account }),
    format: 2,
  };
}
