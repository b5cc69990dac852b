import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeyState } from '../view/model.ts';
import { readKeyState } from './key-state.ts';

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
    'refused',
    { state: 'refused', ending: 'abcd', account: 'x' },
    { state: 'refused', ending: 'abcd' },
  ],
  [
    'plan refused',
    { state: 'planRefused', ending: 'abcd' },
    { state: 'planRefused', ending: 'abcd' },
  ],
  [
    'an ending that is more',
    { state: 'refused', ending: 'the whole key abcd' },
    { state: 'refused', ending: 'abcd' },
  ],
])('%s', (_what, raw, state) => {
  expect(readKeyState(raw)).toEqual(state);
});

test('any garbage is some state, and never more than four characters of a key', () => {
  const garbage = fc.oneof(
    fc.jsonValue(),
    fc.record({
      state: fc.constantFrom('ready', 'refused', 'x'),
      ending: fc.jsonValue(),
      account: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(garbage, (raw) => {
      const read = readKeyState(raw);
      expect(['none', 'ready', 'refused', 'planRefused']).toContain(read.state);
      if (read.state !== 'none') expect(read.ending.length).toBeLessThanOrEqual(4);
      if (read.state === 'ready') expect(typeof read.account).toBe('string');
    }),
  );
});
