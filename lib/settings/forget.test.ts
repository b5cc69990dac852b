import { beforeEach, expect, test } from 'vitest';
import { createJournal } from '../actions/journal.ts';
import { createStoreReader } from '../store/read.ts';
import { createStoreWriter } from '../store/write.ts';
import { anIntent } from '../testing/actions.ts';
import { aBooking } from '../testing/booking.ts';
import { databaseNames, freshIndexedDb } from '../testing/indexed-db.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { forgetEverything } from './forget.ts';
import { createKeyRing } from './key.ts';

beforeEach(freshIndexedDb);

test('nothing is left in any store, while views have them open', async () => {
  const [local, session] = [memoryStore({ 'sites.off': ['gmail'] }), memoryStore({ 'tab.1': {} })];
  const keyRing = createKeyRing(local);
  const [writer, journal, reader] = [createStoreWriter(), createJournal(), createStoreReader()];
  await keyRing.keep('marker-key-0123', 'admin@example.com');
  await writer.write({ bookings: [aBooking()] });
  await journal.put(anIntent());
  expect(await reader.count()).toBe(1);

  await forgetEverything({ keyRing, local, session, writer, journal });

  expect([local.dump(), session.dump(), await databaseNames()]).toEqual([{}, {}, []]);
  expect([await keyRing.state(), await reader.count()]).toEqual([{ state: 'none' }, 0]);
  // Looking at what is gone makes nothing anew.
  expect(await databaseNames()).toEqual([]);
});

test('another key can be kept at once', async () => {
  const local = memoryStore();
  const keyRing = createKeyRing(local);
  const world = {
    keyRing,
    local,
    session: memoryStore(),
    writer: createStoreWriter(),
    journal: createJournal(),
  };
  await keyRing.keep('first-key-0123', 'admin@example.com');
  await forgetEverything(world);
  await keyRing.keep('second-key-4567', 'admin@example.com');
  expect(await createKeyRing(local).key()).toEqual({ ok: true, value: 'second-key-4567' });
});
