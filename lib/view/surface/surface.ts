import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { type ComponentChild, type ComponentType, createElement, render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { guarded, type Trouble, watchTrouble } from './trouble.ts';

/**
 * The delay before the loading state is rendered, in ms: when the data arrives earlier, rendering
 * the loading state first would only delay it.
 */
const LOADING_AFTER_MS = 150;
/** The time after which `afterFirstPaint` resolves even when nothing was painted, in ms. */
const LATEST_PAINT_MS = 800;

/**
 * The frame of a page: draws its content, says in its place that it cannot be drawn, and says what
 * is wrong with the page as a whole. `of` is the model that the content was made of.
 */
export type Frame = ComponentType<{ of: unknown; trouble: Trouble | null }>;

/** A page of the extension, in the element `#app`. Created once, before anything can fail. */
export interface Surface {
  /**
   * Renders a model: first when `isWhole` is true for it or after a short delay, then each time it
   * changes. Where the model throws, what is drawn stays. Call it once.
   */
  show<M>(
    model: ReadonlySignal<M>,
    draw: (now: M) => ComponentChild,
    isWhole?: (now: M) => boolean,
  ): void;
  /** Resolves after the first paint, and soon even when nothing is painted. */
  afterFirstPaint: Promise<void>;
}

interface Drawn {
  of: unknown;
  content: ComponentChild;
}

const NOTHING: Drawn = { of: null, content: null };

/** Creates the surface of this page. `reread` is called when a database opens that had not. */
export function createSurface(frame: Frame, reread?: () => void): Surface {
  const trouble = watchTrouble(reread);
  const source = signal<ReadonlySignal<Drawn | null> | null>(null);
  const { promise: afterFirstPaint, resolve: painted } = Promise.withResolvers<void>();
  // Work that waits for the first paint starts even on a page that has nothing to show.
  setTimeout(painted, LATEST_PAINT_MS);

  // One root that renders again by its own state: each further call of `render` would make Preact
  // restart its generated ids at 0.
  function View() {
    const [drawn, set] = useState<Drawn>(() => source.peek()?.peek() ?? NOTHING);
    const [present, setPresent] = useState(() => trouble.peek());
    useLayoutEffect(
      () =>
        effect(() => {
          setPresent(trouble.value);
          const now = source.value?.value;
          if (now) set(now);
        }),
      [],
    );
    return createElement(frame, { of: drawn.of, trouble: present }, drawn.content);
  }
  const root = document.getElementById('app');
  let hasBegun = false;
  const begin = () => {
    if (root && !hasBegun) render(createElement(View, null), root);
    hasBegun = true;
  };
  effect(() => {
    if (trouble.value !== null) begin();
  });

  return {
    afterFirstPaint,
    show(model, draw, isWhole = () => true) {
      const shown = guarded(null, () => {
        const now = model.value;
        return { of: now, content: draw(now), isWhole: isWhole(now) };
      });
      source.value = shown;
      effect(() => {
        if (!shown.value?.isWhole) return;
        begin();
        // The first frame paints it; when the second frame begins, the paint has been handed over.
        // By a timer, since frames overtake timers on a busy computer: those that were set before,
        // such as the one after which no prefetched answer is used, have run by then.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted)));
      });
      setTimeout(begin, LOADING_AFTER_MS);
    },
  };
}
