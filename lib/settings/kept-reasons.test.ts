import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { keptReasons, readReasons } from './kept-reasons.ts';

const NOTHING = { phrases: [null, null, null], last: null };

test('phrases are kept in their places, without blanks at their ends; blanks alone are none', async () => {
  const store = memoryStore();
  await keptReasons(store).setPhrases(['  I am ill. ', ' \n\t', 'x'.repeat(201)]);
  expect(await readReasons(store)).toEqual({
    phrases: ['I am ill.', null, 'x'.repeat(200)],
    last: null,
  });
});

test('the last own words are kept beside the phrases, until others are, or a customer is forgotten', async () => {
  const store = memoryStore();
  const reasons = keptReasons(store);
  await reasons.setPhrases(['I am ill.']);
  await reasons.keepLast(' The room is taken. ');
  await reasons.keepLast('   ');
  expect(await readReasons(store)).toMatchObject({ last: 'The room is taken.' });
  await reasons.forgetLast();
  expect(await readReasons(store)).toEqual({ phrases: ['I am ill.', null, null], last: null });
});

test.each<[unknown]>([
  [undefined],
  [null],
  [7],
  ['I am ill.'],
  [{ phrases: 'I am ill.', last: { text: 'x' } }],
  [{ phrases: [7, {}, null, 'a fourth'], last: 5 }],
])('the invalid stored value %j counts as nothing kept', async (kept) => {
  expect(await readReasons({ get: async () => kept })).toEqual(NOTHING);
});
