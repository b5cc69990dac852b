import { vi } from 'vitest';

/** Makes every pause pass at once, moving a clock by its length instead. */
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
