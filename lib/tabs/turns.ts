/** How many reports of one tab are taken as they come, and after how long each makes room for another (ms). */
const AT_ONCE = 4;
const PACE = 500;

interface Line<T> {
  room: number;
  /** The last that found no room. */
  held: T | null;
  work: Promise<void>;
}

/**
 * Takes what tabs send, each tab's in its turn. A thread that is opened takes two or three reports, which must not wait;
 * of those that come without end only the last of each half second is taken.
 */
export function createTurns<T>(keep: (item: T) => Promise<void>) {
  const lines = new Map<number, Line<T>>();

  function next(line: Line<T>, item: T): Promise<void> {
    line.room--;
    const run = () => keep(item);
    line.work = line.work.then(run, run);
    return line.work;
  }
  function regain(tab: number, line: Line<T>): void {
    setTimeout(() => {
      line.room++;
      const { held } = line;
      line.held = null;
      if (held !== null) void next(line, held);
      if (line.room < AT_ONCE) regain(tab, line);
      else lines.delete(tab);
    }, PACE);
  }

  return {
    /** Resolves once the item was kept, or at once where it has to wait. */
    async take(tab: number, item: T): Promise<void> {
      const line = lines.get(tab) ?? { room: AT_ONCE, held: null, work: Promise.resolve() };
      if (!lines.has(tab)) {
        lines.set(tab, line);
        regain(tab, line);
      }
      if (line.room > 0) await next(line, item);
      else line.held = item;
    },
    /** Forgets what waits of a tab. */
    drop(tab: number): void {
      const line = lines.get(tab);
      if (line) line.held = null;
    },
  };
}
