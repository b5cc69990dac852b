import { beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createStoreReader } from '../store/reader.ts';
import { createStoreWriter } from '../store/writer.ts';
import type { ViewDeps } from './deps.ts';
import { findPeople } from './search.ts';

beforeEach(freshIndexedDb);

/** Runs a look-up with a store of one booking and with this answer from OnceHub. */
async function find(text: string, answer: Result<{ address: string | null }> = fail('bug')) {
  await createStoreWriter().write({
    bookings: [aBooking({ id: 'BKNG-AAAA1', tracking: 'TRK77', subject: 'Pricing call' })],
  });
  const send = vi.fn(async () => answer);
  const found = await findPeople(text, {
    reader: createStoreReader(),
    // Only `findBooking` is expected here.
    send: send as unknown as ViewDeps['send'],
  });
  return { found, asked: send.mock.calls as unknown[][] };
}

test.each<[string, text: string, addresses: string[]]>([
  ['an address', 'new@example.net', ['new@example.net']],
  ['an address in capitals, with space', ' New@Example.NET ', ['new@example.net']],
  ['an address with its name', 'New Body <new@example.net>', ['new@example.net']],
  ['an address copied as a link', 'mailto:dana@example.com', ['dana@example.com']],
  ['a link with fields', 'mailto:dana%40example.com?cc=jo@example.org', ['dana@example.com']],
  ['several addresses', 'a@x.example, b@x.example; a@x.example', ['a@x.example', 'b@x.example']],
  ['an address in brackets', '<dana@example.com>;', ['dana@example.com']],
  ['a line of a mail’s head', 'From: "Whitfield, Dana" <dana@example.com>', ['dana@example.com']],
  ['a part of a name', 'mara', ['mara@example.com']],
  ['a booking id the store has', 'bkng-aaaa1', ['mara@example.com']],
  ['a tracking id', 'TRK77', ['mara@example.com']],
  ['a subject', 'pricing', ['mara@example.com']],
  ['nobody', 'nobody at all', []],
  ['nothing', '  ', []],
])('%s is found without asking OnceHub', async (_what, text, addresses) => {
  const { found, asked } = await find(text);
  expect([found, asked]).toEqual([ok(addresses), []]);
});

test.each<[string, Result<{ address: string | null }>, Result<string[]>]>([
  ['somebody', ok({ address: 'jo@example.org' }), ok(['jo@example.org'])],
  ['nobody', ok({ address: null }), ok([])],
  ['no such booking', fail('notFound'), ok([])],
  ['no network', fail('offline'), fail('offline')],
])(
  'an unknown booking id is requested from OnceHub, which knows %s',
  async (_what, answer, wanted) => {
    const { found, asked } = await find(' bkng-zzzz9 ', answer);
    expect([found, asked]).toEqual([wanted, [['findBooking', { id: 'BKNG-ZZZZ9' }]]]);
  },
);

test.each(['ZKNG', 'ZKNG-', 'ZKNG-1', '../ZKNG-AAAA9', 'ZKNG-AAAA9/cancel', 'ZKNG-AAAA 9'])(
  '%s is no booking id, so nobody is asked',
  async (text) => {
    expect(await find(text)).toEqual({ found: ok([]), asked: [] });
  },
);
