import { beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { createKeyRing } from '../settings/key-ring.ts';
import { createSettings } from '../settings/stored-settings.ts';
import { createStoreReader } from '../store/reader.ts';
import { createStoreWriter } from '../store/writer.ts';
import { createJournal } from '../vault/journal.ts';
import { forgetCustomer, forgetEverything } from './forget.ts';

beforeEach(freshIndexedDb);

test('forgetting everything empties all stores, even while views have them open [claim 74]', async () => {
  const [local, session] = [memoryStore({ 'sites.off': ['gmail'] }), memoryStore({ 'tab.1': {} })];
  const keyRing = createKeyRing({ local, session });
  const [writer, journal, reader] = [createStoreWriter(), createJournal(), createStoreReader()];
  await keyRing.keep('marker-key-0123', 'admin@example.com');
  await writer.write({ bookings: [aBooking()] });
  await journal.propose([anIntent()]);
  expect(await reader.count()).toBe(1);

  const settings = createSettings(local);
  await settings.set('undo.seconds', 3);

  await forgetEverything({ keyRing, local, session, writer, journal, settings });

  expect([local.dump(), session.dump(), await databaseNames()]).toEqual([{}, {}, []]);
  expect([await keyRing.state(), await reader.count()]).toEqual([{ state: 'none' }, 0]);
  // Reading a deleted database does not create it again.
  expect(await databaseNames()).toEqual([]);
});

test('after everything was forgotten another key can be stored at once', async () => {
  const [local, session] = [memoryStore(), memoryStore()];
  const keyRing = createKeyRing({ local, session });
  const deps = {
    keyRing,
    local,
    session,
    writer: createStoreWriter(),
    journal: createJournal(),
    settings: createSettings(local),
  };
  await keyRing.keep('first-key-0123', 'admin@example.com');
  await forgetEverything(deps);
  await keyRing.keep('second-key-4567', 'admin@example.com');
  expect(await createKeyRing({ local, session }).key()).toEqual({
    ok: true,
    value: 'second-key-4567',
  });
});

test('forgetting a customer deletes their actions, except those under way and those on bookings of others', async () => {
  const [writer, journal, reader] = [createStoreWriter(), createJournal(), createStoreReader()];
  const MARA = 'mara@example.com';
  await writer.write({
    bookings: [
      aBooking({ id: 'own' }),
      aBooking({ id: 'live' }),
      aBooking({
        id: 'as-guest',
        email: 'jo@example.org',
        people: [
          { address: 'jo@example.org', part: 'booker' },
          { address: MARA, part: 'guest' },
        ],
      }),
      aBooking({ id: 'of-jo', email: 'jo@example.org' }),
    ],
  });
  for (const id of ['own', 'as-guest', 'of-jo']) {
    await journal.propose([anIntent({ id, booking: id, state: 'done' })]);
  }
  await journal.propose([anIntent({ id: 'live', booking: 'live', state: 'unknown' })]);
  const joins = { forget: vi.fn(async () => {}) };
  const done = await forgetCustomer([MARA], { reader, writer, journal, joins });
  expect([done.ok, joins.forget.mock.calls]).toEqual([true, [[[MARA]]]]);
  const kept = await Promise.all(['own', 'live', 'as-guest', 'of-jo'].map((id) => journal.get(id)));
  expect(kept.map((one) => one?.id)).toEqual([undefined, 'live', 'as-guest', 'of-jo']);
  expect((await reader.customer(MARA)).bookings).toEqual([]);
});
