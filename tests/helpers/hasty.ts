import { vi } from 'vitest';

/**
 * Replaces `setTimeout`: every timer fires at once, and `advance` moves a clock by its delay
 * instead.
 */
export function hastyTimers(advance: (ms: number) => void): void {
  const waiting = new Map<number, NodeJS.Immediate>();
  let timers = 0;
  vi.stubGlobal('setTimeout', (call: () => void, ms = 0) => {
    const id = ++timers;
    const pass = () => {
      waiting.delete(id);
      advance(ms);
      call();
    };
    waiting.set(id, setImmediate(pass));
    return id;
  });
  vi.stubGlobal('clearTimeout', (id: number) => {
    const call = waiting.get(id);
    if (call) clearImmediate(call);
    waiting.delete(id);
  });
}
