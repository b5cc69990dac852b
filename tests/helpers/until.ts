import { vi } from 'vitest';

/**
 * Waits until a check no longer throws; checked every 5 ms, for up to a minute, because machines
 * can be slow.
 */
export const until = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { interval: 5, timeout: 60_000 });
