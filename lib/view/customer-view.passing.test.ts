import { expect, test } from 'vitest';
import type { Booking } from '../domain/booking.ts';
import { atTime } from './customer-view.ts';
import type { CustomerView } from './model.ts';

const MINUTE = 60_000;
const at = (id: string, starts: number, status = 'scheduled') =>
  ({ id, starts, status, minutes: 30 }) as Booking;

const first = at('first', 0);
const second = at('second', 60 * MINUTE);
const past = at('past', -90 * MINUTE, 'completed');
const view = { next: first, history: [second, past] } as unknown as CustomerView;

test.each([
  ['before it starts', -MINUTE, 'first', ['second', 'past']],
  ['while it runs', 29 * MINUTE, 'first', ['second', 'past']],
  ['when it is over', 30 * MINUTE, 'second', ['first', 'past']],
  ['when all are over', 90 * MINUTE, undefined, ['second', 'first', 'past']],
])('the next meeting and the history %s', (_, now, next, history) => {
  const { next: shown, history: rest } = atTime(view, now);
  expect(shown?.id).toBe(next);
  expect(rest.map((booking) => booking.id)).toEqual(history);
});

test('without an upcoming meeting the view stays as it is', () => {
  const none = { ...view, next: null };
  expect(atTime(none, 0)).toBe(none);
});
