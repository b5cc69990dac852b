import { expect, test } from 'vitest';
import { slotMove } from './slot-moves.ts';
import type { SlotDay } from './slot-weeks.ts';

const at = (iso: string) => Date.parse(`${iso}:00Z`);
const day = (...starts: string[]): SlotDay => ({
  day: 0,
  slots: starts.map((iso) => ({ starts: at(iso), places: [] })),
});
const MONDAY = ['2026-09-14T09:00', '2026-09-14T11:00', '2026-09-14T15:00'];
const THURSDAY = ['2026-09-17T10:45', '2026-09-17T14:00'];
const DAYS = [day(...MONDAY), day(), day(), day(...THURSDAY), day(), day(), day()];
const from = (key: string, iso: string, areColumns: boolean) => {
  const move = slotMove(key, DAYS, at(iso), 'UTC', areColumns);
  return move && 'to' in move ? new Date(move.to).toISOString().slice(0, 16) : move;
};

test.each([
  ['through a day', ['ArrowDown', 'ArrowRight'], MONDAY[0], MONDAY[1]],
  ['back', ['ArrowUp', 'ArrowLeft'], MONDAY[1], MONDAY[0]],
  ['on to the next day with times', ['ArrowDown', 'ArrowRight'], MONDAY[2], THURSDAY[0]],
  ['back to the day before', ['ArrowUp', 'ArrowLeft'], THURSDAY[0], MONDAY[2]],
  ['to the nearest time of the next day', ['ArrowRight', 'ArrowDown'], MONDAY[2], THURSDAY[1]],
  ['to the nearest time of the day before', ['ArrowLeft', 'ArrowUp'], THURSDAY[0], MONDAY[1]],
  ['to the first of the day', ['Home', 'Home'], MONDAY[2], MONDAY[0]],
  ['to the last of the day', ['End', 'End'], MONDAY[0], MONDAY[2]],
] as const)('a key leads %s, in columns and in rows', (_, [inColumns, inRows], start, end) => {
  expect(from(inColumns, start ?? '', true)).toBe(end);
  expect(from(inRows, start ?? '', false)).toBe(end);
});

test.each([
  ['ArrowLeft', MONDAY[0]],
  ['ArrowUp', MONDAY[0]],
  ['ArrowRight', THURSDAY[0]],
  ['ArrowDown', THURSDAY[1]],
  ['a', MONDAY[0]],
])('%s leads nowhere at an end', (key, start) => {
  expect(from(key, start ?? '', true)).toBeNull();
});

test('Page Up and Page Down lead to other weeks', () => {
  expect(from('PageUp', MONDAY[0] ?? '', true)).toEqual({ week: -1 });
  expect(from('PageDown', MONDAY[0] ?? '', false)).toEqual({ week: 1 });
});
