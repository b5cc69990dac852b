import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { type KeyState, keyState, readKeyState } from './key-state.ts';

const NONE: KeyState = { state: 'none' };

test.each<[string, raw: unknown, state: KeyState]>([
  ['nothing', undefined, NONE],
  ['null', null, NONE],
  ['a text', 'ready', NONE],
  ['no ending', { state: 'ready', account: 'a@example.com' }, NONE],
  ['an unknown state', { state: 'fine', ending: 'abcd' }, NONE],
  ['a state from the prototype', { state: 'constructor', ending: 'abcd' }, NONE],
  [
    'ready',
    { state: 'ready', ending: 'abcd', account: 'a@example.com' },
    { state: 'ready', ending: 'abcd', account: 'a@example.com' },
  ],
  [
    'ready, of an account without name',
    { state: 'ready', ending: 'abcd' },
    { state: 'ready', ending: 'abcd', account: '' },
  ],
  [
    'locked',
    { state: 'locked', ending: 'abcd', account: 'a@example.com', sealed: {} },
    { state: 'locked', ending: 'abcd', account: 'a@example.com' },
  ],
  [
    'in doubt',
    { state: 'ready', ending: 'abcd', account: 'x', trust: { is: 'doubted', since: 5 } },
    { state: 'ready', ending: 'abcd', account: 'x', mark: 'doubted' },
  ],
  [
    'refused and locked',
    { state: 'locked', ending: 'abcd', trust: { is: 'refused' } },
    { state: 'locked', ending: 'abcd', account: '', mark: 'refused' },
  ],
  [
    'an unknown mark',
    { state: 'ready', ending: 'abcd', trust: { is: 'constructor' } },
    { state: 'ready', ending: 'abcd', account: '' },
  ],
  [
    'accepted after a doubt',
    { state: 'ready', ending: 'abcd', trust: { is: 'accepted', since: 5 } },
    { state: 'ready', ending: 'abcd', account: '' },
  ],
  [
    'refused, by an earlier version',
    { state: 'refused', ending: 'abcd', account: 'x' },
    { state: 'lost', ending: 'abcd', account: 'x' },
  ],
  [
    'plan refused, by an earlier version',
    { state: 'planRefused', ending: 'abcd' },
    { state: 'lost', ending: 'abcd', account: '' },
  ],
  [
    'an ending that is more',
    { state: 'ready', ending: 'the whole key abcd' },
    { state: 'ready', ending: 'abcd', account: '' },
  ],
])('%s', (_what, raw, state) => {
  expect(readKeyState(raw)).toEqual(state);
});

test('invalid data gives a valid state, with at most four characters of a key [claim 13]', () => {
  const garbage = fc.oneof(
    fc.jsonValue(),
    fc.record({
      state: fc.constantFrom('ready', 'locked', 'refused', 'lost', 'x'),
      ending: fc.jsonValue(),
      account: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(garbage, (raw) => {
      const read = readKeyState(raw);
      expect(['none', 'ready', 'locked', 'lost']).toContain(read.state);
      if (read.state !== 'none') expect(read.ending.length).toBeLessThanOrEqual(4);
      if ('account' in read) expect(typeof read.account).toBe('string');
    }),
  );
});

test('the unlocked copy in the session store takes precedence over the disk', async () => {
  const about = { ending: 'abcd', account: '' };
  const [local, session] = [memoryStore(), memoryStore()];
  expect(await keyState({ local, session })).toEqual(NONE);
  await local.set('key.state', { state: 'locked', ...about });
  expect(await keyState({ local, session })).toEqual({ state: 'locked', ...about });
  await session.set('key.state', { state: 'ready', ...about });
  expect(await keyState({ local, session })).toEqual({ state: 'ready', ...about });
  // What OnceHub said of it is on the disk, where it outlives the browser.
  await local.set('key.state', { state: 'locked', ...about, trust: { is: 'doubted' } });
  expect(await keyState({ local, session })).toEqual({ state: 'ready', ...about, mark: 'doubted' });
});
