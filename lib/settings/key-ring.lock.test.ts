import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { fail, ok } from '../domain/result.ts';
import { deleteVault } from '../vault/journal.ts';
import { openVault } from '../vault/vault.ts';
import { createKeyRing } from './key-ring.ts';
import { KEY_STATE } from './setting-keys.ts';

beforeEach(freshIndexedDb);

const KEY = 'marker-key-0123456789-WXYZ';
const PASSPHRASE = 'marker passphrase';
const about = { ending: 'WXYZ', account: 'admin@example.com' };
const ready = { state: 'ready', ...about };
const locked = { state: 'locked', ...about };
const lost = { state: 'lost', ...about };
const NOW = Date.UTC(2026, 4, 5, 12);

/** A browser with its two stores. Both survive a restart of the worker, one also of the browser. */
async function machine() {
  const [local, session] = [memoryStore(), memoryStore()];
  const made = {
    local,
    session,
    /** The key ring of a new worker. */
    ring: () => createKeyRing({ local, session, rounds: 10 }),
    async restart() {
      await session.clear();
      return made.ring();
    },
    /** State and key in a new worker. */
    known: async () => [await made.ring().state(), await made.ring().key()],
  };
  await made.ring().keep(KEY, about.account);
  return made;
}

/** The same with a passphrase, still unlocked. */
async function protectedMachine() {
  const made = await machine();
  expect(await made.ring().protect(PASSPHRASE)).toEqual(ok(null));
  return made;
}

test('with a passphrase the key stays unlocked after a restart of the worker, not of the browser', async () => {
  const at = await protectedMachine();
  expect(await at.known()).toEqual([ready, ok(KEY)]);
  const ring = await at.restart();
  expect([await ring.state(), await ring.key()]).toEqual([locked, fail('keyLocked')]);
});

test('the right passphrase unlocks the key also for the next worker, any other does not', async () => {
  const at = await protectedMachine();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (other) => {
      fc.pre(other.normalize('NFKC') !== PASSPHRASE);
      const ring = await at.restart();
      expect(await ring.unlock(other)).toEqual(ok(false));
      expect([await ring.state(), await ring.key()]).toEqual([locked, fail('keyLocked')]);
      expect(await ring.unlock(PASSPHRASE)).toEqual(ok(true));
      expect([await ring.state(), await ring.key()]).toEqual([ready, ok(KEY)]);
      expect(await at.known()).toEqual([ready, ok(KEY)]);
    }),
    { numRuns: 25 },
  );
});

test('a wrong passphrase does not lock an unlocked key', async () => {
  const at = await protectedMachine();
  expect(await at.ring().unlock('another one')).toEqual(ok(false));
  expect(await at.known()).toEqual([ready, ok(KEY)]);
});

test('neither key nor passphrase is in any store, locked or unlocked', async () => {
  const at = await protectedMachine();
  const vault = await openVault();
  const inVault = [await vault.getAll('keys'), await vault.getAllKeys('keys')];
  vault.close();
  const kept = JSON.stringify([at.local.dump(), at.session.dump(), inVault]);
  expect(kept).toContain('WXYZ');
  for (const secret of ['-WXYZ', 'passphrase']) expect(kept).not.toContain(secret);
  for (const secret of [KEY.slice(0, 8), PASSPHRASE.slice(0, 8)]) {
    expect(kept).not.toContain(JSON.stringify([...Buffer.from(secret)]).slice(1, -1));
  }
});

test('without the passphrase the key cannot be read from the disk, even with the vault', async () => {
  const at = await protectedMachine();
  await at.session.clear();
  // An attacker with write access may set the state to "ready".
  await at.local.set(KEY_STATE, { ...((await at.local.get(KEY_STATE)) as object), ...ready });
  expect((await at.ring().key()).ok).toBe(false);
});

test('the passphrase can be changed and removed while the key is unlocked', async () => {
  const at = await protectedMachine();
  await at.ring().protect('another passphrase');
  let ring = await at.restart();
  expect(await ring.unlock(PASSPHRASE)).toEqual(ok(false));
  expect(await ring.unlock('another passphrase')).toEqual(ok(true));
  expect(await at.ring().protect(null)).toEqual(ok(null));
  ring = await at.restart();
  expect([await ring.state(), await ring.key()]).toEqual([ready, ok(KEY)]);
});

test('while the key is locked its passphrase can be neither changed nor removed', async () => {
  const at = await protectedMachine();
  const ring = await at.restart();
  expect(await ring.protect(null)).toEqual(fail('keyLocked'));
  expect(await ring.protect('another passphrase')).toEqual(fail('keyLocked'));
  expect(await ring.unlock(PASSPHRASE)).toEqual(ok(true));
});

test.each([true, false])('a new key has no passphrase (browser restarted: %s)', async (again) => {
  const at = await protectedMachine();
  const ring = again ? await at.restart() : at.ring();
  await ring.keep('another-key-ABCD', about.account);
  expect(await ring.key()).toEqual(ok('another-key-ABCD'));
  expect(await (await at.restart()).key()).toEqual(ok('another-key-ABCD'));
});

test('what OnceHub said of a key stands beside its lock, and the passphrase opens it all the same', async () => {
  const at = await protectedMachine();
  const first = at.ring();
  await first.key();
  await first.hear({ is: 'callRefused', sent: NOW }, KEY, NOW);
  const ring = await at.restart();
  const mark = 'doubted';
  expect([await ring.key(), await ring.state()]).toEqual([fail('keyLocked'), { ...locked, mark }]);
  expect(await ring.keyToTest()).toEqual(fail('keyLocked'));
  expect(await ring.unlock(PASSPHRASE)).toEqual(ok(true));
  expect([await ring.key(), await ring.state()]).toEqual([fail('keyInDoubt'), { ...ready, mark }]);
  // Changing the passphrase changes nothing of it either.
  expect(await ring.protect('another passphrase')).toEqual(ok(null));
  expect(await ring.state()).toEqual({ ...ready, mark });
  await ring.hear({ is: 'testAccepted' }, KEY, NOW + 1);
  expect([await ring.key(), await ring.state()]).toEqual([ok(KEY), ready]);
  expect(await (await at.restart()).state()).toEqual(locked);
});

test('forget leaves nothing of a key with a passphrase', async () => {
  const at = await protectedMachine();
  const ring = at.ring();
  await ring.key();
  await ring.forget();
  expect([at.local.dump(), at.session.dump()]).toEqual([{}, {}]);
  expect(await ring.key()).toEqual(fail('noKey'));
  expect([await ring.unlock(PASSPHRASE), await ring.protect(PASSPHRASE)]).toEqual(
    Array(2).fill(fail('noKey')),
  );
});

test('forget waits until a passphrase is set, and wins', async () => {
  const at = await machine();
  const ring = at.ring();
  const setting = ring.protect(PASSPHRASE);
  await ring.forget();
  await setting;
  expect([at.local.dump(), at.session.dump()]).toEqual([{}, {}]);
});

test('a key entered while a passphrase is being set for the previous key wins', async () => {
  const at = await machine();
  const ring = at.ring();
  await Promise.all([ring.protect(PASSPHRASE), ring.keep('another-key-ABCD', about.account)]);
  expect(await ring.key()).toEqual(ok('another-key-ABCD'));
  expect(await (await at.restart()).key()).toEqual(ok('another-key-ABCD'));
});

test('after the loss of the vault a locked key has to be entered again', async () => {
  const at = await protectedMachine();
  const ring = await at.restart();
  await deleteVault();
  expect(await ring.unlock(PASSPHRASE)).toEqual(fail('noKey'));
  expect(await ring.state()).toEqual(lost);
  await ring.keep(KEY, about.account);
  expect(await ring.key()).toEqual(ok(KEY));
});

test('with invalid data on the disk the key has to be entered again, and nothing throws', async () => {
  const garbage = fc.oneof(
    fc.jsonValue(),
    fc.record({ iv: fc.jsonValue(), bytes: fc.jsonValue() }),
    fc.constantFrom({ iv: 1e12, bytes: 1e12 }, { iv: [], bytes: [] }),
  );
  const at = await protectedMachine();
  await fc.assert(
    fc.asyncProperty(garbage, async (sealed) => {
      await at.local.set(KEY_STATE, { ...locked, sealed });
      const ring = await at.restart();
      expect(await ring.key()).toEqual(fail('keyLocked'));
      expect(await ring.unlock(PASSPHRASE)).toEqual(fail('noKey'));
      expect(await ring.state()).toEqual(lost);
    }),
    { numRuns: 50 },
  );
});

test('invalid data in the unlocked copy locks the key, and the key is not lost', async () => {
  const at = await protectedMachine();
  for (const sealed of [undefined, 'x', { iv: [1], bytes: [2] }, { iv: [], bytes: [] }]) {
    await at.session.set(KEY_STATE, { ...ready, sealed });
    const ring = at.ring();
    expect([await ring.key(), await ring.state()]).toEqual([fail('keyLocked'), locked]);
    expect(await ring.unlock(PASSPHRASE)).toEqual(ok(true));
  }
});

/** The operations that change the stored key. */
const CHANGES = ['protect', 'unprotect', 'change', 'unlock', 'keep', 'doubt'] as const;

test.each(CHANGES)(
  '%s: if the worker dies at any write, the key is neither lost nor exposed',
  async (change) => {
    for (let writes = 0; writes < 3; writes += 1) {
      freshIndexedDb();
      const at = change === 'protect' ? await machine() : await protectedMachine();
      if (change === 'unlock') await at.session.clear();
      const before = at.local.dump();
      /** The number of writes that succeed; later ones never happen. */
      let left = writes;
      let die = () => {};
      const death = new Promise<void>((resolve) => {
        die = resolve;
      });
      const unlessDead = (write: () => Promise<void>) => {
        if (left-- > 0) return write();
        die();
        return new Promise<void>(() => {});
      };
      const dying = (store: typeof at.local): typeof at.local => ({
        ...store,
        set: (key, value) => unlessDead(() => store.set(key, value)),
        remove: (...keys) => unlessDead(() => store.remove(...keys)),
      });
      const ring = createKeyRing({
        local: dying(at.local),
        session: dying(at.session),
        rounds: 10,
      });
      if (change === 'doubt') await ring.key();
      const doing = {
        protect: () => ring.protect(PASSPHRASE),
        unprotect: () => ring.protect(null),
        change: () => ring.protect('another passphrase'),
        unlock: () => ring.unlock(PASSPHRASE),
        keep: () => ring.keep('another-key-ABCD', about.account),
        doubt: () => ring.hear({ is: 'callRefused', sent: NOW }, KEY, NOW),
      }[change]();
      await Promise.race([doing, death]);

      // In the next worker of the same browser: unlocked with one of the keys, locked, or in doubt.
      const after = await at.ring().key();
      expect([
        ok(KEY),
        ok('another-key-ABCD'),
        fail('keyLocked'),
        fail('keyInDoubt'),
      ]).toContainEqual(after);

      // After a restart of the browser: the change is complete, or there is none.
      const isAsBefore = JSON.stringify(at.local.dump()) === JSON.stringify(before);
      const next = await at.restart();
      const opens = async (passphrase: string) => {
        const opened = await next.unlock(passphrase);
        return opened.ok && opened.value && (await next.key()).ok;
      };
      if (isAsBefore) {
        expect(await opens(PASSPHRASE)).toBe(true);
        expect(await next.key()).toEqual(ok(KEY));
      } else if (change === 'protect' || change === 'change') {
        expect((await next.key()).ok).toBe(false);
        expect(await opens(change === 'protect' ? PASSPHRASE : 'another passphrase')).toBe(true);
      } else if (change === 'doubt') {
        expect((await next.state()) as object).toMatchObject({ state: 'locked', mark: 'doubted' });
        expect(await next.unlock(PASSPHRASE)).toEqual(ok(true));
        expect([await next.key(), await next.keyToTest()]).toEqual([fail('keyInDoubt'), ok(KEY)]);
      } else {
        expect(await next.key()).toEqual(ok(change === 'keep' ? 'another-key-ABCD' : KEY));
      }
    }
  },
);
