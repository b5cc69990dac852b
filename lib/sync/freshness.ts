import { DAY_MS } from '../domain/dates.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { StoreReader } from '../store/reader.ts';
import type { ContactRow } from '../store/schema.ts';
import { countUsers } from './directory.ts';
import { lookShare, roundTime } from './pacing.ts';
import { completeBackTo, isOwnRead, SLICE, windowFrom } from './plan.ts';

/** How long an answer about one address serves before opening it asks again, in ms. */
export const FRESH_MS = 60_000;
const MINUTE_MS = 60_000;

/** What the store knows of an address already. */
export interface Freshness {
  contacts: ContactRow[];
  /** Rounds follow every change: what is new under whatever contact has been heard. */
  isFollowed: boolean;
  /**
   * The store answers for it: asked about just now, or asked once and every change since was
   * heard. That an answer was incomplete is no reason to hear it again.
   */
  isFresh: boolean;
  /**
   * There is something to show, the rep's own meetings with them among it, and this browser has had
   * its share of OnceHub's limit: what colleagues have with them comes with the sync.
   */
  mayWait: boolean;
}

/** What has to be known to tell. */
export interface FreshnessDeps {
  reader: Pick<StoreReader, 'customer' | 'slices' | 'directory'>;
  /** How far back the sync keeps bookings. */
  window(): Promise<RetentionPeriod>;
  /** Requests of this browser in the last five minutes. */
  spent(): Promise<number>;
  clock(): number;
}

/** Reads what the store knows of an address, and whether that will do. */
export async function assessFreshness(address: string, deps: FreshnessDeps): Promise<Freshness> {
  const { reader, clock } = deps;
  const [{ asked, contacts, bookings }, slices, users] = await Promise.all([
    reader.customer(address),
    reader.slices(),
    countUsers(reader),
  ]);
  const now = clock();
  const within = (at: number, span: number) => at <= now && now - at < span;
  const known = { contacts, isFollowed: true, isFresh: true, mayWait: false };
  if (asked && within(asked.at, FRESH_MS)) return known;
  const rounds = slices.find(({ id }) => id === SLICE.changes);
  // An answer serves as long as rounds keep coming.
  const lasting = 2 * roundTime(users) + MINUTE_MS;
  if (!rounds || rounds.broken || !within(rounds.doneAt ?? 0, lasting)) {
    return { ...known, isFollowed: false, isFresh: false };
  }
  // Everything is here, or this one customer was, and the rounds have followed every change.
  const reach = completeBackTo(slices);
  const wanted = windowFrom(await deps.window(), now);
  // The window moves on by the day.
  const isWhole = reach !== null && wanted !== null && reach <= wanted + DAY_MS;
  const wasAsked = asked !== null && asked.at >= rounds.begunAt && asked.at <= now;
  if (isWhole || wasAsked) return known;
  const isThere = bookings.length > 0 && isOwnRead(slices);
  const mayWait = isThere && (await deps.spent()) >= lookShare(users);
  return { ...known, isFresh: false, mayWait };
}
