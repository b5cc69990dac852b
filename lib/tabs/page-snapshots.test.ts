import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { pageSnapshots } from './page-snapshots.ts';

const structure = '<!-- {} -->\n<html></html>';

test('a snapshot is stored until it is discarded, and the next one replaces it', async () => {
  const reports = pageSnapshots(memoryStore());
  expect(await reports.read()).toBeNull();
  expect(await reports.take(structure)).toBe(true);
  expect(await reports.take(`${structure} `)).toBe(true);
  expect(await reports.read()).toBe(`${structure} `);
  await reports.drop();
  expect(await reports.read()).toBeNull();
});

test.each([
  ['the result of a script that the browser refused', undefined],
  ['null', null],
  ['unmasked HTML', '<html>Mara</html>'],
  ['a snapshot that is too long', `<!-- ${'x'.repeat(1_500_000)}`],
])('%s is not stored', async (_what, raw) => {
  const store = memoryStore();
  expect(await pageSnapshots(store).take(raw)).toBe(false);
  expect(store.dump()).toEqual({});
});
