import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { readCalendarUse, writeCalendarUse } from './calendar-use.ts';
import { clearRepPlaces, readRepPlaces, writeRepPlace } from './rep-places.ts';
import { CALENDAR_USE_KEY, REP_PLACES_KEY } from './setting-keys.ts';

test('the calendar used last is first, and the kind of link stays until another is copied', async () => {
  const store = memoryStore();
  expect(await readCalendarUse(store)).toEqual({ used: [], link: 'oneTime' });
  await writeCalendarUse(store, 'BKC-1', 'general');
  await writeCalendarUse(store, 'BKC-2');
  await writeCalendarUse(store, 'BKC-1');
  expect(await readCalendarUse(store)).toEqual({ used: ['BKC-1', 'BKC-2'], link: 'general' });
  for (let n = 0; n < 40; n++) await writeCalendarUse(store, `BKC-${n}`);
  const { used } = await readCalendarUse(store);
  expect([used.length, used[0]]).toEqual([30, 'BKC-39']);
});

test.each([null, 5, 'BKC-1', [], { used: 5, link: 5 }])(
  '%j counts as nothing used',
  async (kept) => {
    const store = memoryStore({ [CALENDAR_USE_KEY]: kept, [REP_PLACES_KEY]: kept });
    expect(await readCalendarUse(store)).toEqual({ used: [], link: 'oneTime' });
    expect(await readRepPlaces(store)).toEqual(new Map());
  },
);

test('who the rep is is kept for each mailbox, both answers, the latest twenty', async () => {
  const store = memoryStore({ [REP_PLACES_KEY]: [['old@example.org', 'USR-1'], 'x', [1, 2]] });
  await writeRepPlace(store, 'a@example.org', 'USR-2');
  await writeRepPlace(store, 'a@example.org', null);
  expect([...(await readRepPlaces(store))]).toEqual([
    ['old@example.org', 'USR-1'],
    ['a@example.org', null],
  ]);
  for (let n = 0; n < 25; n++) await writeRepPlace(store, `${n}@example.org`, 'USR-3');
  expect((await readRepPlaces(store)).size).toBe(20);
  await clearRepPlaces(store);
  expect((await readRepPlaces(store)).size).toBe(0);
});
