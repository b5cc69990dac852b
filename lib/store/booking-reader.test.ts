import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { createBookingReader } from './booking-reader.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

const SAM = { id: 'USR-1', address: 'sam@example.org' };

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
  expect(await ids(reader.of(SAM, 10, 20))).toEqual(['first', 'last']);
  expect((await ids(reader.anybodys(10, 20, 9))).sort()).toEqual(
    ['anothers', 'first', 'last', 'nobodys'].sort(),
  );
  expect(await ids(reader.anybodys(10, 20, 1))).toEqual(['first']);
});

test('without a store there are no meetings, and reading creates none', async () => {
  const reader = createBookingReader();
  expect([await reader.of(SAM, 0, 9), await reader.anybodys(0, 9, 9)]).toEqual([[], []]);
  expect(await databaseNames()).toEqual([]);
});

const attended = (id: string, owner: string, ...by: string[]) => ({
  ...at(id, 15, owner),
  people: by.map((address) => ({ address, part: 'attendee' as const })),
});

test('the meetings of one user are those they host, whoever accepted them first', async () => {
  const [sam, ben] = [SAM.address, 'ben@example.org'];
  const user = { kind: 'user', name: 'A user' } as const;
  await createStoreWriter().write({
    directory: [
      { id: 'USR-1', address: sam, ...user },
      { id: 'USR-2', address: ben, ...user },
    ],
    bookings: [
      attended('accepted and hosted', 'USR-1', sam),
      attended('accepted, host unknown', 'USR-1', 'mara@example.com'),
      attended('handed over to another', 'USR-1', ben),
      attended('handed over to the user', 'USR-2', sam),
      attended('hosted together', 'USR-2', ben, sam),
      attended('of another', 'USR-2', ben),
    ],
  });
  const reader = createBookingReader();
  expect((await reader.of(SAM, 10, 20)).map(({ id }) => id).sort()).toEqual([
    'accepted and hosted',
    'accepted, host unknown',
    'handed over to the user',
    'hosted together',
  ]);
  expect(await reader.of(SAM, 16, 20)).toEqual([]);
});

test('users who become known later are hosts from then on', async () => {
  const writer = createStoreWriter();
  await writer.write({ bookings: [attended('handed over', 'USR-2', SAM.address)] });
  const reader = createBookingReader();
  expect(await reader.of(SAM, 10, 20)).toEqual([]);
  const user = { kind: 'user', name: 'Sam', address: SAM.address } as const;
  await writer.write({ directory: [{ id: 'USR-1', ...user }] });
  expect(await reader.of(SAM, 10, 20)).toMatchObject([{ id: 'handed over' }]);
});

const userRow = (id: string, address: string) => ({ id, kind: 'user' as const, name: id, address });

test('a user whose address changed at OnceHub has the meetings under both', async () => {
  const writer = createStoreWriter();
  const [now, gone] = ['sam@new.example', SAM.address];
  await writer.write({
    directory: [userRow('USR-1', gone), userRow('USR-2', 'ben@example.org')],
    bookings: [attended('before', 'USR-2', gone)],
  });
  await writer.write({ directory: [userRow('USR-1', now)] });
  // Rows are written again when their bookings change, and come again under the earlier address.
  const later = { updated: 9 };
  await writer.write({
    bookings: [
      { ...attended('before', 'USR-2', gone), ...later },
      attended('stored later', 'USR-2', gone),
      attended('since', 'USR-2', now),
      attended('accepted and hosted', 'USR-1', now),
      attended('handed over', 'USR-1', 'ben@example.org'),
    ],
  });
  const reader = createBookingReader();
  const wanted = ['accepted and hosted', 'before', 'since', 'stored later'];
  const ids = async (address: string) =>
    (await reader.of({ id: 'USR-1', address }, 10, 20)).map(({ id }) => id).sort();
  // Whichever of the two the rep entered.
  expect([await ids(gone), await ids(now)]).toEqual([wanted, wanted]);
  // And whatever address comes after.
  await writer.write({ directory: [userRow('USR-1', 'sam@third.example')] });
  expect(await ids(gone)).toEqual(wanted);
});

test('an address that another user has today brings none of their meetings', async () => {
  const writer = createStoreWriter();
  await writer.write({ directory: [userRow('USR-1', 'sales@example.org')] });
  await writer.write({
    directory: [userRow('USR-1', 'sam@example.org'), userRow('USR-2', 'sales@example.org')],
    bookings: [attended('of the other', 'USR-2', 'sales@example.org')],
  });
  const reader = createBookingReader();
  const entered = { id: 'USR-1', address: 'sales@example.org' };
  expect(await reader.of(entered, 10, 20)).toEqual([]);
  expect(await reader.of({ ...entered, id: 'USR-2' }, 10, 20)).toMatchObject([
    { id: 'of the other' },
  ]);
});
