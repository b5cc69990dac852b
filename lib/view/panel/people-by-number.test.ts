import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { readBooking } from '../../oncehub/to-booking.ts';
import { createSearchIndex } from '../../store/index-cache.ts';
import { createStoreReader } from '../../store/reader.ts';
import { createStoreWriter } from '../../store/writer.ts';
import { peopleByNumber } from './people-by-number.ts';

beforeEach(freshIndexedDb);

type Changes = Parameters<typeof aBooking>[0];

/** The addresses found for a number, among one booking for each of these changes. */
async function foundBy(number: string, ...changes: Changes[]) {
  const bookings = changes.map((one, at) => aBooking({ id: `BKNG-${at}`, ...one }));
  await createStoreWriter().write({ bookings });
  const reader = createStoreReader();
  const found = await peopleByNumber(number, createSearchIndex(reader), reader, 10);
  reader.close();
  return found;
}
const by = (key: string, changes: Changes = {}): Changes => ({
  ...{ email: null, contact: null, name: 'Gus Halloran', phone: '1-3125550177' },
  people: [{ address: key, part: 'booker' }],
  ...changes,
});

test.each(['+13125550177', '(312) 555-0177', '312.555.0177', '1 312 555 0177', '5550177'])(
  '%s leads to the customer with this number, who has no address',
  async (number) => {
    const found = await foundBy(number, by('contact:CTC-7'), { phone: '312 555 0178' });
    expect(found).toEqual([{ address: 'contact:CTC-7', name: 'Gus Halloran' }]);
  },
);

test('a number that was stored without its area is found by the whole one', async () => {
  const found = await foundBy('+1 312 555 0177', { email: 'kim@example.net', phone: '555-0177' });
  expect(found.map(({ address }) => address)).toEqual(['kim@example.net']);
});

test.each([
  ['138 1234 5678', '+86 138 1234 5678'],
  ['+86 138 1234 5678', '138 1234 5678'],
  ['13125550177', '+1 312 555 0177'],
])('by %s a stored %s is found', async (number, phone) => {
  const found = await foundBy(number, { email: 'kim@example.net', phone });
  expect(found.map(({ address }) => address)).toEqual(['kim@example.net']);
});

test('everybody with the number is found, the latest first, each once', async () => {
  const found = await foundBy(
    '312 555 0177',
    by('tel:3125550177', { starts: Date.UTC(2026, 1, 1) }),
    by('tel:3125550177', { starts: Date.UTC(2026, 2, 1) }),
    { email: 'kim@example.net', phone: '+1 312 555 0177', starts: Date.UTC(2026, 4, 1) },
  );
  expect(found.map(({ address }) => address)).toEqual(['kim@example.net', 'tel:3125550177']);
});

test.each([' ext. 5', 'x5', ',,5'])(
  'a number that was stored with the extension %j is found without it, and with another',
  async (extension) => {
    const phone = `+1 646 555 0123${extension}`;
    const who = { email: 'eve@example.com', phone };
    expect(await foundBy('+1 646 555 0123', who)).toHaveLength(1);
    expect(await foundBy('(646) 555-0123', who)).toHaveLength(1);
    expect(await foundBy('+1 646 555 0124', who)).toEqual([]);
  },
);

test('whose bookings only begin at a time with these digits crowd out nobody', async () => {
  // 1,700,005,550,177 ms and 200 times like it, all later than the booking looked for.
  const crowd = Array.from({ length: 200 }, (_, at) => ({
    email: `n${at}@example.net`,
    phone: null,
    starts:
      Date.UTC(2026, 0, 1) - (Date.UTC(2026, 0, 1) % 10_000_000) + 5_550_177 + at * 10_000_000,
  }));
  const gus = by('tel:13125550177', { starts: Date.UTC(2025, 1, 1) });
  const found = await foundBy('+1 312 555 0177', gus, ...crowd);
  expect(found.map(({ address }) => address)).toEqual(['tel:13125550177']);
});

test.each<[string, Changes]>([
  ['in the subject', { subject: 'Call 3125550177' }],
  ['in the id', { id: 'BKNG-3125550177' }],
  ['in the middle of a longer number', { phone: '+1 31 2555 0177 22' }],
  ['of another country', { phone: '+44 312 555 0177' }],
  ['of another area', { phone: '+1 212 555 0177' }],
  ['of another person in the booking', { people: [{ address: 'jo@example.com', part: 'guest' }] }],
  ['nowhere', {}],
])('digits %s lead to nobody', async (_where, changes) => {
  expect(await foundBy('+1 312 555 0177', changes)).toEqual([]);
});

test.each([
  ['tel:3125550177', '(312) 555-0177', 'local:3125550177'],
  ['tel:13125550177', '13125550177', 'local:13125550177'],
])(
  'whoever is stored by the key %s of before is found and shown until a reading files them anew',
  async (before, phone, key) => {
    expect(await foundBy('+1 312 555 0177', by(before, { phone }))).toMatchObject([
      { address: before },
    ]);
    const [reader, writer] = [createStoreReader(), createStoreWriter()];
    expect((await reader.person([before], [])).bookings).toHaveLength(1);
    const raw = { id: 'BKNG-0', form_submission: { name: 'Gus Halloran', mobile_phone: phone } };
    const read = readBooking(raw);
    if (read.is !== 'booking') throw new Error('not read');
    await writer.write({ bookings: [read.booking] });
    expect((await reader.person([before], [])).bookings).toEqual([]);
    expect((await reader.person([key], [])).bookings).toHaveLength(1);
    const found = await peopleByNumber(phone, createSearchIndex(reader), reader, 10);
    expect(found).toMatchObject([{ address: key }]);
  },
);
