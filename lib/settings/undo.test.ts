import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { readUndo, writeUndo } from './undo.ts';

test.each([0, 1, 8, 30])('%d seconds are kept', async (seconds) => {
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
])('whatever else stands there (%j) is eight', async (kept) => {
  expect(await readUndo({ get: async () => kept })).toBe(8);
});
