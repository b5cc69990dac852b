import { beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { type FailureKind, fail, ok, type Result } from '../domain/result.ts';
import type { Change } from '../messages/changes.ts';
import { createKeyRing } from '../settings/key-ring.ts';
import { createStoreReader } from '../store/reader.ts';
import { createStoreWriter } from '../store/writer.ts';
import { createJournal } from '../vault/journal.ts';
import { createKeyEntry } from './enter-key.ts';

beforeEach(freshIndexedDb);

const [ANN, BEN] = ['ann@example.com', 'ben@example.org'];
const [KEY, OTHER] = ['key-of-ann-0123', 'key-of-ben-4567'];

/**
 * A background with Ann's key and bookings that start at these times. A new key is of the account
 * `address`, and finds the bookings in `known`.
 */
async function background({
  address = BEN as string | null,
  known = [] as readonly string[],
  starts = [1, 2, 3, 4, 5],
  key = KEY as string | null,
  trouble = null as FailureKind | null,
} = {}) {
  const [local, session] = [memoryStore(), memoryStore()];
  const keyRing = createKeyRing({ local, session });
  const [reader, writer, journal] = [createStoreReader(), createStoreWriter(), createJournal()];
  const announced: Change['kind'][] = [];
  const looked: string[] = [];
  const change = vi.fn(async () => {});
  const entered = vi.fn(async () => {});
  if (key) await keyRing.keep(key, ANN);
  const bookings = starts.map((start) => aBooking({ id: `BKNG-${start}`, starts: start }));
  if (bookings.length > 0) await writer.write({ bookings });
  const test = vi.fn(async (): Promise<Result<string>> => {
    return ok(address === null ? 'This is an account.' : `The owner is ${address}.`);
  });
  const enter = createKeyEntry(
    {
      keyRing,
      reader,
      writer,
      journal,
      client: {
        test,
        async knows(_key, id) {
          looked.push(id);
          return trouble ? fail(trouble) : ok(known.includes(id));
        },
      },
      choice: { change },
      announce: (one) => void announced.push(one.kind),
    },
    entered,
  );
  const count = () => reader.count();
  return { keyRing, journal, enter, announced, looked, change, entered, test, count };
}

test('a key of another account is asked about before anything goes; then all of the old one goes [claim 75]', async () => {
  const at = await background();
  const asks = ok({ account: BEN, asks: { before: ANN } });
  expect(await at.enter({ key: OTHER })).toEqual(asks);
  // Those that start last are looked for.
  expect(at.looked).toEqual(['BKNG-5', 'BKNG-4', 'BKNG-3']);
  expect([await at.keyRing.key(), await at.count(), at.announced]).toEqual([ok(KEY), 5, []]);
  expect([at.change.mock.calls, at.entered.mock.calls]).toEqual([[], []]);

  // What was agreed to is these two accounts.
  const agreed = { account: 'carl@example.net', before: ANN };
  expect(await at.enter({ key: OTHER, agreed })).toEqual(asks);
  expect(await at.enter({ key: OTHER, agreed: { account: BEN, before: ANN } })).toEqual(
    ok({ account: BEN }),
  );
  expect([await at.keyRing.key(), await at.count(), at.announced]).toEqual([
    ok(OTHER),
    0,
    ['forgotten'],
  ]);
  expect(at.change.mock.calls).toEqual([[{ me: null }]]);
  expect(at.entered.mock.calls).toEqual([[true]]);
});

test.each<[string, { address: string | null; known: string[] }, looked: string[]]>([
  ['the same address', { address: ANN, known: [] }, []],
  ['a booking', { address: BEN, known: ['BKNG-3'] }, ['BKNG-5', 'BKNG-4', 'BKNG-3']],
  ['a booking, without an address', { address: null, known: ['BKNG-5'] }, ['BKNG-5']],
])('a key of the same account, by %s, keeps what is stored', async (_what, changes, looked) => {
  const at = await background(changes);
  expect(await at.enter({ key: OTHER })).toEqual(ok({ account: changes.address ?? '' }));
  expect([await at.keyRing.key(), await at.count(), at.looked]).toEqual([ok(OTHER), 5, looked]);
  const told = [at.announced, at.entered.mock.calls, at.change.mock.calls];
  expect(told).toEqual([['key'], [[false]], []]);
});

test('where the account has another address now, its actions under way go on under that one', async () => {
  const at = await background({ known: ['BKNG-5'] });
  for (const [id, account] of [
    ['ours', ANN],
    ['foreign', 'carl@example.net'],
  ] as const) {
    await at.journal.propose([anIntent({ id, account, booking: id, state: 'unknown' })]);
  }
  await at.enter({ key: OTHER });
  expect((await at.journal.get('ours'))?.account).toBe(BEN);
  expect((await at.journal.get('foreign'))?.account).toBe('carl@example.net');
});

test('without a key and without bookings nothing is asked', async () => {
  const at = await background({ key: null, starts: [] });
  expect(await at.enter({ key: OTHER })).toEqual(ok({ account: BEN }));
  expect(await at.keyRing.key()).toEqual(ok(OTHER));
});

test('bookings without a key, as after a loss of settings, are asked about', async () => {
  const at = await background({ key: null });
  expect(await at.enter({ key: OTHER })).toEqual(ok({ account: BEN, asks: { before: '' } }));
  expect(await at.count()).toBe(5);
});

test.each<FailureKind>(['offline', 'serverFault', 'tooMany', 'keyRefused'])(
  'where it cannot be told whose key it is (%s), nothing is asked, stored or removed',
  async (trouble) => {
    const at = await background({ trouble });
    expect(await at.enter({ key: OTHER })).toEqual(fail(trouble));
    expect([await at.keyRing.key(), await at.count()]).toEqual([ok(KEY), 5]);
  },
);

test('of two keys entered at once the later one wins [claim 58]', async () => {
  const at = await background({ address: ANN });
  const first = at.enter({ key: OTHER });
  const second = at.enter({ key: 'key-of-ann-89ab' });
  expect([await first, await second]).toEqual([fail('changed'), ok({ account: ANN })]);
  expect(await at.keyRing.key()).toEqual(ok('key-of-ann-89ab'));
});
