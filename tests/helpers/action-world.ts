import type { IntentEvent, Reading } from '../../lib/domain/action.ts';
import type { Booking } from '../../lib/domain/booking.ts';
import type { Intent } from '../../lib/domain/intent.ts';
import { outcomeOf } from '../../lib/domain/outcome.ts';
import { isCarriedOut, isChangedSince } from '../../lib/domain/rules.ts';
import { hostOf } from './action-truth.ts';

/** One action with one booking, at the beginning of a walk. */
export interface Start {
  /** A cancellation is the same as `reschedule` but for its words, and judged with it. */
  kind: 'reschedule' | 'noShow' | 'reassign';
  /** Whether the rep entered a reason. */
  isReasoned: boolean;
  /**
   * `own`: proposed under the known account. `adopted`: of an earlier version, under the key it was
   * proposed with. `unknown`: the account of the key is not known.
   */
  account: 'own' | 'adopted' | 'unknown';
}

/** A booking, as far as a reading tells of it. */
export type Version = Pick<Booking, 'status' | 'starts' | 'change'> & {
  gone: 'no' | 'trash' | 'deleted';
  /** Who hosts it, and how often it was changed; only where it is to be handed over. */
  host?: string;
  updated?: number;
};

/**
 * The intent and the truth. A request may be carried out late and be shown late, both together by
 * less than five minutes; so of instants only these classes matter: minutes since the sending, or
 * since its answer, of 0, 5 (all has arrived) and 6 (a reading counts as late), and which earlier
 * versions a reading may still find.
 */
export interface World {
  intent: Intent;
  booking: Version;
  past: readonly Version[];
  /** What the booking once was, of what an action aims at (`aimOf`). */
  had: readonly string[];
  isPosted: boolean;
  /** The request was accepted and is to be carried out later. */
  isUnderway: boolean;
  isApplied: boolean;
  /** OnceHub's answer, on its way to a worker that lives. */
  answer: IntentEvent | null;
  /** The computer slept while the worker sent, or waited for the answer; it lives on. */
  isSlept: boolean;
  /** The worker that sent has died. */
  isDead: boolean;
  /** What OnceHub answered, as far as that was noted. */
  heard: 'nothing' | 'yes' | 'no';
  account: string;
  minutes: number;
}

/** From here on (minutes since the sending) a reading is late. */
export const LATE_MINUTES = 6;
const MINUTE = 60_000;

const pool = new Map<string, object>();
const numbers = new WeakMap<object, number>();
let last = 0;

/** The one object of this content: equal values are identical, whatever the order of fields. */
export function interned<T extends object>(value: T): T {
  if (numbers.has(value)) return value;
  const key = JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = pool.get(key);
  if (known) return known as T;
  pool.set(key, value);
  idOf(value);
  return value;
}

/** A number for each object that is interned or a constant. */
export function idOf(value: object): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, ++last);
  return last;
}

const memory = new Map<string, unknown>();

/** Calls a pure function once for each key. */
export function remembered<T>(key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  memory.set(key, made);
  return made;
}

/** The canonical form of a world: the same text for equal states. */
export function keyOf(world: World): string {
  const { intent, booking, past, had, answer, heard, account, minutes } = world;
  const flags = [world.isPosted, world.isUnderway, world.isApplied, world.isSlept, world.isDead];
  const parts = [
    ...[idOf(intent), idOf(booking), answer ? idOf(answer) : 0, minutes],
    ...flags.map(Number),
    ...[had.join('+'), heard, account],
    ...past.map(idOf).sort(),
  ];
  return parts.join(' ');
}

/**
 * The ways to read a booking so many minutes after the sending: with the computer's clock right or
 * set meanwhile, and with OnceHub's clock not known at the sending or at the reading. `before` is
 * the intent as it would have been noted.
 */
export function readings(
  intent: Intent,
  { status, starts, change, host, updated }: Version,
  minutes: number,
): { clock: string; before: Intent; reading: Reading }[] {
  const at = (asked: number, server: number | null): Reading => ({
    ...{ status, starts, change },
    ...(host !== undefined && { hosts: [host], updated: updated ?? 0 }),
    asked: asked * MINUTE,
    heard: asked * MINUTE,
    server: server === null ? null : server * MINUTE,
  });
  const { ended } = intent;
  const unknown = {
    ...intent,
    ...(intent.sentAt !== undefined && { sentAt: null }),
    ...(ended && { ended: { ...ended, server: null } }),
  };
  return [
    { clock: '', before: intent, reading: at(minutes, minutes) },
    { clock: ', the clock 10 min fast', before: intent, reading: at(minutes + 10, minutes) },
    { clock: ', the clock 10 min slow', before: intent, reading: at(minutes - 10, minutes) },
    { clock: ', without OnceHub’s clock', before: intent, reading: at(minutes, null) },
    { clock: ', OnceHub’s clock new', before: unknown, reading: at(minutes, minutes) },
  ];
}

/** What a reading told, and is not said after it. */
export function vague(world: World, reading: Reading): string[] {
  const { change } = reading;
  const { intent, account, minutes } = world;
  const outcome = outcomeOf(intent, 0, account);
  const isTarget = isCarriedOut(intent, reading);
  const isOpen = ['sending', 'checking', 'asItWas'].includes(outcome.is);
  const wrong: (string | false)[] = [
    isTarget && outcome.is !== 'done' && 'read as done, and not said so',
    isOpen && minutes >= LATE_MINUTES && 'still in doubt after a late reading',
  ];
  if (outcome.is === 'done' && isTarget && !intent.shown && intent.kind !== 'reassign') {
    const isCustomers = change?.by === 'customer';
    wrong.push(
      isCustomers && outcome.by !== 'customer' && 'not said to be the customer’s',
      !isCustomers && change?.reason != null && outcome.by === null && 'not said whose it is',
    );
  }
  if (outcome.is === 'notDone') {
    wrong.push(
      isChangedSince(intent, reading) !== outcome.changed &&
        'read as changed or not, and said otherwise',
    );
  }
  return wrong.filter((one) => one !== false);
}

/** The people of a booking, as far as they tell who hosts it. */
export const peopleOf = ({ booking: { host } }: World) => ({
  people: host === undefined ? [] : [{ address: host, part: 'attendee' as const }],
});

/** What changes of a booking, as a reading tells it. */
export function versionOf({ status, starts, change, people }: Partial<Booking>): Partial<Version> {
  const host = people && hostOf({ people });
  return {
    ...(status !== undefined && { status }),
    ...(starts !== undefined && { starts }),
    ...(change !== undefined && { change }),
    ...(host !== undefined && { host }),
  };
}

/** The world after a change of the booking. */
export function changed(world: World, changes: Partial<Version>): World {
  const { booking, had } = world;
  const counted = booking.updated !== undefined && { updated: booking.updated + 1 };
  const after = { ...booking, ...changes, ...counted };
  const is = interned<Version>({ ...after, starts: Math.min(after.starts ?? 0, 1) });
  const isTarget = is.status === 'canceled' || is.status === 'no_show';
  const aims = [...(isTarget ? [is.status] : []), ...(is.host ? [`host ${is.host}`] : [])];
  const past = world.past.filter((one) => one !== is && one !== booking);
  return {
    ...world,
    booking: is,
    past: [...past, booking],
    had: [...new Set([...had, ...aims])].sort(),
  };
}
