import { signal } from '@preact/signals-core';
import { vi } from 'vitest';
import type { Order, OrderDraft } from '../../lib/domain/orders/order.ts';
import { ok } from '../../lib/domain/result.ts';
import type { LinksModel } from '../../lib/view/links/model.ts';
import type { BookRequest, OrderView } from '../../lib/view/pending/orders/model.ts';

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

/** What booking needs, with signals that can be set, and commands that succeed. */
export function bookEvents(links: LinksModel | null = null) {
  const asked = signal<BookRequest | null>(null);
  return {
    asked,
    ask: vi.fn((request: BookRequest | null) => {
      asked.value = request;
    }),
    links: signal(links),
    linkEvents: { make: vi.fn(), use: vi.fn(async () => ok(null)), answerRep: vi.fn() },
    offer: { watch: vi.fn(() => () => {}), askSlots: vi.fn(), setLanguage: vi.fn() },
    orders: {
      shown: signal<OrderView[]>([]),
      propose: vi.fn(async () => ok(null)),
      undo: vi.fn(),
      sendNow: vi.fn(),
      dismiss: vi.fn(),
    },
    undo: signal(8),
    questions: vi.fn(async () => []),
  };
}
