import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { SearchIndex } from '../../../store/index-cache.ts';
import type { OrderReader } from '../../../vault/reader.ts';
import type { ViewDeps } from '../../deps.ts';
import { askedBefore } from './asked-before.ts';
import type { BookEvents, BookRequest } from './model.ts';
import { createOrderViews } from './order-views.ts';

/** What booking depends on besides the view's dependencies. */
type Given = Pick<BookEvents, 'links' | 'linkEvents' | 'offer' | 'undo'> & {
  /** Changes with the customer shown: what was asked about another one is closed then. */
  occasion: ReadonlySignal<unknown>;
  index(): SearchIndex;
};

/** Creates what booking a meeting needs, with the orders under way. */
export function createBooking(deps: ViewDeps, given: Given, journal: OrderReader): BookEvents {
  const { occasion, index, ...rest } = given;
  const asked = signal<BookRequest | null>(null);
  const orders = createOrderViews(deps, journal, occasion);
  effect(() => {
    occasion.value;
    asked.value = null;
  });
  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten') asked.value = null;
  });
  return {
    ...rest,
    asked,
    ask(request) {
      asked.value = request;
    },
    orders,
    questions: (calendar) => askedBefore(calendar, deps.reader, index()),
  };
}
