import type { Order, OrderDraft } from '../../lib/domain/orders/order.ts';

/** What a rep typed for an order; `changes` replace whole fields. */
export const aDraft = (changes: Partial<OrderDraft> = {}): OrderDraft => ({
  name: 'Dana Whitfield',
  email: 'dana.whitfield@acme.example.com',
  phone: null,
  zone: 'America/New_York',
  place: null,
  answers: [],
  ...changes,
});

/** An order to book that waits to be sent; `changes` replace whole fields. */
export const anOrder = (changes: Partial<Order> = {}): Order => ({
  id: 'order-1',
  kind: 'book',
  calendar: 'BKC-1',
  starts: 1_000_000,
  guest: 'hash',
  account: 'admin@example.com',
  at: 0,
  state: 'proposed',
  format: 1,
  ...changes,
});
