import { computed, signal } from '@preact/signals-core';
import { createSearchIndex } from '../../store/index-cache.ts';
import type { ViewDeps } from '../deps.ts';
import type { SearchModel } from '../model.ts';
import type { Finder, FinderInput } from './finder.ts';
import type { QuickFindDeps } from './quick-find.ts';

const EMPTY: SearchModel = { text: '', filters: {}, rows: null, hosts: [], places: [] };

/**
 * Creates a finder whose code is loaded by `load`, or by the first input. Until it is there, inputs
 * are shown and kept; then they are replayed.
 */
export function createLazyFinder(
  deps: ViewDeps & Partial<Pick<QuickFindDeps, 'openPanel'>>,
  input: Omit<FinderInput, 'index'>,
): Finder & { load(): void } {
  const finder = signal<Finder | null>(null);
  const early = signal(EMPTY);
  const wanted = signal<string | null>(null);
  // The index is read at once, so that the first key press need not wait for it.
  let index = createSearchIndex(deps.reader);
  void index.readAll();
  deps.observeChanges(({ kind }) => {
    if (kind === 'bookings' || kind === 'forgotten') index = createSearchIndex(deps.reader);
  });

  async function create(): Promise<void> {
    const { createFinder } = await import('./finder.ts');
    const made = createFinder(deps, { ...input, index });
    const { text, filters } = early.peek();
    if (Object.keys(filters).length > 0) made.narrow(filters);
    if (text !== '') made.type(text);
    const asked = wanted.peek();
    if (asked !== null) made.lookUp(asked);
    finder.value = made;
  }

  let isLoading = false;
  function load(): Finder | null {
    if (!isLoading) void create();
    isLoading = true;
    return finder.peek();
  }

  return {
    load,
    type(text) {
      const made = load();
      if (made) return made.type(text);
      early.value = { ...early.peek(), text };
      wanted.value = null;
    },
    narrow(filters) {
      const made = load();
      if (made) made.narrow(filters);
      else early.value = { ...early.peek(), filters };
    },
    lookUp(text) {
      const made = load();
      if (made) made.lookUp(text);
      else wanted.value = text;
    },
    model: computed(() => (finder.value?.model ?? early).value),
    answer: computed(() => {
      if (finder.value) return finder.value.answer.value;
      return wanted.value === null ? null : { state: 'loading' };
    }),
  };
}
