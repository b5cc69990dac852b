import { expect, test, vi } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../domain/dates.ts';
import { fail, ok } from '../../domain/result.ts';
import { freshSlots, isStale, knownUntil, type LoadedPage, slotsOf } from './loaded-slots.ts';

const NOW = Date.UTC(2026, 8, 16, 15);
const page = (day: number, at: number, ...starts: number[]): LoadedPage => ({
  from: NOW + day * DAY_MS,
  until: NOW + (day + 28) * DAY_MS,
  slots: starts.map((one) => ({ starts: NOW + one * DAY_MS, places: [] })),
  at,
});
const days = (...starts: number[]) => starts.map((one) => NOW + one * DAY_MS);
const PAGES = [page(0, NOW, 1, 2), page(28, NOW + MINUTE_MS, 29, 30)];

test('pages follow one another', () => {
  expect(slotsOf(PAGES).map(({ starts }) => starts)).toEqual(days(1, 2, 29, 30));
  expect(knownUntil(PAGES)).toBe(NOW + 56 * DAY_MS);
  expect(knownUntil([])).toBeNull();
});

test('slots are used as they are for two minutes, and asked for anew after that', async () => {
  const ask = vi.fn(async () => ok(page(0, 0, 1, 3)));
  const fresh = (after: number, ...starts: number[]) =>
    freshSlots(PAGES, days(...starts), ask, () => NOW + after);
  expect(await fresh(2 * MINUTE_MS, 1, 2)).toEqual(ok({ loaded: PAGES, gone: [] }));
  expect(ask).not.toHaveBeenCalled();
  expect(isStale(PAGES, days(1), NOW + 2 * MINUTE_MS + 1)).toBe(true);
  const after = await fresh(2 * MINUTE_MS + 1, 1, 2);
  expect(ask.mock.calls).toEqual([[NOW]]);
  expect(after).toMatchObject({ value: { gone: days(2) } });
  // Only the page that has them is asked for anew; the other one stays.
  expect(after.ok && slotsOf(after.value.loaded).map(({ starts }) => starts)).toEqual(
    days(1, 3, 29, 30),
  );
});

test('a clock that was set back makes slots old', () => {
  expect(isStale(PAGES, days(1), NOW - 1)).toBe(true);
});

test('a page that is asked for anew keeps its end, and what the answer had no room for', async () => {
  const renewed = { ...page(0, 0, 1), until: NOW + 2 * DAY_MS };
  const after = await freshSlots(
    PAGES,
    days(1, 2),
    async () => ok(renewed),
    () => NOW + 5 * MINUTE_MS,
  );
  expect(after).toMatchObject({ value: { gone: [] } });
  expect(after.ok && knownUntil(after.value.loaded)).toBe(knownUntil(PAGES));
});

test('where OnceHub cannot be asked, nothing is said to be free or gone', async () => {
  const failed = fail('offline');
  expect(
    await freshSlots(
      PAGES,
      days(1),
      async () => failed,
      () => NOW + DAY_MS,
    ),
  ).toEqual(failed);
});
