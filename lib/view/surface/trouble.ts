import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { type DatabaseState, observeDatabases } from '../../store/database-state.ts';

/**
 * What is wrong with a page as a whole. `full`, where the disk is, and `closed`: a database does
 * not open, so that what is stored is not shown. `preparing`: it is being upgraded. `error`: an
 * error outside rendering, after which what is shown may be out of date.
 */
export type Trouble = 'full' | 'closed' | 'preparing' | 'error';

/**
 * Watches for trouble, for as long as the page is open: errors and rejections that nobody caught,
 * and databases that do not open. `reread` is called when one opens after all.
 */
export function watchTrouble(reread: () => void = () => {}): ReadonlySignal<Trouble | null> {
  const isFaulty = signal(false);
  const states = signal<ReadonlyMap<string, DatabaseState>>(new Map());
  // A `ResizeObserver` that is called again in the same frame is an event without an error.
  addEventListener('error', ({ error }) => {
    if (error) isFaulty.value = true;
  });
  addEventListener('unhandledrejection', () => {
    isFaulty.value = true;
  });
  observeDatabases((name, state) => {
    const before = states.peek().get(name) ?? 'open';
    if (before === state) return;
    states.value = new Map(states.peek()).set(name, state);
    if (state === 'open') reread();
  });
  return computed(() => {
    const all = [...states.value.values()];
    const of = (['full', 'closed', 'preparing'] as const).find((state) => all.includes(state));
    return of ?? (isFaulty.value ? 'error' : null);
  });
}

/**
 * A computed value that is `none` where computing it throws, so that a part of a view that fails
 * does not take the others with it. The error is reported as uncaught.
 */
export const guarded = <T>(none: T, compute: () => T): ReadonlySignal<T> =>
  computed(() => {
    try {
      return compute();
    } catch (error) {
      // Not at once: a computed value must not change another signal.
      queueMicrotask(() => globalThis.reportError(error));
      return none;
    }
  });
