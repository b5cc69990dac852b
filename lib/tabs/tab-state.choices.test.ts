import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { pageChoices } from './tab-state.ts';

test('a choice is stored for its thread or record, and the last one counts', async () => {
  const choices = pageChoices(memoryStore());
  expect(await choices.read()).toEqual(new Map());
  await choices.write('thread 1', { address: 'jo@example.org' });
  await choices.write('record 2', 'everybody');
  await choices.write('thread 1', { address: 'mara@example.com' });
  expect([...(await choices.read())]).toEqual([
    ['record 2', 'everybody'],
    ['thread 1', { address: 'mara@example.com' }],
  ]);
});

test('of too many choices the oldest are dropped', async () => {
  const choices = pageChoices(memoryStore());
  for (let thread = 0; thread < 250; thread++) await choices.write(`${thread}`, 'everybody');
  const kept = [...(await choices.read()).keys()];
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, '50', '249']);
});
