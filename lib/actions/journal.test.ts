import { beforeEach, expect, test } from 'vitest';
import { anIntent } from '../testing/actions.ts';
import { databaseNames, freshIndexedDb } from '../testing/indexed-db.ts';
import { createJournal } from './journal.ts';
import { createPendingReader } from './pending.ts';

beforeEach(freshIndexedDb);

const DAY = 24 * 3_600_000;

test('what is written is there for the next life', async () => {
  await createJournal().put(anIntent());
  const journal = createJournal();
  expect(await journal.get('intent-1')).toEqual(anIntent());
  expect(await journal.get('intent-2')).toBeUndefined();
});

test('unsettled are those that were sent or are unknown, on a booking or in all', async () => {
  const journal = createJournal();
  const states = ['sent', 'unknown', 'done', 'refused', 'notDone'] as const;
  for (const state of states) {
    await journal.put(anIntent({ id: state, booking: `BKNG-${state}`, state }));
  }
  expect((await journal.unsettled()).map((intent) => intent.id).sort()).toEqual([
    'sent',
    'unknown',
  ]);
  const on = await Promise.all(states.map((state) => journal.unsettledOn(`BKNG-${state}`)));
  expect(on.map((intent) => intent?.id)).toEqual([
    'sent',
    'unknown',
    undefined,
    undefined,
    undefined,
  ]);
});

test('settled intents are kept for a week, those in doubt for ever', async () => {
  const journal = createJournal();
  await journal.put(anIntent({ id: 'old and done', state: 'done', at: 0 }));
  await journal.put(anIntent({ id: 'old and unknown', state: 'unknown', at: 0 }));
  await journal.put(anIntent({ id: 'young and done', state: 'done', at: DAY }));
  await journal.put(anIntent({ id: 'now', at: 7 * DAY + 1 }));
  const ids = ['old and done', 'old and unknown', 'young and done', 'now'];
  const kept = await Promise.all(ids.map((id) => journal.get(id)));
  expect(kept.map((intent) => intent?.id)).toEqual([undefined, ...ids.slice(1)]);
});

test('a journal that was closed opens again', async () => {
  const journal = createJournal();
  await journal.put(anIntent());
  await journal.close();
  await journal.close();
  expect(await journal.get('intent-1')).toEqual(anIntent());
});

test('a write that fails says so', async () => {
  const unkeepable = { ...anIntent(), at: (() => {}) as never };
  await expect(createJournal().put(unkeepable)).rejects.toThrow();
});

test('a vault that cannot be opened is tried again the next time', async () => {
  const { open } = indexedDB;
  indexedDB.open = () => {
    throw new DOMException('', 'UnknownError');
  };
  const journal = createJournal();
  await expect(journal.unsettled()).rejects.toThrow();
  indexedDB.open = open;
  expect(await journal.unsettled()).toEqual([]);
});

test('a view sees what is pending without making a vault', async () => {
  const pending = createPendingReader();
  expect(await pending.all()).toEqual([]);
  expect(await databaseNames()).toEqual([]);
  const journal = createJournal();
  await journal.put(anIntent({ id: 'a' }));
  await journal.put(anIntent({ id: 'b', state: 'done' }));
  expect((await pending.all()).map((intent) => intent.id)).toEqual(['a']);
  pending.close();
  expect(await pending.all()).toHaveLength(1);
});

test('what became of an intent is written only where it still stands', async () => {
  const journal = createJournal();
  await journal.update(anIntent({ id: 'forgotten', state: 'done' }));
  expect(await journal.get('forgotten')).toBeUndefined();
  await journal.put(anIntent({ id: 'kept' }));
  await journal.update(anIntent({ id: 'kept', state: 'done' }));
  expect(await journal.get('kept')).toMatchObject({ state: 'done' });
});
