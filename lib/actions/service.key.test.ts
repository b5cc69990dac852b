import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { background } from '../../tests/helpers/acting.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { createKeyCheck, type KeyCheck } from '../settings/key-check.ts';
import { createKeyRing } from '../settings/key-ring.ts';

beforeEach(freshIndexedDb);

const { markable } = CARRIE.bookings;

/** A background whose key is checked with the stand-in, and a call that puts it in doubt. */
async function checkedBackground() {
  const keyRing = createKeyRing({ local: memoryStore(), session: memoryStore() });
  await keyRing.keep(KEYS.demo, 'admin@example.com');
  let check: KeyCheck | undefined;
  const at = background(
    { key: keyRing.key, refused: async (...refusal) => check?.refused(...refusal) },
    { assureKey: async () => check?.assure() ?? Promise.reject() },
  );
  check = createKeyCheck({
    keyRing,
    test: (key) => at.client.test(key, 'once'),
    changed: () => {},
    cleared: () => {},
    clock: at.hub.control.now,
    // The checks that are due by themselves do not come.
    sleep: () => new Promise(() => {}),
  });
  const refuse = (path: string, times: number) =>
    at.hub.control.fault({ kind: '401', match: { path }, times });
  const paths = () => at.hub.control.log().map(({ path }) => path.replace('/v2/', ''));
  return { ...at, keyRing, refuse, paths };
}

test('the reading before an action is answered with 401, GET /test with 200: the action goes on [claim 42]', async () => {
  const at = await checkedBackground();
  const order = await at.order('noShow', markable);
  at.refuse('/bookings/', 1);
  expect(await at.run(order)).toBe('done');
  const booking = `bookings/${markable}`;
  expect(at.paths()).toEqual([booking, 'test', booking, `${booking}/no-show`, booking]);
  expect((await at.keyRing.key()).ok).toBe(true);
});

test('the reading and GET /test are answered with 401: the action is refused, the key is not', async () => {
  const at = await checkedBackground();
  const order = await at.order('noShow', markable);
  at.refuse('/(?:bookings|test)', 2);
  expect(await at.run(order)).toBe('refused (keyRefused)');
  expect(at.paths()).toEqual([`bookings/${markable}`, 'test']);
  expect(await at.keyRing.key()).toMatchObject({ failure: { kind: 'keyInDoubt' } });
  // Confirmed again, it is asked about again, and goes on.
  at.hub.control.advance(20_000);
  expect(await at.run({ ...order, intent: '00000000-0000-4000-8000-000000000099' })).toBe('done');
});

test('the readings are answered with 401 and GET /test with 200, twice: the key is refused', async () => {
  const at = await checkedBackground();
  const order = await at.order('noShow', markable);
  at.refuse('/bookings/', Number.POSITIVE_INFINITY);
  expect(await at.run(order)).toBe('refused (keyRefused)');
  expect(at.paths()).toEqual([`bookings/${markable}`, 'test', `bookings/${markable}`]);
  expect(await at.keyRing.key()).toMatchObject({ failure: { kind: 'keyRefused' } });
});

test('the action itself is answered with 401: it is refused, and what is in doubt is not asked about', async () => {
  const at = await checkedBackground();
  const order = await at.order('noShow', markable);
  at.refuse('/no-show', 1);
  expect(await at.run(order)).toBe('refused (keyRefused)');
  expect(at.paths()).toEqual([`bookings/${markable}`, `bookings/${markable}/no-show`]);
  await at.actions.settle();
  expect(at.paths()).toHaveLength(2);
});

test('a key that comes into doubt between the check and the action holds it back, unsent', async () => {
  const at = await checkedBackground();
  const order = await at.order('noShow', markable);
  const { change } = at.journal;
  at.journal.change = async (id, event, durability) => {
    const intent = await change(id, event, durability);
    const now = at.hub.control.now();
    if (event.is === 'sent') {
      await at.keyRing.hear({ is: 'callRefused', sent: now }, KEYS.demo, now);
    }
    return intent;
  };
  expect(await at.run(order)).toBe('refused (keyInDoubt)');
  expect(at.paths()).toEqual([`bookings/${markable}`]);
  expect(at.status(markable)).not.toBe('no_show');
});
