import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { readMissedTexts, writeMissedTexts } from './missed-texts.ts';

const NONE = [null, null, null];

test('texts are kept by language in their places; blanks alone stand for the suggested one', async () => {
  const store = memoryStore();
  await writeMissedTexts(store, 'de', [' Hallo {name} \n', ' \n', 'x'.repeat(1001)]);
  expect(await readMissedTexts(store)).toEqual({
    en: NONE,
    de: ['Hallo {name}', null, 'x'.repeat(1000)],
  });
  await writeMissedTexts(store, 'en', ['Hello']);
  expect(await readMissedTexts(store)).toMatchObject({ en: ['Hello', null, null] });
  expect((await readMissedTexts(store)).de[0]).toBe('Hallo {name}');
});

test.each([null, 7, 'x', [], { en: 'x', de: { 0: 'a' } }, { en: [7, {}, null, 'a fourth'] }])(
  'what cannot be read is nothing: %j',
  async (value) => {
    expect(await readMissedTexts({ get: async () => value })).toEqual({ en: NONE, de: NONE });
  },
);
