import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import {
  databaseNames,
  freshIndexedDb,
  recordConnections,
} from '../../tests/helpers/indexed-db.ts';
import { type Intent, type IntentState, isOpen } from '../domain/intent.ts';
import { asShown } from '../domain/shown-booking.ts';
import { NotOpened } from '../store/database-state.ts';
import { createJournal, vaultFailure } from './journal.ts';
import { createPendingReader } from './reader.ts';
import { NewerVault, openVault } from './vault.ts';
import { VAULT_NAME, VAULT_VERSION } from './vault-schema.ts';

beforeEach(freshIndexedDb);
afterEach(() => vi.useRealTimers());

const DAY = 24 * 3_600_000;
const proposed = (id: string, changes: Partial<Intent> = {}) =>
  anIntent({ id, booking: `of ${id}`, state: 'proposed', ...changes });
const STATES: IntentState[] = [
  'proposed',
  'withdrawn',
  'interrupted',
  'sent',
  'unknown',
  'done',
  'refused',
  'notDone',
];

test('an intent that was written is read by another journal later', async () => {
  const intent = proposed('a');
  expect(await createJournal().propose([intent])).toEqual([intent]);
  const journal = createJournal();
  expect(await journal.get('a')).toEqual(intent);
  expect(await journal.get('b')).toBeUndefined();
});

test('open intents are those in progress, and those whose failure the user has not seen', async () => {
  const journal = createJournal();
  for (const state of STATES) await journal.propose([proposed(state, { state })]);
  const open = ['interrupted', 'notDone', 'proposed', 'refused', 'sent', 'unknown'];
  expect((await journal.open()).map(({ id }) => id).sort()).toEqual(open);
  for (const state of STATES) await journal.change(state, { is: 'told' });
  const left = await journal.open();
  expect(left.map(({ id }) => id).sort()).toEqual(['proposed', 'sent', 'unknown']);
  expect(left.every(isOpen)).toBe(true);
  // The index field of the row is not part of an intent.
  expect(left.every((one) => !('open' in one))).toBe(true);
});

test.each(STATES)(
  'a booking whose last intent is %s takes another unless that is in progress',
  async (state) => {
    const journal = createJournal();
    await journal.propose([proposed('a', { state, booking: 'B' })]);
    const taken = await journal.propose([proposed('b', { booking: 'B' })]);
    const isFree = !['proposed', 'sent', 'unknown'].includes(state);
    expect(taken !== null).toBe(isFree);
    expect((await journal.get('b')) !== undefined).toBe(isFree);
  },
);

test('a new intent on a booking marks the failure of the last one as told', async () => {
  const journal = createJournal();
  await journal.propose([proposed('a', { state: 'interrupted', booking: 'B' })]);
  await journal.propose([proposed('b', { booking: 'B' })]);
  expect(await journal.get('a')).toMatchObject({ state: 'interrupted', told: true });
});

test('intents proposed together are all written, or none is', async () => {
  const journal = createJournal();
  await journal.propose([proposed('a', { booking: 'B' })]);
  expect(await journal.propose([proposed('x'), proposed('b', { booking: 'B' })])).toBeNull();
  const unstorable = proposed('y', { failure: (() => {}) as never });
  await expect(journal.propose([proposed('z'), unstorable])).rejects.toThrow();
  for (const id of ['x', 'b', 'y', 'z']) expect(await journal.get(id)).toBeUndefined();
});

test('proposing an intent that is stored already leaves it as it is', async () => {
  const journal = createJournal();
  await journal.propose([proposed('a', { at: 1 })]);
  await journal.change('a', { is: 'withdrawn' });
  const stored = await journal.propose([proposed('a', { at: 2 })]);
  expect(stored).toMatchObject([{ state: 'withdrawn', at: 1 }]);
});

test('ended intents are kept for a year, those in progress without limit', async () => {
  const journal = createJournal();
  const done = proposed('done', { state: 'done', at: 0 });
  const undone = proposed('undone', { state: 'withdrawn', at: DAY });
  await journal.propose([done, undone, proposed('doubt', { state: 'unknown', at: 0 })]);
  await journal.propose([proposed('now', { at: 365 * DAY })]);
  expect(await journal.get('done')).toBeDefined();
  await journal.propose([proposed('later', { at: 365 * DAY + 1 })]);
  const ids = ['done', 'undone', 'doubt', 'now'];
  const kept = await Promise.all(ids.map((id) => journal.get(id)));
  expect(kept.map((intent) => intent?.id)).toEqual([undefined, ...ids.slice(1)]);
});

test('an event is applied to the stored intent, and does nothing without one', async () => {
  const journal = createJournal();
  expect(await journal.change('a', { is: 'withdrawn' })).toBeUndefined();
  expect(await journal.get('a')).toBeUndefined();
  await journal.propose([proposed('a')]);
  const sent = {
    is: 'sent',
    at: 5,
    server: 5,
    before: { status: 'scheduled', starts: 5 },
  } as const;
  const [undone, late] = await Promise.all([
    journal.change('a', { is: 'withdrawn' }),
    journal.change('a', sent, 'strict'),
  ]);
  expect([undone?.state, late?.state]).toEqual(['withdrawn', 'withdrawn']);
});

const NOBODY = { addresses: new Set<string>(), names: [], phones: [] };

test('forgetting bookings removes their intents and marks, except what is in doubt', async () => {
  const journal = createJournal();
  await journal.propose([
    proposed('ended', { state: 'done', booking: 'B' }),
    proposed('other', { state: 'done', booking: 'C' }),
    proposed('doubt', { state: 'unknown', booking: 'D' }),
  ]);
  const vault = await openVault();
  for (const booking of ['B', 'C']) await vault.put('marks', { booking, mark: 'held', at: 1 });
  await journal.forget(['B', 'D'], NOBODY);
  const kept = await Promise.all(['ended', 'other', 'doubt'].map((id) => journal.get(id)));
  expect(kept.map((one) => one?.id)).toEqual([undefined, 'other', 'doubt']);
  expect(await vault.getAllKeys('marks')).toEqual(['C']);
  vault.close();
});

test('the name in a draft goes with its booker, and stays for a namesake [claim 74]', async () => {
  const journal = createJournal();
  const people = (id: string) => [{ address: `booking:${id}`, part: 'booker' as const }];
  const of = (id: string) =>
    aBooking({ ...{ id, email: null, contact: null, name: 'Ann Moor', people: people(id) } });
  const drafted = (id: string, booking = id) =>
    proposed(id, {
      ...{ booking, state: 'interrupted' },
      draft: { reason: '', mail: true, seen: asShown(of(id)) },
    });
  // The booking of the second is not stored any more: its draft alone tells whose it was.
  await journal.propose([drafted('stored'), drafted('gone'), drafted('namesake')]);
  const addresses = new Set(['booking:stored', 'booking:gone']);
  await journal.forget(['stored'], { addresses, names: ['Ann Moor'], phones: [] });
  const kept = await Promise.all(['stored', 'gone', 'namesake'].map((id) => journal.get(id)));
  expect(kept.map((one) => one?.draft?.seen.name)).toEqual([undefined, undefined, 'Ann Moor']);
});

test('a journal that was closed opens again', async () => {
  const journal = createJournal();
  await journal.propose([proposed('a')]);
  await journal.close();
  await journal.close();
  expect(await journal.get('a')).toEqual(proposed('a'));
});

test('a vault that cannot be opened is opened again by the next call', async () => {
  const { open } = indexedDB;
  indexedDB.open = () => {
    throw new DOMException('', 'UnknownError');
  };
  const journal = createJournal();
  await expect(journal.open()).rejects.toThrow();
  indexedDB.open = open;
  expect(await journal.open()).toEqual([]);
});

test('a journal in the vault of a newer Bookside is neither read nor written', async () => {
  (await openDB(VAULT_NAME, VAULT_VERSION + 1)).close();
  const journal = createJournal();
  await expect(journal.open()).rejects.toThrow(NewerVault);
  await expect(journal.propose([proposed('a')])).rejects.toThrow(NewerVault);
});

test('a view reads open intents without creating a vault', async () => {
  const pending = createPendingReader();
  expect([await pending.open(), await pending.get('a')]).toEqual([[], undefined]);
  expect(await databaseNames()).toEqual([]);
  const journal = createJournal();
  await journal.propose([proposed('a'), proposed('b', { state: 'done' })]);
  expect((await pending.open()).map((intent) => intent.id)).toEqual(['a']);
  expect(await pending.get('b')).toMatchObject({ state: 'done' });
  pending.close();
  expect(await pending.open()).toHaveLength(1);
});

test.each(['end', 'cut'] as const)(
  'after the browser has closed its connection (%s), the journal opens a new one',
  async (how) => {
    const connections = recordConnections();
    const journal = createJournal();
    await journal.propose([proposed('a')]);
    connections[how]();
    expect(await journal.propose([proposed('b')])).toHaveLength(1);
    connections[how]();
    expect(await journal.change('b', { is: 'withdrawn' }, 'strict')).toMatchObject({
      state: 'withdrawn',
    });
    connections[how]();
    expect((await journal.open()).map(({ id }) => id)).toEqual(['a']);
    connections[how]();
    expect(await journal.get('a')).toMatchObject({ state: 'proposed' });
    connections[how]();
    await journal.forget(['of b'], NOBODY);
    expect(await journal.get('b')).toBeUndefined();
  },
);

test('the journal is not in the way of an upgrade or a deletion of the vault', async () => {
  const journal = createJournal();
  await journal.propose([proposed('a')]);
  let blocked = false;
  const vault = await openDB(VAULT_NAME, VAULT_VERSION + 1, { blocked: () => (blocked = true) });
  vault.close();
  expect(blocked).toBe(false);
  await expect(journal.get('a')).rejects.toBeInstanceOf(NewerVault);
});

test('a vault that does not open in five seconds fails with words of its own, and is used once it opens', async () => {
  // A connection to an older vault that does not give way blocks the upgrade.
  const stubborn = await openDB(VAULT_NAME, 1, {
    upgrade(made) {
      made.createObjectStore('keys');
      made.createObjectStore('intents', { keyPath: 'id' }).createIndex('booking', 'booking');
    },
  });
  const connections = recordConnections();
  const journal = createJournal();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const failures: unknown[] = [];
  const asked = journal.propose([proposed('a')]).catch((error) => failures.push(error));
  await vi.advanceTimersByTimeAsync(500);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(failures).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  await asked;
  expect(failures).toEqual([expect.any(NotOpened)]);
  expect(failures.map(vaultFailure)).toEqual(['storeClosed']);
  // Nobody waits another five seconds.
  await expect(journal.get('a')).rejects.toBeInstanceOf(NotOpened);
  stubborn.close();
  await vi.waitFor(async () => expect(await journal.propose([proposed('b')])).toHaveLength(1));
  expect(await journal.get('a')).toBeUndefined();
  expect(connections.all.filter(({ name }) => name === VAULT_NAME)).toHaveLength(1);
});

test.each([
  ['UnknownError', 'storeClosed'],
  ['QuotaExceededError', 'storeFull'],
])('an opening that fails with %s is shown as %s', async (name, kind) => {
  const { open } = indexedDB;
  indexedDB.open = () => {
    throw new DOMException('', name);
  };
  const journal = createJournal();
  const failed = await journal.get('a').catch(vaultFailure);
  expect(failed).toBe(kind);
  indexedDB.open = open;
  expect(await journal.get('a')).toBeUndefined();
});
