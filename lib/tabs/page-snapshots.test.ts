import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { pageSnapshots } from './page-snapshots.ts';

const structure = '<!-- {} -->\n<html></html>';

test('a structure is kept until it is discarded, and the next takes its place', async () => {
  const reports = pageSnapshots(memoryStore());
  expect(await reports.read()).toBeNull();
  expect(await reports.take(structure)).toBe(true);
  expect(await reports.take(`${structure} `)).toBe(true);
  expect(await reports.read()).toBe(`${structure} `);
  await reports.drop();
  expect(await reports.read()).toBeNull();
});

test.each([
  ['a script that was not let in', undefined],
  ['a refusal', null],
  ['a page as it is', '<html>Mara</html>'],
  ['too much', `<!-- ${'x'.repeat(1_500_000)}`],
])('%s is not taken', async (_what, raw) => {
  const store = memoryStore();
  expect(await pageSnapshots(store).take(raw)).toBe(false);
  expect(store.dump()).toEqual({});
});
