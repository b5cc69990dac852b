import { beforeEach, expect, test } from 'vitest';
import { createJournal, deleteVault } from '../actions/journal.ts';
import { databaseNames, freshIndexedDb } from '../testing/indexed-db.ts';
import { STORE_NAME } from './schema.ts';
import { openVault, VAULT_NAME } from './vault.ts';
import { createStoreWriter } from './write.ts';

beforeEach(freshIndexedDb);

test('keeps a key that cannot be taken out', async () => {
  const vault = await openVault();
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
  ]);
  await vault.put('keys', made, 'wrapping');
  const kept = await vault.get('keys', 'wrapping');
  expect(kept).toBeInstanceOf(CryptoKey);
  if (!kept) return;
  await expect(crypto.subtle.exportKey('raw', kept)).rejects.toMatchObject({
    name: 'InvalidAccessError',
  });
  vault.close();
});

test('repairing or wiping the store leaves the vault alone', async () => {
  (await openVault()).close();
  const writer = createStoreWriter();
  await writer.write({ namesRead: { list: 'users', at: 1 } });
  await writer.wipe();
  expect(await databaseNames()).toEqual([VAULT_NAME]);
});

test('deleting the vault leaves the store alone, and the journal opens a new one', async () => {
  const journal = createJournal();
  expect(await journal.unsettled()).toEqual([]);
  await createStoreWriter().write({ namesRead: { list: 'users', at: 1 } });
  await journal.close();
  await deleteVault();
  expect(await databaseNames()).toEqual([STORE_NAME]);
  expect(await journal.unsettled()).toEqual([]);
});
