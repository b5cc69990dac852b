import { type Intent, type IntentEvent, isUnsettled } from '../domain/action.ts';
import type { ActionCommand } from '../domain/command.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type Journal, NewerVault } from '../vault/journal.ts';
import { type CountdownDeps, countDown, type ExecuteDeps, execute, settleOne } from './execute.ts';

/** What the actions depend on. */
export interface ActionDeps extends ExecuteDeps, CountdownDeps {
  journal: Journal;
  /** How long an action can be undone, in ms. */
  window(): Promise<number>;
}

/** Orders that were taken. */
export interface Proposal {
  /** When the time to undo ends (UTC ms). */
  until: number;
  /** Resolves once each was sent and read again, refused, undone or interrupted. */
  ended: Promise<void>;
}

export interface Actions {
  /**
   * Writes orders down, all or none, and begins their time to undo; when it is over they are sent
   * one after the other. The same orders again are the same intents. Refused with `unsettled` where
   * a booking has another action under way.
   */
  propose(orders: readonly ActionCommand[]): Promise<Result<Proposal>>;
  /** Takes back what was not sent yet; answers which that was. */
  undo(ids: readonly string[]): Promise<string[]>;
  /** Ends the time to undo. */
  sendNow(ids: readonly string[]): Promise<void>;
  /** Notes that the person saw what was not carried out. */
  dismiss(ids: readonly string[]): Promise<void>;
  /**
   * Interrupts what an earlier life of the worker was still waiting to send, and reads the booking
   * of every intent in doubt once more; answers how many remain so.
   */
  settle(): Promise<number>;
}

/** An intent whose time to undo runs in this life of the worker. */
interface Waiting {
  mayLeave: boolean;
  hurry: { now: boolean; heard: Promise<void>; call(): void };
}

export function createActions(deps: ActionDeps): Actions {
  const { journal } = deps;
  /** Those proposed in this life, from before they are written down until they have ended. */
  const waiting = new Map<string, Waiting>();
  /** Intents a settling reading is under way for. */
  const reading = new Set<string>();

  /** Applies an event to each intent, and answers what those that are there became. */
  async function changeEach(ids: readonly string[], event: IntentEvent): Promise<Intent[]> {
    const changed: Intent[] = [];
    for (const id of ids) {
      const intent = await journal.change(id, event);
      if (intent) changed.push(intent);
    }
    deps.changed();
    return changed;
  }

  /** `behind` are those whose turn comes after it. */
  async function waitAndSend(
    intent: Intent,
    own: Waiting,
    behind: readonly string[],
    before?: Promise<void>,
  ): Promise<void> {
    const { id, draft, until = 0 } = intent;
    let isWell = await countDown(until, own.hurry, deps);
    // One after the other, and each no sooner than its own time is over.
    if (isWell && before) isWell = await countDown(Number.POSITIVE_INFINITY, ended(before), deps);
    while (own.mayLeave && draft) {
      if (!isWell) return void (await changeEach([id], { is: 'interrupted' }));
      const room = await execute(intent, draft, () => own.mayLeave, deps);
      if (room === undefined) return;
      await changeEach([id, ...behind], { is: 'postponed', until: room });
      // Nobody can hurry a limit.
      isWell = await countDown(room, createWaiting().hurry, deps);
    }
  }

  /** Begins the time to undo of what was just written down. */
  async function begin(intents: readonly Intent[]): Promise<void> {
    let before: Promise<void> | undefined;
    const ids = intents.map(({ id }) => id);
    const all = intents.map((intent, place) => {
      const own = waiting.get(intent.id) ?? createWaiting();
      // What breaks one is written nowhere, so a later settling interrupts it; the next has its turn.
      before = waitAndSend(intent, own, ids.slice(place + 1), before)
        .catch(() => {})
        .finally(() => waiting.delete(intent.id));
      return before;
    });
    await Promise.all(all);
  }

  async function take(orders: readonly ActionCommand[]): Promise<Result<Proposal>> {
    const bookings = new Set(orders.map(({ seen }) => seen.id));
    if (bookings.size < orders.length || orders.length === 0) return fail('badRequest');
    const at = deps.clock();
    const until = at + (await deps.window());
    const intents = orders.map((order) => proposed(order, at, until, orders));
    const fresh = intents.filter(({ id }) => !waiting.has(id));
    for (const { id } of fresh) waiting.set(id, createWaiting());
    const forgo = (left: readonly Intent[]) => {
      for (const { id } of left) waiting.delete(id);
    };
    try {
      const standing = await journal.propose(intents);
      if (!standing) {
        forgo(fresh);
        return fail('unsettled');
      }
      // One that was known before was begun before, in this life or an earlier one.
      const begun = fresh.filter((intent) => standing.includes(intent));
      forgo(fresh.filter((intent) => !begun.includes(intent)));
      const ending = begin(begun);
      deps.changed();
      return ok({ until: Math.max(...standing.map((one) => one.until ?? one.at)), ended: ending });
    } catch (error) {
      forgo(fresh);
      return fail(error instanceof NewerVault ? 'newerVault' : 'storeFull');
    }
  }

  /** One after the other, so that the same orders twice at once are the same intents. */
  let taking: Promise<unknown> = Promise.resolve();

  return {
    propose(orders) {
      const taken = taking.then(() => take(orders));
      taking = taken.catch(() => {});
      return taken;
    },
    async undo(ids) {
      for (const id of ids) {
        const own = waiting.get(id);
        // Kept in memory as well: a full disk must not send what was undone.
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
      await changeEach(ids, { is: 'told' });
    },
    async settle() {
      let left = 0;
      for (const intent of await journal.open()) {
        const { id, state } = intent;
        if (state === 'proposed' && !waiting.has(id)) await changeEach([id], { is: 'interrupted' });
        if (!isUnsettled(intent)) continue;
        if (waiting.has(id) || reading.has(id)) {
          left++;
          continue;
        }
        reading.add(id);
        try {
          if (isUnsettled(await settleOne(intent, deps))) left++;
        } finally {
          reading.delete(id);
        }
      }
      return left;
    },
  };
}

function proposed(
  { intent: id, kind, seen, reason, mail }: ActionCommand,
  at: number,
  until: number,
  all: readonly ActionCommand[],
): Intent {
  return {
    id,
    booking: seen.id,
    kind,
    before: { status: seen.status, starts: seen.starts },
    at,
    state: 'proposed',
    until,
    draft: { reason, mail, seen },
    ...(all.length > 1 && all[0] && { group: all[0].intent }),
    acknowledged: false,
    unchangedSince: null,
    format: 1,
  };
}

function createWaiting(): Waiting {
  const { promise, resolve } = Promise.withResolvers<void>();
  const hurry = {
    now: false,
    heard: promise,
    call() {
      hurry.now = true;
      resolve();
    },
  };
  return { mayLeave: true, hurry };
}

/** A promise as what a countdown listens to. */
function ended(promise: Promise<void>): { now: boolean; heard: Promise<void> } {
  const end = { now: false, heard: promise };
  void promise.then(() => {
    end.now = true;
  });
  return end;
}
