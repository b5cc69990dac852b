import { DAY_MS } from '../domain/dates.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { StoreReader } from '../store/reader.ts';
import type { ContactRow } from '../store/schema.ts';
import { countUsers } from './directory.ts';
import { lookShare, roundTime } from './pacing.ts';
import { completeBackTo, isOwnRead, SLICE, windowFrom } from './plan.ts';

/** A look-up of an address is fresh for this time, in ms; opening the customer asks again after. */
export const FRESH_MS = 60_000;
const MINUTE_MS = 60_000;

/** Whether the stored data about an address is fresh. */
export interface Freshness {
  /** The address's stored contacts. */
  contacts: ContactRow[];
  /** Rounds run regularly, so that every change of every booking reaches the store. */
  isFollowed: boolean;
  /**
   * The store is up to date for the address: it was looked up just now; or rounds have followed
   * every change since it was looked up, or since the whole window was read. An incomplete look-up
   * counts, too: repeating it would give no more.
   */
  isFresh: boolean;
  /**
   * The look-up may be left to the sync: the store has bookings to show, the rep's own with the
   * customer among them, and this browser has used up its share of OnceHub's rate limit.
   */
  canWait: boolean;
}

/** What `assessFreshness` depends on. */
export interface FreshnessDeps {
  reader: Pick<StoreReader, 'customer' | 'slices' | 'directory'>;
  /** How far back the sync keeps bookings. */
  window(): Promise<RetentionPeriod>;
  /** How many requests this browser sent in the last five minutes. */
  spent(): Promise<number>;
  /** UTC ms. */
  clock(): number;
}

/** Decides from the store alone whether an address has to be looked up at OnceHub. */
export async function assessFreshness(address: string, deps: FreshnessDeps): Promise<Freshness> {
  const { reader, clock } = deps;
  const [{ asked, contacts, bookings }, slices, users] = await Promise.all([
    reader.customer(address),
    reader.slices(),
    countUsers(reader),
  ]);
  const now = clock();
  const within = (at: number, span: number) => at <= now && now - at < span;
  const known = { contacts, isFollowed: true, isFresh: true, canWait: false };
  if (asked && within(asked.at, FRESH_MS)) return known;
  const rounds = slices.find(({ id }) => id === SLICE.changes);
  // Rounds count as regular while no more than one of them is missing.
  const maxRoundAge = 2 * roundTime(users) + MINUTE_MS;
  if (!rounds || rounds.broken || !within(rounds.doneAt ?? 0, maxRoundAge)) {
    return { ...known, isFollowed: false, isFresh: false };
  }
  const reach = completeBackTo(slices);
  const wanted = windowFrom(await deps.window(), now);
  // A day's tolerance: the window moves every day, the store follows at the next round.
  const isWhole = reach !== null && wanted !== null && reach <= wanted + DAY_MS;
  const wasAsked = asked !== null && asked.at >= rounds.begunAt && asked.at <= now;
  // A change that could not be read may be this customer's; their own list would tell.
  const isAllRead = !slices.some(({ unread = [] }) => unread.length > 0);
  if (isWhole || (wasAsked && isAllRead)) return known;
  const hasOwnBookings = bookings.length > 0 && isOwnRead(slices);
  const canWait = hasOwnBookings && (await deps.spent()) >= lookShare(users);
  return { ...known, isFresh: false, canWait };
}
