import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { readUndo, writeUndo } from './undo.ts';

test.each([0, 1, 8, 30])('an undo period of %d seconds is stored', async (seconds) => {
  const store = memoryStore();
  await writeUndo(store, seconds);
  expect(await readUndo(store)).toBe(seconds);
});

test.each<[unknown]>([
  [undefined],
  [null],
  [-1],
  [31],
  [2.5],
  [Number.NaN],
  ['0'],
  [[0]],
  [{ valueOf: () => 0 }],
  [false],
])('the invalid stored value %j gives the default of eight seconds', async (kept) => {
  expect(await readUndo({ get: async () => kept })).toBe(8);
});
