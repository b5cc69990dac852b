import { beforeEach, expect, test, vi } from 'vitest';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { type FailureKind, fail, ok } from '../domain/result.ts';
import { createKeyCheck } from './key-check.ts';
import { createKeyRing } from './key-ring.ts';

beforeEach(freshIndexedDb);

const KEY = 'marker-key-0123456789-WXYZ';
const START = Date.UTC(2026, 4, 5, 12);
const SECOND = 1000;
const MINUTE = 60_000;

/**
 * A browser with a stored key. `live` starts a worker; its waits end when `pass` moves the clock
 * there. Each GET /test takes the next of `answers`, and the last one over and over.
 */
async function browser(answers: ('well' | FailureKind)[] = ['well']) {
  const [local, session] = [memoryStore(), memoryStore()];
  let now = START;
  let sleeping: { until: number; wake(): void }[] = [];
  const tested: number[] = [];
  const cleared = vi.fn();
  const made = {
    local,
    cleared,
    /** When GET /test was sent, in seconds after the start. */
    tested: () => tested.map((at) => (at - START) / SECOND),
    live() {
      // What an earlier worker waited for is gone with it.
      sleeping = [];
      const keyRing = createKeyRing({ local, session, rounds: 10 });
      const check = createKeyCheck({
        keyRing,
        async test() {
          tested.push(now);
          const answer = answers[Math.min(tested.length, answers.length) - 1] ?? 'well';
          return answer === 'well' ? ok('This is an account.') : fail(answer);
        },
        changed: () => {},
        cleared,
        clock: () => now,
        sleep: (ms) => new Promise((wake) => void sleeping.push({ until: now + ms, wake })),
      });
      return { keyRing, check };
    },
    /** Lets time pass, and what becomes due in it happen. */
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settled();
        const [first] = sleeping.sort((a, b) => a.until - b.until);
        if (!first || first.until > end) break;
        now = Math.max(first.until, now);
        sleeping.shift();
        first.wake();
      }
      now = end;
    },
    jump(ms: number) {
      now += ms;
    },
  };
  await made.live().keyRing.keep(KEY, 'admin@example.com');
  return made;
}

/** Everything that needs no time has happened: the vault and the stores have answered. */
const settled = async () => {
  for (let n = 0; n < 8; n += 1) await new Promise((resolve) => setTimeout(resolve));
};

/** A worker in which a call was just answered with 401. */
async function doubted(at: Awaited<ReturnType<typeof browser>>) {
  const life = at.live();
  await life.keyRing.key();
  await life.check.refused('keyRefused', KEY, START);
  expect(await life.keyRing.key()).toEqual(fail('keyInDoubt'));
  return life;
}

test('one stray 401 is forgotten after the first check, and all goes on [claim 42]', async () => {
  const at = await browser();
  const { keyRing } = await doubted(at);
  await at.pass(19 * SECOND);
  expect(at.tested()).toEqual([]);
  await at.pass(SECOND);
  expect([at.tested(), await keyRing.key()]).toEqual([[20], ok(KEY)]);
  expect(at.cleared).toHaveBeenCalledOnce();
  await at.pass(60 * MINUTE);
  expect(at.tested()).toEqual([20]);
});

test('a key that OnceHub goes on refusing is refused after three minutes, and is not asked about again', async () => {
  const at = await browser(['keyRefused']);
  const { keyRing } = await doubted(at);
  await at.pass(3 * MINUTE - 1);
  expect([at.tested(), await keyRing.key()]).toEqual([[20, 60], fail('keyInDoubt')]);
  await at.pass(60 * MINUTE);
  expect([at.tested(), await keyRing.key()]).toEqual([[20, 60, 180], fail('keyRefused')]);
  expect(await keyRing.keyToTest()).toEqual(ok(KEY));
  expect(at.cleared).not.toHaveBeenCalled();
});

test.each<FailureKind>(['offline', 'timedOut', 'serverFault', 'tooMany', 'unreadable'])(
  'without an answer (%s) it is neither accepted nor refused, and asked about again',
  async (kind) => {
    const at = await browser([kind]);
    const { keyRing } = await doubted(at);
    await at.pass(31 * MINUTE);
    expect(at.tested()).toEqual([20, 60, 180, 600, 1200, 1800]);
    expect(await keyRing.key()).toEqual(fail('keyInDoubt'));
  },
);

test('the doubt outlives the worker, and the next one goes on with it', async () => {
  const at = await browser(['keyRefused']);
  await doubted(at);
  let life = at.live();
  // Decrypting takes real time, which `pass` does not wait for.
  await life.keyRing.keyToTest();
  await life.check.wake();
  expect(at.tested()).toEqual([]);
  await at.pass(20 * SECOND);
  expect(at.tested()).toEqual([20]);
  // A browser that was closed for a day.
  life = at.live();
  at.jump(24 * 60 * MINUTE);
  await life.check.wake();
  expect([at.tested().length, await life.keyRing.key()]).toEqual([2, fail('keyRefused')]);
});

test('an action asks at once, once for all who wait, and 20 seconds after the last check', async () => {
  const at = await browser(['keyRefused', 'well']);
  const { check, keyRing } = await doubted(at);
  await at.pass(5 * SECOND);
  const first = await Promise.all([check.assure(), check.assure()]);
  expect([first, at.tested()]).toEqual([[fail('keyRefused'), fail('keyRefused')], [5]]);
  expect(await keyRing.key()).toEqual(fail('keyInDoubt'));
  await at.pass(2 * SECOND);
  const second = check.assure();
  await at.pass(17 * SECOND);
  expect(at.tested()).toEqual([5]);
  await at.pass(SECOND);
  expect([await second, at.tested(), await keyRing.key()]).toEqual([ok(null), [5, 25], ok(KEY)]);
});

test('with a key that is accepted, or refused for good, an action asks nothing', async () => {
  const at = await browser(['keyRefused']);
  const fine = at.live();
  expect(await fine.check.assure()).toEqual(ok(null));
  const { check, keyRing } = await doubted(at);
  await at.pass(3 * MINUTE);
  const before = at.tested();
  expect([await check.assure(), await keyRing.key()]).toEqual([ok(null), fail('keyRefused')]);
  expect(at.tested()).toEqual(before);
});

test.each([
  ['a refusal', 'keyRefused'],
  ['a plan without API', 'planRefused'],
] as const)('“try again” asks OnceHub after %s, and the key is used again', async (_what, kind) => {
  const at = await browser([kind, kind, kind, 'well']);
  const { check, keyRing } = at.live();
  await keyRing.key();
  await check.refused(kind, KEY, START);
  if (kind === 'keyRefused') await at.pass(3 * MINUTE);
  else await check.tryAgain();
  expect(await keyRing.key()).toEqual(fail(kind));
  for (let n = 0; n < 3; n += 1) {
    await at.pass(MINUTE);
    await check.tryAgain();
  }
  expect(await keyRing.key()).toEqual(ok(KEY));
  expect(at.cleared).toHaveBeenCalledOnce();
});

test('a locked key cannot be asked about: its passphrase comes first, and nothing is asked in a loop', async () => {
  const at = await browser();
  const { keyRing } = await doubted(at);
  await keyRing.protect('a long passphrase');
  const session = memoryStore();
  const locked = createKeyRing({ local: at.local, session, rounds: 10 });
  const asked = vi.fn(async () => ok('This is an account.'));
  let now = START + MINUTE;
  const check = createKeyCheck({
    keyRing: locked,
    test: asked,
    changed: () => {},
    cleared: () => {},
    clock: () => now,
    async sleep(ms) {
      now += ms;
    },
  });
  await check.wake();
  expect([await check.tryAgain(), await check.assure()]).toEqual(Array(2).fill(fail('keyLocked')));
  expect(asked).not.toHaveBeenCalled();
  await locked.unlock('a long passphrase');
  expect([await check.tryAgain(), await locked.key()]).toEqual([ok(null), ok(KEY)]);
});

test('a key that was replaced while it was asked about is not judged by the answer', async () => {
  const at = await browser(['keyRefused']);
  const { check, keyRing } = await doubted(at);
  const asking = check.tryAgain();
  await keyRing.keep('another-key-ABCD', 'admin@example.com');
  await asking;
  expect(await keyRing.key()).toEqual(ok('another-key-ABCD'));
});

test('on a full disk nothing is noted, and nothing throws', async () => {
  const at = await browser();
  const { check, keyRing } = at.live();
  await keyRing.key();
  at.local.breakSet(new Error('Resource::kQuotaBytes quota exceeded'));
  await check.refused('keyRefused', KEY, START);
  expect(await keyRing.key()).toEqual(ok(KEY));
});
