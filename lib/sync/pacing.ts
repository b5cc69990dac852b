/*
 * OnceHub's rate limits are shared by a whole account and by everybody behind one IP address, and
 * no browser can see what the others send. So the pace of the sync follows additive increase,
 * multiplicative decrease: it begins with a small share of the limit, is halved whenever OnceHub
 * answers "too many requests" to this browser, and grows again slowly.
 *
 * `users` is the number of users of the account; `null` where it is not known yet.
 */

/** The pace of the sync. */
export interface Pace {
  /** Requests in five minutes; may be less than 1. */
  share: number;
  /** When it was last changed (UTC ms). */
  changedAt: number;
}

const MINUTE_MS = 60_000;
const LIMIT_PERIOD_MS = 5 * MINUTE_MS;
/** OnceHub's limit for one IP address: requests in five minutes. */
const REQUEST_LIMIT = 200;
/** Requests in five minutes that a rep at work needs for customers the store does not know. */
const REQUESTS_FOR_UNKNOWN = 3;
/** A fifth of the limit, for the syncs of all browsers together; the rest is for users who wait. */
const REQUESTS_FOR_SYNC = 40;
/** The most for one browser's sync: of the 60 its rate limiter allows, 20 stay for the user. */
const MAX_PER_BROWSER = 40;
const MIN_PER_BROWSER = 0.5;
/** The number of users assumed before it is known. */
const ASSUMED_USERS = 20;
/**
 * Unpaced steps at the start: `forAll` of them divided by the users, within bounds. `least` is
 * enough for the users' names and a year of the rep's own meetings.
 */
const QUICK = { least: 6, most: 12, forAll: 240 };
/** Time without a refusal after which the pace is increased, in ms. */
const INCREASE_MS = 10 * MINUTE_MS;
/** Time between two rounds, in ms: `each` for every user, since every user's browser asks, too. */
const ROUND = { least: 5 * MINUTE_MS, most: 20 * MINUTE_MS, each: MINUTE_MS / 2.5 };

/**
 * The most requests in five minutes for this browser's sync, assuming that all users of the account
 * are behind one IP address.
 */
export const fairShare = (users: number | null): number =>
  clamp(REQUESTS_FOR_SYNC / Math.max(users ?? ASSUMED_USERS, 1), MIN_PER_BROWSER, MAX_PER_BROWSER);

/**
 * Requests in five minutes after which this browser shows customers the store knows without asking
 * OnceHub: its part of the limit, less a reserve for unknown customers, who are always looked up.
 */
export const lookShare = (users: number | null): number =>
  clamp(
    REQUEST_LIMIT / Math.max(users ?? ASSUMED_USERS, 1) - REQUESTS_FOR_UNKNOWN,
    1,
    MAX_PER_BROWSER,
  );

/**
 * How many steps at the start are not paced. Fewer in a large account, where many users may install
 * Bookside on the same morning.
 */
export const quickSteps = (users: number | null): number =>
  Math.round(clamp(QUICK.forAll / Math.max(users ?? ASSUMED_USERS, 1), QUICK.least, QUICK.most));

/** Time between two rounds for changes, in ms. */
export const roundTime = (users: number | null): number =>
  clamp((users ?? ASSUMED_USERS) * ROUND.each, ROUND.least, ROUND.most);

/**
 * The next pace: half as fast after a refusal (`refusedAt`, UTC ms) since the last change, an
 * eighth of the fair share faster after ten minutes without one, at most the fair share.
 */
export function nextPace(
  pace: Pace | null,
  { refusedAt, users, now }: { refusedAt: number; users: number | null; now: number },
): Pace {
  const most = fairShare(users);
  if (pace === null) return { share: Math.max(most / 2, MIN_PER_BROWSER), changedAt: now };
  if (refusedAt > pace.changedAt) {
    return { share: Math.max(pace.share / 2, MIN_PER_BROWSER), changedAt: now };
  }
  const quiet = now - pace.changedAt;
  if (quiet < INCREASE_MS && quiet >= 0 && pace.share <= most) return pace;
  return { share: Math.min(pace.share + most / 8, most), changedAt: now };
}

/** Time between two requests at a pace, in ms. */
export const interval = ({ share }: Pace): number => LIMIT_PERIOD_MS / share;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
