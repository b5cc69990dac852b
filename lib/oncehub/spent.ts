/** What a browser has asked of OnceHub lately; kept over the worker's death. */
export interface Spent {
  /** Instants of the requests of the last five minutes, oldest first. */
  sent: number[];
  /** OnceHub asked everybody to wait until then. */
  pausedUntil: number;
  /** When OnceHub last did; 0 for never. */
  refusedAt: number;
}

/** The longer of OnceHub's two windows, in ms. */
export const WINDOW = 300_000;
/** How far ahead of our clock a request may lie and still count, in ms. */
const SKEW = 1000;

/** Drops what no longer counts, and whatever a wrong clock left in the future. */
export function forget(state: Spent, now: number): void {
  state.sent = state.sent.filter((at) => at > now - WINDOW && at <= now + SKEW);
  if (state.pausedUntil > now + WINDOW) state.pausedUntil = 0;
}

/**
 * How long to pause: as long as OnceHub said, but twice the last pause where that was not long ago.
 * Refused requests count, too: who goes on asking keeps everybody out.
 */
export function longer({ refusedAt, pausedUntil }: Spent, wait: number, now: number): number {
  const last = pausedUntil - refusedAt;
  const isAgain = now >= pausedUntil && now < pausedUntil + WINDOW;
  return isAgain ? Math.min(Math.max(2 * last, wait), WINDOW) : wait;
}

/** What is kept; what cannot be read was never spent. */
export function readSpent(raw: unknown): Spent {
  const kept = raw as Partial<Spent> | null | undefined;
  const sent = Array.isArray(kept?.sent) ? kept.sent.filter(Number.isFinite) : [];
  const number = (value: number | undefined) => (Number.isFinite(value) ? (value ?? 0) : 0);
  return {
    sent,
    pausedUntil: number(kept?.pausedUntil),
    refusedAt: number(kept?.refusedAt),
  };
}
