import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { SearchIndex } from '../../../store/index-cache.ts';
import type { OrderReader } from '../../../vault/order-reader.ts';
import type { ViewDeps } from '../../deps.ts';
import { guestOf } from '../../links/guest.ts';
import type { CustomerView, PanelRequestReason, Subject } from '../../model.ts';
import { askedBefore } from './asked-before.ts';
import type { BookEvents, BookRequest } from './model.ts';
import { createOrderViews } from './order-views.ts';

/** What booking depends on besides the view's dependencies. */
type Given = Pick<BookEvents, 'links' | 'linkEvents' | 'offer' | 'undo'> & {
  /** Changes with the customer shown: what was asked about another one is closed then. */
  occasion: ReadonlySignal<unknown>;
  index(): SearchIndex;
  /** The request for another person, which the popup may have made in order to book. */
  request: ReadonlySignal<{ reason: PanelRequestReason; at: number } | null>;
  subjects: ReadonlySignal<readonly Subject[]>;
  customer: ReadonlySignal<CustomerView | null>;
};

/** A request older than this (ms) opens no dialog: the panel was only opened again. */
const REQUEST_MS = 30_000;

/** Creates what booking a meeting needs, with the orders under way. */
export function createBooking(deps: ViewDeps, given: Given, journal: OrderReader): BookEvents {
  const { occasion, index, request, subjects, customer, ...rest } = given;
  const asked = signal<BookRequest | null>(null);
  const orders = createOrderViews(deps, journal, occasion);
  effect(() => {
    occasion.value;
    asked.value = null;
  });
  let answered = 0;
  effect(() => {
    const made = request.value;
    // A customer that cannot be shown must not keep anything else from being so.
    if (made?.reason !== 'book' || made.at === answered) return;
    const [subject = null] = subjects.value;
    const shown = customer.value;
    if (!subject || !shown) return;
    answered = made.at;
    if (deps.clock() - made.at < REQUEST_MS) asked.value = guestOf(subject, shown);
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
