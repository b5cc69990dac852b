import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { offerLanguages, readOfferLanguage } from './offer-languages.ts';

const [MARA, JO] = ['mara@example.com', 'jo@example.org'];

test('a language is kept for each customer, under any of their addresses', async () => {
  const store = memoryStore();
  const languages = offerLanguages(store);
  await languages.choose(MARA, 'de');
  await languages.choose(JO, 'en');
  expect(await readOfferLanguage(store, ['m@example.net', MARA])).toBe('de');
  expect(await readOfferLanguage(store, ['m@example.net'])).toBeNull();
  await languages.choose(MARA, 'en');
  expect(await readOfferLanguage(store, [MARA])).toBe('en');
  await languages.forget([MARA]);
  expect(await readOfferLanguage(store, [MARA])).toBeNull();
  expect(await readOfferLanguage(store, [JO])).toBe('en');
});

test('of more than 2,000 customers the latest are kept', async () => {
  const store = memoryStore({
    'offer.languages': Array.from({ length: 2000 }, (_, at) => [`c${at}@example.com`, 'de']),
  });
  await offerLanguages(store).choose(MARA, 'de');
  expect(await readOfferLanguage(store, ['c0@example.com'])).toBeNull();
  expect(await readOfferLanguage(store, ['c1@example.com'])).toBe('de');
  expect(await readOfferLanguage(store, [MARA])).toBe('de');
});

test.each<[unknown]>([[undefined], ['de'], [{}], [[[MARA, 'tlh']]], [[[7, 'de']]], [[null, MARA]]])(
  'the invalid stored value %j counts as no choice',
  async (kept) => {
    expect(await readOfferLanguage({ get: async () => kept }, [MARA])).toBeNull();
  },
);
