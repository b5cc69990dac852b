import type { Read } from './reading/reading.ts';
import { type Link, watch } from './watch.ts';

/** The way to the background and back. */
export interface Background extends Link {
  /** Listens for the two words the background may say, until `signal` ends it. */
  onAsked(handle: (word: 'report' | 'rest') => void, signal: AbortSignal): void;
}

/** Where a script leaves word of itself, in a world the page cannot see. */
const MARK = Symbol.for('bookside');

/** Begins to follow this page with one product's reader, in place of whoever did before; does nothing in a frame. */
export function start(read: Read, background: Background): void {
  const world: { [MARK]?: AbortController } & typeof globalThis = globalThis;
  if (self !== top) return;
  const life = new AbortController();
  world[MARK]?.abort();
  world[MARK] = life;
  const page = watch(read, background, life);
  background.onAsked((word) => (word === 'report' ? page.ask() : page.rest()), life.signal);
}
