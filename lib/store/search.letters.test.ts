import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { createStoreReader } from './reader.ts';
import { search } from './search.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

/** The addresses found by a text, among one booking for each of these changes. */
async function foundBy(text: string, ...changes: Parameters<typeof aBooking>[0][]) {
  const bookings = changes.map((one, at) => aBooking({ id: `BKNG-${at}`, ...one }));
  await createStoreWriter().write({ bookings });
  const reader = createStoreReader();
  const found = await search(text, reader, 20);
  reader.close();
  return found.map(({ address }) => address);
}

test.each([
  ['Łukasz Wójcik', 'lukasz', 'wojcik', 'Łukasz'],
  ['Søren Ørsted', 'soren', 'orsted', 'ørsted'],
  ['Jörg Strauß', 'jorg', 'strauss', 'STRAUSS', 'Strauß'],
  ['Siobhán O’Brien', 'siobhan', "o'brien", 'obrien', 'O’Brien', 'oʼbrien'],
  ['Đặng Thị Hồng', 'dang', 'hong', 'đặng'],
  ['Æsa Þórsdóttir', 'aesa', 'thorsdottir', 'æsa'],
  ['İpek Yıldız', 'ipek', 'yildiz', 'YILDIZ'],
  ['Οδυσσεύς', 'οδυσσευσ', 'ΟΔΥΣΣΕΥΣ'],
  ['Олексій Ґалаґан', 'галаган', 'ОЛЕКСІЙ'],
  ['أحمد فاطمة', 'احمد', 'فاطمه'],
  ['יעקב כהן', 'כהנ', 'יעקב'],
  ['Ｍａｒｉａ', 'maria'],
  ['Nuñez', 'nunez', 'ñ'],
])('%s is found by each way to type the name', async (name, ...typed) => {
  for (const text of typed) {
    expect(await foundBy(text, { name })).toEqual(['mara@example.com']);
  }
});

test.each([
  ['Ola Nord', 'ole'],
  ['Jon Strand', 'strauss'],
  ['Ann Brien', "o'brien"],
])('%s is not found by %s', async (name, text) => {
  expect(await foundBy(text, { name })).toEqual([]);
});

test.each([
  ['(415) 555-0100', '4155550100', '+14155550100', '415-555-0100', '0100', '5550100'],
  ['1-2025550195', '+12025550195', '12025550195', '202 555 0195', '0195'],
  ['+44 20 7946 0958', '+442079460958', '020 7946 0958', '7946'],
])('the stored number %s is found as %s and otherwise', async (phone, ...typed) => {
  for (const text of typed) {
    expect(await foundBy(text, { phone })).toEqual(['mara@example.com']);
  }
});

test('what looks like a number and is a date in a subject is found', async () => {
  expect(await foundBy('2026-09-10', { subject: 'Review of 2026-09-10' })).toHaveLength(1);
});

test('a number of somebody else is not found', async () => {
  expect(await foundBy('415 555 0101', { phone: '(415) 555-0100' })).toEqual([]);
});

const unaddressed = (id: string, key: string, changes: Parameters<typeof aBooking>[0] = {}) => ({
  ...{ id, email: null, contact: null, people: [{ address: key, part: 'booker' as const }] },
  ...{ name: 'Gus Halloran', phone: null },
  ...changes,
});

test.each(['Gus Halloran', 'halloran', '+13125550177', '3125550177', '0177'])(
  'a customer without an address is found by %s',
  async (text) => {
    const phone = '1-3125550177';
    expect(await foundBy(text, unaddressed('BKNG-1', 'tel:3125550177', { phone }))).toEqual([
      'tel:3125550177',
    ]);
  },
);

test('two bookings of one name without contact or number are found as two customers', async () => {
  const found = await foundBy(
    'Gus',
    unaddressed('BKNG-1', 'booking:BKNG-1'),
    unaddressed('BKNG-2', 'booking:BKNG-2'),
  );
  expect(found.sort()).toEqual(['booking:BKNG-1', 'booking:BKNG-2']);
});

test('the words by which keys are told apart find nobody', async () => {
  const one = unaddressed('BKNG-7', 'contact:CTC-7');
  for (const text of ['contact', 'contact:', 'tel']) expect(await foundBy(text, one)).toEqual([]);
});
