import { expect, test } from 'vitest';
import { createOffice } from './account.ts';

test('an office has its reps, their customers and the bookings', async () => {
  const { hub, reps, customers } = await createOffice(() => Date.UTC(2026, 4, 5), {
    reps: 2,
    bookings: 20,
  });
  expect(reps.map(({ address }) => address)).toEqual([
    'rep0@seller.example.org',
    'rep1@seller.example.org',
  ]);
  expect(customers).toHaveLength(3);
  expect(hub.control.bookings()).toHaveLength(20);
});
