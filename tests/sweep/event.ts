import { randomFrom } from './random.ts';

/** What can happen around an action besides a kill: what other people do, and what goes wrong. */
export const EVENTS = [
  'guestCancels',
  'guestMoves',
  'guestRebooks',
  'handedOver',
  'edited',
  'trashed',
  /** Moved to the trash, and back out of it some seconds later. */
  'restored',
  /** Readings show the state before the action for some seconds. */
  'lag',
  /** OnceHub says yes and shows the booking as it was. */
  'oldAnswer',
  /** Lists show old states for some seconds; single readings do not. */
  'listLag',
  /** The browser's processes stand still, as they do when the computer sleeps. */
  'sleep',
  /** OnceHub has just asked for a pause, so that no request may leave for some seconds. */
  'spent',
  /** The key of another account is entered, and later the first one again. */
  'otherKey',
] as const;
/** One of {@link EVENTS}. */
export type EventKind = (typeof EVENTS)[number];

/** When an event happens: in the course of the action, while its worker is dead, or after that. */
export type When = 'taken' | 'posting' | 'posted' | 'dead' | 'alive';

/** An event at a point. */
export interface SweptEvent {
  what: EventKind;
  /** Events that prepare an answer, or that need the browser alive, ignore some of the moments. */
  when: When;
  /** How long after that moment, in ms. */
  after: number;
  /** How long it lasts, in ms; for those that end. */
  lasts: number;
}

/** After these only OnceHub or the browser was at fault: nobody else touched the booking. */
const NOBODYS: ReadonlySet<EventKind> = new Set(['lag', 'oldAnswer', 'listLag', 'sleep', 'spent']);

/** Whether somebody else may have changed the booking, or its data were removed. */
export const isByOthers = (event: Pick<SweptEvent, 'what'> | undefined): boolean =>
  event !== undefined && !NOBODYS.has(event.what);

/** The shortest and the longest duration of each event that lasts, in ms. */
const LASTS: Partial<Record<EventKind, readonly [shortest: number, longest: number]>> = {
  restored: [500, 4_000],
  lag: [2_000, 30_000],
  listLag: [10_000, 30_000],
  sleep: [3_000, 8_000],
  spent: [2_000, 6_000],
};

const MOMENTS: readonly When[] = ['taken', 'posting', 'taken', 'posted', 'dead', 'alive'];
/** An event begins at most this long after its moment, in ms. */
const MAX_DELAY = 600;

/**
 * Gives `count` of the points an event; which of them, which event and when is drawn, so the same
 * seed gives the same. Each kind occurs equally often, up to one.
 */
export function withEvents<P extends object>(
  points: readonly P[],
  count: number,
  seed: number,
  kinds: readonly EventKind[] = EVENTS,
): (P & { event?: SweptEvent })[] {
  const random = randomFrom(seed);
  const order = shuffled([...points.keys()], random);
  const drawn = shuffled([...kinds], random);
  const chosen = new Map(
    order.slice(0, count).map((at, nth) => [at, drawn[nth % drawn.length] ?? 'guestCancels']),
  );
  return points.map((point, at) => {
    const what = chosen.get(at);
    return what ? { ...point, event: eventOf(what, random) } : point;
  });
}

function eventOf(what: EventKind, random: () => number): SweptEvent {
  const [shortest, longest] = LASTS[what] ?? [0, 0];
  return {
    what,
    when: MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'taken',
    after: Math.round(random() * MAX_DELAY),
    lasts: Math.round(shortest + random() * (longest - shortest)),
  };
}

function shuffled<T>(values: T[], random: () => number): T[] {
  for (let at = values.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [values[at], values[other]] = [values[other] as T, values[at] as T];
  }
  return values;
}
