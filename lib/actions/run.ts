import type { ActionKind, Booking, Status } from '../bookings/booking.ts';
import { offers } from '../bookings/rules.ts';
import type { Client } from '../oncehub/client.ts';
import type { ReadBooking } from '../oncehub/read-booking.ts';
import { fail, ok, type Result } from '../result.ts';
import type { StoreReader } from '../store/read.ts';
import type { StoreWriter } from '../store/write.ts';
import { filed } from '../sync/file.ts';
import { type Intent, isUnsettled, step } from './intent.ts';
import type { Journal } from './journal.ts';

/** What a person confirmed, with the booking as the confirm showed it. */
export interface Order {
  intent: string;
  kind: ActionKind;
  seen: { id: string; status: string; starts: number | null; booker: string | null };
  reason: string;
  mail: boolean;
}

/** What the actions need of the world. */
export interface ActionWorld {
  client: Client;
  journal: Journal;
  reader: Pick<StoreReader, 'contact' | 'booking'>;
  store: Pick<StoreWriter, 'lease'>;
  /** Tells the views that bookings or intents changed. */
  changed(): void;
  clock(): number;
  sleep(ms: number): Promise<void>;
}

export interface Actions {
  /**
   * Carries out an order: reads the booking, stops if it is not what was shown, writes the intent
   * down, sends it once, and reads the booking again. `checking` means that it may or may not have
   * happened.
   */
  run(order: Order): Promise<Result<'done' | 'checking'>>;
  /** Reads the booking of every intent in doubt once more; answers how many remain so. */
  settle(): Promise<number>;
}

/** Pauses before the readings after OnceHub said yes, in ms: its list may lag. */
const READINGS = [0, 1500, 3000];

export function createActions(world: ActionWorld): Actions {
  const { client, journal, reader } = world;
  /** Bookings an action or a settling reading is under way for, in this life of the worker. */
  const busy = new Set<string>();

  /** Reads one booking from OnceHub into the store; `null` when it is gone. */
  async function reread(id: string): Promise<Result<Booking | null>> {
    const store = world.store.lease();
    const answer = await client.booking(id, 'action');
    // A booking that is gone is a fact, not a failure.
    const read: Result<ReadBooking> =
      !answer.ok && answer.failure.kind === 'notFound' ? ok({ is: 'gone', id }) : answer;
    if (!read.ok) return read;
    if (read.value.is === 'unreadable') return fail('unreadable');
    if (read.value.is === 'gone') {
      await store.write({ gone: [id] });
      world.changed();
      return ok(null);
    }
    if (read.value.booking.id !== id) return fail('unreadable');
    const booking = await filed(read.value.booking, reader);
    await store.write({ bookings: [booking] });
    world.changed();
    return ok(booking);
  }

  /** Writes down what became of an intent. Where that fails the earlier note stays, which promises less and nothing false. */
  async function note(intent: Intent): Promise<Intent> {
    await journal.update(intent).catch(() => {});
    world.changed();
    return intent;
  }

  /** One reading of an intent in doubt. A reading that fails leaves the doubt. */
  async function settleOne(intent: Intent): Promise<Intent> {
    const read = await reread(intent.booking);
    if (!read.ok) return intent;
    const event = read.value
      ? readEvent(read.value.status, read.value.starts, world.clock())
      : ({ is: 'gone' } as const);
    return note(step(intent, event));
  }

  async function carryOut(order: Order): Promise<Result<'done' | 'checking'>> {
    const { seen, kind } = order;
    const known = await journal.get(order.intent);
    if (known) return outcome(known);
    if (await journal.unsettledOn(seen.id)) return fail('unsettled');

    const read = await reread(seen.id);
    if (!read.ok) return read;
    const booking = read.value;
    if (!booking) return fail('notFound');
    if (!isAsShown(booking, seen)) return fail('changed');
    if (!offers(booking, world.clock())[kind].possible) return fail('changed');

    let intent: Intent = {
      id: order.intent,
      booking: seen.id,
      kind,
      before: { status: booking.status, starts: booking.starts },
      at: world.clock(),
      state: 'sent',
      acknowledged: false,
      unchangedSince: null,
      format: 1,
    };
    try {
      await journal.put(intent);
    } catch {
      // What cannot be written down is not sent.
      return fail('storeFull');
    }
    world.changed();

    const answer = await client.act(kind, seen.id, order.reason, order.mail);
    const believed =
      answer.ok && answer.value.is === 'booking' && answer.value.booking.id === seen.id;
    if (!answer.ok && answer.failure.kind !== 'unknownOutcome') {
      await note(step(intent, { is: 'refused', failure: answer.failure }));
      await reread(seen.id);
      return answer;
    }
    intent = await note(step(intent, { is: believed ? 'acknowledged' : 'lost' }));
    for (const pause of READINGS) {
      await world.sleep(pause);
      intent = await settleOne(intent);
      if (!isUnsettled(intent)) break;
    }
    return outcome(intent);
  }

  return {
    async run(order) {
      if (busy.has(order.seen.id)) return fail('unsettled');
      busy.add(order.seen.id);
      try {
        return await carryOut(order);
      } finally {
        busy.delete(order.seen.id);
      }
    },
    async settle() {
      const open = await journal.unsettled();
      let left = 0;
      for (const intent of open) {
        if (busy.has(intent.booking)) {
          left++;
          continue;
        }
        busy.add(intent.booking);
        try {
          if (isUnsettled(await settleOne(intent))) left++;
        } finally {
          busy.delete(intent.booking);
        }
      }
      return left;
    },
  };
}

const readEvent = (status: Status, starts: number | null, at: number) =>
  ({ is: 'read', status, starts, at }) as const;

function isAsShown(booking: Booking, seen: Order['seen']): boolean {
  const booker = booking.people.find((person) => person.part === 'booker')?.address ?? null;
  return booking.status === seen.status && booking.starts === seen.starts && booker === seen.booker;
}

function outcome(intent: Intent): Result<'done' | 'checking'> {
  if (isUnsettled(intent)) return ok('checking');
  if (intent.state === 'done') return ok('done');
  return intent.failure ? { ok: false, failure: intent.failure } : fail('timedOut');
}
