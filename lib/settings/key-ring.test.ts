import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { fail, ok } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { deleteVault } from '../vault/journal.ts';
import { openVault } from '../vault/vault.ts';
import { createKeyRing } from './key-ring.ts';

beforeEach(freshIndexedDb);

const KEY = 'marker-key-0123456789-WXYZ';
const ACCOUNT = 'admin@example.com';
const about = { ending: 'WXYZ', account: ACCOUNT };
const ready = { state: 'ready', ...about };
const lost = { state: 'lost', ...about };
const NOW = Date.UTC(2026, 4, 5, 12);

/** A key ring with this store, in a browser that has just started. */
const ringOver = (store: KeyedStore) => createKeyRing({ local: store, session: memoryStore() });

/** A store with a key that an earlier worker wrote. */
async function keptKey() {
  const store = memoryStore();
  await ringOver(store).keep(KEY, ACCOUNT);
  return store;
}

const sealedIn = async (store: KeyedStore) =>
  ((await store.get('key.state')) as { sealed: { iv: number[]; bytes: number[] } }).sealed;

test('a key survives a restart of the worker', async () => {
  const ring = ringOver(await keptKey());
  expect([await ring.key(), await ring.state()]).toEqual([ok(KEY), ready]);
});

test('without a stored key the ring gives the failure "noKey"', async () => {
  const ring = ringOver(memoryStore());
  expect([await ring.key(), await ring.state()]).toEqual([fail('noKey'), { state: 'none' }]);
});

test('no store has the key in plain text, except its last four characters [claim 10]', async () => {
  const store = await keptKey();
  const vault = await openVault();
  const kept = JSON.stringify([
    store.dump(),
    await vault.getAll('keys'),
    await vault.getAllKeys('keys'),
    await vault.getAll('intents'),
  ]);
  vault.close();
  expect(kept).toContain('WXYZ');
  expect(kept).not.toContain('-WXYZ');
  // Nor as the list of its bytes.
  const bytes = JSON.stringify([...new TextEncoder().encode(KEY.slice(0, 12))]).slice(1, -1);
  expect(kept).not.toContain(bytes);
});

test('the same key is encrypted differently each time', async () => {
  const [one, two] = [await keptKey(), await keptKey()];
  expect(await sealedIn(one)).not.toEqual(await sealedIn(two));
});

test('the wrapping key cannot be exported from the vault', async () => {
  await keptKey();
  const vault = await openVault();
  const [wrapping] = await vault.getAll('keys');
  vault.close();
  if (!wrapping) throw new Error('no wrapping key');
  expect(wrapping.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', wrapping)).rejects.toThrow();
});

test('after the loss of the vault the key has to be entered again, only once [claim 17]', async () => {
  const store = await keptKey();
  await deleteVault();
  const mended = vi.fn();
  const sealed = await sealedIn(store);
  const ring = createKeyRing({ local: store, session: memoryStore(), mended });
  expect(await ring.key()).toEqual(fail('noKey'));
  expect([await ring.state(), await ring.key()]).toEqual([lost, fail('noKey')]);
  // Only a person deletes a key: what is sealed stays.
  expect(await sealedIn(store)).toEqual(sealed);
  expect(mended).toHaveBeenCalledOnce();
  await ring.keep(KEY, ACCOUNT);
  expect(await ring.key()).toEqual(ok(KEY));
});

test('with another wrapping key in the vault the key has to be entered again [claim 17]', async () => {
  const store = await keptKey();
  await deleteVault();
  await ringOver(memoryStore()).keep('another-key-1', ACCOUNT);
  expect(await ringOver(store).key()).toEqual(fail('noKey'));
});

test('an encrypted key with one changed bit is marked as lost, and found again when it is whole [claim 17]', async () => {
  const store = await keptKey();
  const whole = await sealedIn(store);
  const bytes = whole.bytes.with(3, (whole.bytes[3] ?? 0) ^ 1);
  await store.set('key.state', { ...ready, sealed: { ...whole, bytes } });
  const ring = ringOver(store);
  expect([await ring.key(), await ring.state()]).toEqual([fail('noKey'), lost]);
  await store.set('key.state', { ...lost, sealed: whole });
  const next = ringOver(store);
  expect([await next.key(), await next.state()]).toEqual([ok(KEY), ready]);
});

test('invalid data in place of the encrypted key asks for the key, and nothing throws [claims 17, 59]', async () => {
  const garbage = fc.oneof(
    fc.jsonValue(),
    fc.record({ iv: fc.jsonValue(), bytes: fc.jsonValue() }),
    fc.constantFrom({ iv: 1e12, bytes: 1e12 }, { iv: [], bytes: [] }),
  );
  await keptKey();
  await fc.assert(
    fc.asyncProperty(garbage, async (sealed) => {
      const ring = ringOver(memoryStore({ 'key.state': { ...ready, sealed } }));
      expect(await ring.key()).toEqual(fail('noKey'));
      expect(await ring.state()).toEqual(lost);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['keyInDoubt', { is: 'callRefused', sent: NOW }, 'doubted'],
  ['planRefused', { is: 'callPlan' }, 'planRefused'],
] as const)(
  '%s holds every use of the key back, over the worker, until it is accepted or replaced [claim 42]',
  async (kind, event, mark) => {
    const store = await keptKey();
    const sealed = await sealedIn(store);
    const ring = ringOver(store);
    await ring.key();
    await ring.hear(event, KEY, NOW);
    for (const one of [ring, ringOver(store)]) {
      expect([await one.key(), await one.state()]).toEqual([fail(kind), { ...ready, mark }]);
      expect(await one.keyToTest()).toEqual(ok(KEY));
    }
    expect(await sealedIn(store)).toEqual(sealed);
    await ring.hear({ is: 'testAccepted' }, KEY, NOW + 1);
    expect([await ring.key(), await ring.state()]).toEqual([ok(KEY), ready]);
    await ring.hear({ is: 'callPlan' }, KEY, NOW + 2);
    await ring.keep('another-key-ABCD', ACCOUNT);
    expect(await ring.key()).toEqual(ok('another-key-ABCD'));
  },
);

test('a key is refused only by a second refusal, and its seal stays [claim 42]', async () => {
  const store = await keptKey();
  const ring = ringOver(store);
  await ring.key();
  await ring.hear({ is: 'callRefused', sent: NOW }, KEY, NOW);
  await ring.hear({ is: 'testRefused' }, KEY, NOW + 180_000);
  expect([await ring.key(), await ring.keyToTest()]).toEqual([fail('keyRefused'), ok(KEY)]);
  expect(await ring.state()).toEqual({ ...ready, mark: 'refused' });
});

test('an answer where no key is stored changes nothing', async () => {
  const store = memoryStore();
  await ringOver(store).hear({ is: 'callRefused', sent: NOW }, KEY, NOW);
  expect(store.dump()).toEqual({});
});

test('a late refusal of an old key does not affect the new key', async () => {
  const ring = ringOver(await keptKey());
  await ring.key();
  await ring.keep('another-key-ABCD', ACCOUNT);
  await ring.hear({ is: 'callRefused', sent: NOW }, KEY, NOW);
  expect(await ring.key()).toEqual(ok('another-key-ABCD'));
});

test.each(['refused', 'planRefused'])(
  'a key that an earlier version deleted as "%s" has to be entered again, and its account is known',
  async (state) => {
    const ring = ringOver(memoryStore({ 'key.state': { state, ...about } }));
    expect([await ring.key(), await ring.state()]).toEqual([fail('noKey'), lost]);
    await ring.keep(KEY, ACCOUNT);
    expect([await ring.key(), await ring.state()]).toEqual([ok(KEY), ready]);
  },
);

test('a key entered while the old one is being decrypted wins', async () => {
  const store = await keptKey();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let reads = 0;
  const slow: KeyedStore = {
    ...store,
    async get(key) {
      const value = await store.get(key);
      // The second read is the one of the encrypted key.
      if (++reads === 2) await held;
      return value;
    },
  };
  const ring = ringOver(slow);
  const reading = ring.key();
  await ring.keep('another-key-ABCD', ACCOUNT);
  release();
  await reading;
  expect(await ring.key()).toEqual(ok('another-key-ABCD'));
});

test('a key that cannot be written is not partly stored', async () => {
  const store = memoryStore();
  const ring = ringOver(store);
  store.breakSet(new Error('Resource::kQuotaBytes quota exceeded'));
  await expect(ring.keep(KEY, ACCOUNT)).rejects.toThrow('quota');
  expect(await ring.key()).toEqual(fail('noKey'));
});

test('forget deletes the key in memory, too', async () => {
  const store = await keptKey();
  const ring = ringOver(store);
  await ring.key();
  await ring.forget();
  await store.set('key.state', ready);
  expect(await ring.key()).toEqual(fail('noKey'));
});
