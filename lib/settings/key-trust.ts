/*
 * Whether OnceHub accepts the stored key: a state machine. A single 401 may come from a server that
 * is being restarted, so it only begins a doubt, in which the key is kept and nothing but GET /test
 * is sent. Pure: all instants are UTC ms of this computer's clock, which may jump.
 */

/** What is known of the key; stored beside it, so that a doubt survives the worker. */
export interface KeyTrust {
  /**
   * `doubted`: a request was answered with 401, and GET /test has not told yet. `planRefused`: the
   * account's plan does not include the API.
   */
  is: 'accepted' | 'doubted' | 'refused' | 'planRefused';
  /** When the present doubt began, or the one that ended last: the time of its first 401. */
  since?: number;
  /** When the last doubt ended because GET /test was answered with 200. */
  clearedAt?: number;
  /** When GET /test was last answered, or went without an answer. */
  testedAt?: number;
  /** While it is in doubt: when GET /test is next due by itself. */
  dueAt?: number;
}

/** What a request tells of the key. A `call` is any request but GET /test. */
export type KeyEvent =
  /** 401; `sent` is when the request was sent. */
  | { is: 'callRefused'; sent: number }
  /** 403 about the plan. */
  | { is: 'callPlan' }
  /** GET /test was answered with 200, 401, 403 about the plan, or with anything else or nothing. */
  | { is: 'testAccepted' | 'testRefused' | 'testPlan' | 'testSilent' };

/** A key that nothing is known against. */
export const ACCEPTED: KeyTrust = { is: 'accepted' };

/** When GET /test is due by itself, in ms after the first 401. */
const CHECKS = [20_000, 60_000, 3 * 60_000, 10 * 60_000];
/** How long after the last of them, and after each later one, it is due again, in ms. */
const LAST_CHECK = 10 * 60_000;
/** A 401 to GET /test this long (ms) after the first 401 refuses the key. */
const REFUSED_AFTER_MS = 3 * 60_000;
/** Two doubts within this time (ms), with GET /test well between them, refuse the key. */
const CONTRADICTION_MS = 10 * 60_000;
/** The least time between two GET /test, in ms. */
export const TEST_GAP_MS = 20_000;

type Step = (trust: KeyTrust, now: number, sent: number) => KeyTrust;

const stay: Step = (trust) => trust;
const tested: Step = (trust, now) => ({ ...trust, testedAt: now });
const planRefused: Step = () => ({ is: 'planRefused' });
const planTested: Step = (_trust, now) => ({ is: 'planRefused', testedAt: now });
const doubt: Step = ({ testedAt }, now) =>
  planned({ is: 'doubted', since: now, ...when(testedAt) }, now);
const doubtTested: Step = (_trust, now) =>
  planned({ is: 'doubted', since: now, testedAt: now }, now);
const accepted: Step = (_trust, now) => ({ is: 'accepted', testedAt: now });

/** A call of a key that GET /test found well: the second such 401 refuses the key. */
const callAgain: Step = (trust, now, sent) => {
  const { since, clearedAt, testedAt } = trust;
  if (since === undefined || clearedAt === undefined) return doubt(trust, now, sent);
  // It was under way before GET /test was answered, so it belongs to the doubt that has ended.
  if (sent < clearedAt) return trust;
  return now - since <= CONTRADICTION_MS
    ? { is: 'refused', ...when(testedAt) }
    : doubt(trust, now, sent);
};
const cleared: Step = ({ since = 0 }, now) => ({
  is: 'accepted',
  since,
  clearedAt: now,
  testedAt: now,
});
const doubtedAgain: Step = (trust, now) =>
  now - (trust.since ?? now) >= REFUSED_AFTER_MS
    ? { is: 'refused', testedAt: now }
    : planned({ ...trust, testedAt: now }, now);
const silent: Step = (trust, now) => planned({ ...trust, testedAt: now }, now);

/** The table of transitions: the state, then the event. */
const TABLE: Record<KeyTrust['is'], Record<KeyEvent['is'], Step>> = {
  accepted: {
    callRefused: callAgain,
    callPlan: planRefused,
    testAccepted: tested,
    testRefused: doubtTested,
    testPlan: planTested,
    testSilent: tested,
  },
  // Calls that were under way when the doubt began tell nothing more.
  doubted: {
    callRefused: stay,
    callPlan: stay,
    testAccepted: cleared,
    testRefused: doubtedAgain,
    testPlan: planTested,
    testSilent: silent,
  },
  refused: {
    callRefused: stay,
    callPlan: stay,
    testAccepted: accepted,
    testRefused: tested,
    testPlan: planTested,
    testSilent: tested,
  },
  planRefused: {
    callRefused: stay,
    callPlan: stay,
    testAccepted: accepted,
    testRefused: doubtTested,
    testPlan: planTested,
    testSilent: tested,
  },
};

/** What is known of the key after an event at `now`. */
export function applyKeyEvent(trust: KeyTrust, event: KeyEvent, now: number): KeyTrust {
  const before = atTime(trust, now);
  return TABLE[before.is][event.is](before, now, 'sent' in event ? event.sent : now);
}

/** How long to wait (ms) until GET /test may be sent; 0 for at once. */
export const testGap = (trust: KeyTrust, now: number): number =>
  Math.max((atTime(trust, now).testedAt ?? -TEST_GAP_MS) + TEST_GAP_MS - now, 0);

/** When GET /test is due by itself; `null` where the key is not in doubt. */
export function dueAt(trust: KeyTrust, now: number): number | null {
  const { is, dueAt: due } = atTime(trust, now);
  return is === 'doubted' ? (due ?? now) : null;
}

/** The same with no instant later than `now`, as after a clock that was set back. */
function atTime(trust: KeyTrust, now: number): KeyTrust {
  const { is, since, clearedAt, testedAt, dueAt: due } = trust;
  const past = (instant: number | undefined) => instant === undefined || instant <= now;
  const isRight = past(since) && past(clearedAt) && past(testedAt);
  if (isRight && (due === undefined || due - now <= LAST_CHECK)) return trust;
  if (is !== 'doubted') return { is };
  // The doubt begins anew: the key is refused later rather than too early.
  return { is, since: past(since) ? (since ?? now) : now, dueAt: now };
}

/** A key in doubt with the time of its next check. */
function planned({ since = 0, testedAt }: KeyTrust, now: number): KeyTrust {
  const next = CHECKS.map((wait) => since + wait).find((at) => at > now) ?? now + LAST_CHECK;
  const earliest = testedAt === undefined ? next : Math.max(next, testedAt + TEST_GAP_MS);
  return { is: 'doubted', since, ...when(testedAt), dueAt: earliest };
}

const when = (testedAt: number | undefined) => (testedAt === undefined ? {} : { testedAt });

/** Parses a stored value; invalid data counts as a key that nothing is known against. */
export function readKeyTrust(raw: unknown): KeyTrust {
  const kept = raw as Record<string, unknown> | null | undefined;
  const is = kept?.is;
  if (is !== 'accepted' && is !== 'doubted' && is !== 'refused' && is !== 'planRefused')
    return ACCEPTED;
  const trust: KeyTrust = { is };
  for (const name of ['since', 'clearedAt', 'testedAt', 'dueAt'] as const) {
    const instant = kept?.[name];
    if (typeof instant === 'number' && Number.isFinite(instant)) trust[name] = instant;
  }
  return trust;
}
