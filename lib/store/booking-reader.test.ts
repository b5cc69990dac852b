import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { createBookingReader } from './booking-reader.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

const at = (id: string, starts: number | null, owner: string | null) =>
  aBooking({ id, starts, owner });

test('the meetings of one user, or of all, between two instants', async () => {
  await createStoreWriter().write({
    bookings: [
      at('before', 9, 'USR-1'),
      at('first', 10, 'USR-1'),
      at('last', 20, 'USR-1'),
      at('after', 21, 'USR-1'),
      at('anothers', 15, 'USR-10'),
      at('nobodys', 15, null),
      at('timeless', null, 'USR-1'),
    ],
  });
  const reader = createBookingReader();
  const ids = async (found: Promise<{ id: string }[]>) => (await found).map(({ id }) => id);
  expect(await ids(reader.of('USR-1', 10, 20))).toEqual(['first', 'last']);
  expect((await ids(reader.anybodys(10, 20, 9))).sort()).toEqual(
    ['anothers', 'first', 'last', 'nobodys'].sort(),
  );
  expect(await ids(reader.anybodys(10, 20, 1))).toEqual(['first']);
});

test('without a store there are no meetings, and reading creates none', async () => {
  const reader = createBookingReader();
  expect([await reader.of('USR-1', 0, 9), await reader.anybodys(0, 9, 9)]).toEqual([[], []]);
  expect(await databaseNames()).toEqual([]);
});
