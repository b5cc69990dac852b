import { describe, expect, test } from 'vitest';
import { CALENDARS } from '../../sandbox/oncehub/data/known.ts';
import { SWITCH_VALUES, type Switches } from '../../sandbox/oncehub/switches.ts';
import { NOW, testOnceHub } from '../../tests/helpers/oncehub.ts';
import { DAY_MS, MINUTE_MS } from '../domain/dates.ts';
import { MAX_SLOTS, SLOT_SPAN_MS } from '../domain/details/slot.ts';
import { ok } from '../domain/result.ts';
import { createSlotReader } from './slots.ts';

const PRICING = CALENDARS.pricing;

/** Reads slots from the stand-in. */
function standIn(options = {}) {
  const { hub, http, asked } = testOnceHub(options);
  return { hub, asked, read: createSlotReader(http, () => NOW) };
}

/** Reads slots from an answer that is given. */
const given = (value: unknown) =>
  createSlotReader({ send: async () => ok(value) }, () => NOW)(PRICING, NOW);

const at = (instant: number) => new Date(instant).toISOString();
const rowsAt = (count: number, step = MINUTE_MS) =>
  Array.from({ length: count }, (_, row) => ({ start_time: at(NOW + row * step), locations: [] }));

test('one request brings 28 days of slots, with their places', async () => {
  const { read, asked } = standIn();
  const answer = await read(CALENDARS.onboarding, NOW);
  expect(asked()).toHaveLength(1);
  if (!answer.ok) throw new Error(answer.failure.kind);
  const { slots, from, until } = answer.value;
  expect([from, until]).toEqual([NOW, NOW + SLOT_SPAN_MS]);
  expect(slots.length).toBeGreaterThan(100);
  expect(slots.every(({ starts }) => starts >= NOW && starts < until)).toBe(true);
  expect(slots[0]?.places.map(({ type }) => type)).toEqual([
    'virtual',
    'virtual_static',
    'guest_phone',
    'physical',
    'in_person_by_guest',
  ]);
  expect(slots[0]?.places[3]).toEqual({
    type: 'physical',
    value: '12 Harbour Street, Lisbon',
    id: 'ADD-17SE9FWW0C',
  });
});

test.each(SWITCH_VALUES.pastSlots as Switches['pastSlots'][])(
  'the past is never asked for, where OnceHub answers it with %s',
  async (pastSlots) => {
    const { read, asked } = standIn({ switches: { pastSlots } });
    expect(await read(PRICING, NOW - DAY_MS)).toMatchObject({ ok: true, value: { from: NOW } });
    expect(asked()[0]).toContain(`start_time=${encodeURIComponent(at(NOW))}`);
  },
);

describe('calendars on which nobody can book', () => {
  test.each([
    ['gone', 'BKC-0000000000', 'notFound', /No such booking calendar/],
    ['not published', CALENDARS.unpublished, 'unprocessable', /unpublished booking calendar/],
    ['of a host without a seat', CALENDARS.noSeat, 'unprocessable', /seat assigned/],
  ])('%s', async (_, calendar, kind, words) => {
    expect(await standIn().read(calendar, NOW)).toMatchObject({
      ok: false,
      failure: { kind, words: expect.stringMatching(words) },
    });
  });

  test('a text that is no id is not asked for', async () => {
    const { read, asked } = standIn();
    expect(await read('../users', NOW)).toMatchObject({ failure: { kind: 'notFound' } });
    expect(asked()).toEqual([]);
  });
});

describe('answers of other shapes', () => {
  test.each([
    ['an object', { data: [] }],
    ['nothing', null],
    ['rows that say nothing', [{}, { start_time: 'soon' }, 7, null]],
  ])('%s cannot be read', async (_, value) => {
    expect(await given(value)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });

  test('no rows are no free times', async () => {
    expect(await given([])).toMatchObject({ ok: true, value: { slots: [] } });
  });

  test('slots are sorted, each once, without those outside of what was asked for', async () => {
    const place = { type: 'virtual', value: 'zoom', id: null };
    const answer = await given([
      { start_time: at(NOW + 2 * MINUTE_MS), locations: [place, { type: 'rocket' }, null] },
      { start_time: at(NOW + MINUTE_MS), locations: 'somewhere' },
      { start_time: at(NOW + 2 * MINUTE_MS), locations: [{ type: 'guest_phone', id: '../x' }] },
      { start_time: at(NOW - MINUTE_MS) },
      { start_time: at(NOW + SLOT_SPAN_MS) },
    ]);
    expect(answer).toMatchObject({
      value: {
        slots: [
          { starts: NOW + MINUTE_MS, places: [] },
          {
            starts: NOW + 2 * MINUTE_MS,
            places: [place, { type: 'guest_phone', value: null, id: null }],
          },
        ],
      },
    });
  });

  test('of more than 3,000 slots the first are kept, and the page ends before the next', async () => {
    const answer = await given(rowsAt(MAX_SLOTS + 500));
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value.slots).toHaveLength(MAX_SLOTS);
    expect(answer.value.until).toBe(NOW + MAX_SLOTS * MINUTE_MS);
  });

  test('a hostile address of a room is cut', async () => {
    const value = 'x'.repeat(200_000);
    const answer = await given([{ start_time: at(NOW), locations: [{ type: 'physical', value }] }]);
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value.slots[0]?.places[0]?.value?.length).toBeLessThanOrEqual(300);
  });
});
