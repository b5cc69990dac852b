/*
 * OnceHub's limits are shared by a whole account and by everybody behind one address, and nobody
 * can see the others. So the sync takes a small share, halves it whenever OnceHub says "too many"
 * to anybody here, and climbs back slowly.
 */

/** Requests per five minutes the sync allows itself. */
export interface Pace {
  share: number;
  /** When it was last changed (UTC ms). */
  changedAt: number;
}

const MINUTE_MS = 60_000;
const LIMIT_PERIOD_MS = 5 * MINUTE_MS;
/** OnceHub's limit in that time for everybody behind one address. */
const REQUEST_LIMIT = 200;
/** What a rep at work spends on people nothing is known of. */
const REQUESTS_FOR_UNKNOWN = 3;
/** A fifth of it for the sync, for all who share an account: the rest is for people. */
const REQUESTS_FOR_SYNC = 40;
/** No single browser takes more, so that 20 of its 60 stay for people. */
const MAX_PER_BROWSER = 40;
const MIN_PER_BROWSER = 0.5;
/** Colleagues assumed before their number is known. */
const ASSUMED_USERS = 20;
/** The least holds the users' names and the rep's own meetings of a year. */
const QUICK = { least: 6, most: 12, forAll: 240 };
/** Between two climbs. */
const CLIMB_MS = 10 * MINUTE_MS;
/** Between two rounds for what changed: a request of each colleague, too, so the more they are, the rarer. */
const ROUND = { least: 5 * MINUTE_MS, most: 20 * MINUTE_MS, each: MINUTE_MS / 2.5 };

/** The most a browser takes in an account with so many users: they may all sit behind one address. */
export const fairShare = (users: number | null): number =>
  clamp(REQUESTS_FOR_SYNC / Math.max(users ?? ASSUMED_USERS, 1), MIN_PER_BROWSER, MAX_PER_BROWSER);

/**
 * Requests in five minutes after which a browser shows people the store knows already without asking,
 * in an account with so many users: its part of the limit, less what it keeps for people nothing is
 * known of, who are asked for even so.
 */
export const lookShare = (users: number | null): number =>
  clamp(
    REQUEST_LIMIT / Math.max(users ?? ASSUMED_USERS, 1) - REQUESTS_FOR_UNKNOWN,
    1,
    MAX_PER_BROWSER,
  );

/** Steps at the start that are not paced, in an account with so many users: many may begin on the same morning. */
export const quickSteps = (users: number | null): number =>
  Math.round(clamp(QUICK.forAll / Math.max(users ?? ASSUMED_USERS, 1), QUICK.least, QUICK.most));

/** Time between two rounds for what changed in an account with so many users, in ms. */
export const roundTime = (users: number | null): number =>
  clamp((users ?? ASSUMED_USERS) * ROUND.each, ROUND.least, ROUND.most);

/** The pace from here on: halved for a refusal since the last change, a step higher after a quiet while. */
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
  if (quiet < CLIMB_MS && quiet >= 0 && pace.share <= most) return pace;
  return { share: Math.min(pace.share + most / 8, most), changedAt: now };
}

/** Time between two requests at a pace, in ms. */
export const interval = ({ share }: Pace): number => LIMIT_PERIOD_MS / share;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
