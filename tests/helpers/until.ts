import { vi } from 'vitest';

/** Waits for a check to hold. It is looked often, and for long: machines are slow at times. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { interval: 5, timeout: 60_000 });
