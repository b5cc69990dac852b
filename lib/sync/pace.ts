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

const MINUTE = 60_000;
const WINDOW = 5 * MINUTE;
/** A quarter of OnceHub's 200 per five minutes, for all who share an account: the rest is for people. */
const FOR_ALL = 50;
/** No single browser takes more, so that 20 of its 60 stay for people. */
const MOST = 40;
const LEAST = 0.5;
/** Colleagues assumed before their number is known. */
const ASSUMED = 20;
/** Between two climbs. */
const CLIMB = 10 * MINUTE;
/** Between two rounds for what changed: a request of each colleague, too, so the more they are, the rarer. */
const ROUND = { least: 5 * MINUTE, most: 20 * MINUTE, each: MINUTE / 4 };

/** The most a browser takes in an account with so many users: they may all sit behind one address. */
export const fairShare = (users: number | null): number =>
  clamp(FOR_ALL / Math.max(users ?? ASSUMED, 1), LEAST, MOST);

/** Time between two rounds for what changed in an account with so many users, in ms. */
export const roundTime = (users: number | null): number =>
  clamp((users ?? ASSUMED) * ROUND.each, ROUND.least, ROUND.most);

/** The pace from here on: halved for a refusal since the last change, a step higher after a quiet while. */
export function nextPace(
  pace: Pace | null,
  { refusedAt, users, now }: { refusedAt: number; users: number | null; now: number },
): Pace {
  const most = fairShare(users);
  if (pace === null) return { share: Math.max(most / 2, LEAST), changedAt: now };
  if (refusedAt > pace.changedAt) {
    return { share: Math.max(pace.share / 2, LEAST), changedAt: now };
  }
  const quiet = now - pace.changedAt;
  if (quiet < CLIMB && quiet >= 0 && pace.share <= most) return pace;
  return { share: Math.min(pace.share + most / 8, most), changedAt: now };
}

/** Time between two requests at a pace, in ms. */
export const interval = ({ share }: Pace): number => WINDOW / share;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
