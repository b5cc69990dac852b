import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { createLateReader } from './late-reader.ts';
import { createPageReader } from './page-reader.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

const MARA = 'mara@example.com';

test('a reader that loads its code late answers as the one of a page does', async () => {
  const [late, whole] = [createLateReader(), createPageReader()];
  expect(await late.person([MARA], [])).toEqual(await whole.person([MARA], []));
  expect(await databaseNames()).toEqual([]);
  await createStoreWriter().write({ bookings: [aBooking({ id: 'BKNG-1', email: MARA })] });
  const person = await late.person([MARA], []);
  expect(person.bookings.map(({ id }) => id)).toEqual(['BKNG-1']);
  expect(person).toEqual(await whole.person([MARA], []));
  expect(await late.people([{ addresses: [MARA], apart: [] }])).toEqual([person]);
  expect(await late.customers([MARA])).toEqual(await whole.customers([MARA]));
  expect(await late.atDomain('example.com', 9)).toEqual(await whole.atDomain('example.com', 9));
  expect(await late.contactsBeginning('m', 9)).toEqual(await whole.contactsBeginning('m', 9));
  late.close();
  expect(await late.byIds(['BKNG-1'])).toEqual(person.bookings);
});
