import { beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { isMailProvider } from '../../address/mail-providers.ts';
import { createSearchIndex } from '../../store/index-cache.ts';
import { createStoreReader } from '../../store/reader.ts';
import { createStoreWriter } from '../../store/writer.ts';
import { eachBooker, type NearTo, nearBookers } from './near-bookers.ts';

beforeEach(freshIndexedDb);

type Changes = Parameters<typeof aBooking>[0];

/** The people found near a customer, among one booking for each of these changes. */
async function near(customer: Partial<NearTo>, ...changes: Changes[]) {
  const bookings = changes.map((one, at) => aBooking({ id: `BKNG-${at}`, ...one }));
  await createStoreWriter().write({ bookings });
  const reader = createStoreReader();
  const to = {
    addresses: [],
    name: null,
    isLeftOut: () => false,
    isProvider: isMailProvider,
    ...customer,
  };
  const found = await nearBookers(to, createSearchIndex(reader), reader, 3);
  reader.close();
  return found;
}
const addresses = (found: readonly { address: string }[]) => found.map(({ address }) => address);

test('the same person is found under another spelling, as they wrote it', async () => {
  const found = await near(
    { addresses: ['dana.whitfield+crm@gmail.com'], name: 'Dana Whitfield' },
    { email: 'DanaWhitfield@gmail.com', name: 'Dana Whitfield' },
    { email: 'dan.whitfield@gmail.com', name: 'Dan Whitfield' },
    { email: 'mara@example.com', name: 'Mara Lind' },
  );
  expect(found).toMatchObject([
    { address: 'danawhitfield@gmail.com', asWritten: 'DanaWhitfield@gmail.com' },
  ]);
});

test('a mistyped domain is found, unless the name is somebody else’s', async () => {
  const bookings = [{ email: 'dana@acme-exmaple.com', name: 'Dana Whitfield' }];
  const to = { addresses: ['dana@acme-example.com'] };
  expect(addresses(await near(to, ...bookings))).toEqual(['dana@acme-exmaple.com']);
  expect(await near({ ...to, name: 'Whitfield, Dana' }, ...bookings)).toHaveLength(1);
  expect(await near({ ...to, name: 'Dana' }, ...bookings)).toHaveLength(1);
  expect(await near({ ...to, name: 'Dana White' }, ...bookings)).toEqual([]);
});

test('one name at one company is found in whole, not as a part of another name', async () => {
  const to = { addresses: ['d.whitfield@acme-example.com'], name: 'Dana Whitfield' };
  const found = await near(
    to,
    { email: 'dana@acme-example.com', name: 'Dana  WHITFIELD' },
    { email: 'priya@acme-example.com', name: 'Priya Nair' },
    // Every word is among the booking's words, and the name is another.
    { email: 'jo@acme-example.com', name: 'Jo Whitfield', subject: 'Call with Dana Whitfield' },
    { email: 'dw@acme-example.com', name: 'Dana Whitfield-Lee' },
    { email: 'dana@elsewhere.example', name: 'Dana Whitfield' },
  );
  expect(addresses(found)).toEqual(['dana@acme-example.com']);
  expect(await near({ ...to, name: null })).toEqual([]);
});

test('where a person booked under two names, the one that fits is found', async () => {
  const [email, name] = ['dana@acme-example.com', 'Dana Whitfield'];
  const found = await near(
    { addresses: ['d.whitfield@acme-example.com'], name },
    { email, name, starts: Date.UTC(2026, 1, 1) },
    { email, name: 'Dana', starts: Date.UTC(2026, 4, 1) },
  );
  expect(found).toMatchObject([{ address: email, name }]);
});

test('the surest come first, then the latest, and at most three', async () => {
  const name = 'Dana Whitfield';
  const booked = (email: string, month: number) => ({
    email,
    name,
    starts: Date.UTC(2026, month, 1),
  });
  const found = await near(
    { addresses: ['dana.whitfield@example.com'], name },
    booked('d.w@example.com', 9),
    booked('dana.whitfeld@example.com', 2),
    booked('dana.whitfield@example.co', 3),
    booked('dana.whitfield+demo@example.com', 1),
  );
  expect(addresses(found)).toEqual([
    'dana.whitfield+demo@example.com',
    'dana.whitfield@example.co',
    'dana.whitfeld@example.com',
  ]);
});

test('the customer’s own addresses and whom the caller leaves out are not offered', async () => {
  const own = ['dana.w@gmail.com', 'danaw@googlemail.com'];
  const bookings = [{ email: own[1] as string }, { email: 'danaw@gmail.com' }];
  const isLeftOut = (address: string) => address === 'danaw@gmail.com';
  expect(addresses(await near({ addresses: own }, ...bookings))).toEqual(['danaw@gmail.com']);
  expect(await near({ addresses: own, isLeftOut }, ...bookings)).toEqual([]);
});

test('a guest is not offered, and neither is a customer without an address', async () => {
  const people = (address: string, part: 'booker' | 'guest') => ({ people: [{ address, part }] });
  const to = { addresses: ['dana.w@gmail.com'], name: 'Gus' };
  expect(await near(to, { email: null, ...people('danaw@gmail.com', 'guest') })).toEqual([]);
  const gus = { email: null, name: 'Gus', ...people('tel:3125550177', 'booker') };
  expect(await near(to, gus)).toEqual([]);
});

test('a damaged line of the index names no booker', async () => {
  const lines = [
    'x',
    'a\tb\tc',
    '\t\t\t\t\tdanaw@gmail.com\t\t',
    'i\ts\t\t\t\tmara@example.com\t\tmara',
  ];
  const bookers: string[] = [];
  eachBooker(lines.join('\n'), (booker) => bookers.push(booker));
  expect(bookers).toEqual(['danaw@gmail.com', 'mara@example.com']);
  eachBooker('', () => expect.unreachable());
  const index = {
    at: async (at: number) => (at === 0 ? lines.join('\n') : null),
    readAll: vi.fn(),
  };
  const to = {
    addresses: ['dana.w@gmail.com'],
    name: null,
    isLeftOut: () => false,
    isProvider: isMailProvider,
  };
  expect(await nearBookers(to, index, { byIds: async () => [] }, 3)).toEqual([]);
});

test('100,000 bookings of 40,000 people are gone through', async ({ annotate }) => {
  const line = (n: number) => {
    const address = `customer${n % 40_000}.name${n % 97}@firm${n % 900}.example.com`;
    const text = `${address} customer name ${n} firm ltd pricing call bkng-${n} 4155550100`;
    return [`BKNG-${n}`, 'completed', 1e12 + n, 'USR-1', 'BKC-1', address, '', text].join('\t');
  };
  const month = (at: number) => Array.from({ length: 5_000 }, (_, n) => line(at * 5_000 + n));
  const pages = Array.from({ length: 20 }, (_, at) => month(at).join('\n'));
  const index = { at: async (place: number) => pages[place] ?? null, readAll: async () => {} };
  const read: string[] = [];
  const byIds = async (ids: readonly string[]) => {
    read.push(...ids);
    return [];
  };
  const to = { addresses: ['customer7.name7@firm7.example.com'], name: 'Customer Name' };
  const began = performance.now();
  await nearBookers(
    { ...to, isLeftOut: () => false, isProvider: isMailProvider },
    index,
    { byIds },
    3,
  );
  const ms = Math.round(performance.now() - began);
  // Told, and decided by the number of bookings read: a busy machine must not fail a test.
  await annotate(`near misses among 100,000 bookings: ${ms} ms`);
  expect(read.length).toBeGreaterThan(0);
  expect(read.length).toBeLessThanOrEqual(30);
});
