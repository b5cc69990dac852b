import { beforeEach, expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { createLogReader } from './log-reader.ts';
import { openVault } from './vault.ts';

beforeEach(() => freshIndexedDb());

test('without a vault the log is empty, and reading creates none', async () => {
  expect(await createLogReader().all()).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
});

test('the log has intents in every state', async () => {
  const vault = await openVault();
  const intents = (['proposed', 'withdrawn', 'sent', 'done', 'refused'] as const).map((state) =>
    anIntent({ id: state, state }),
  );
  for (const intent of intents) await vault.put('intents', intent);
  const log = createLogReader();
  const read = await log.all();
  expect(read.map(({ id }) => id).sort()).toEqual(intents.map(({ id }) => id).sort());
  log.close();
  vault.close();
});
