import { expect, test } from 'vitest';
import { aBooking } from '../../../../tests/helpers/booking.ts';
import { lineOf } from '../../../store/search-index.ts';
import { askedBefore } from './asked-before.ts';

const answered = (id: string, calendar: string, answers: [string, string][]) =>
  aBooking({
    id,
    calendar,
    answers: answers.map(([question, answer]) => ({ question, answer })),
  });

test('the questions that a calendar’s bookings answered are told, each with its last answer', async () => {
  const bookings = [
    answered('BKNG-2', 'BKC-1', [['system', 'SAP']]),
    answered('BKNG-1', 'BKC-1', [
      ['system', 'Oracle'],
      ['size', '40'],
    ]),
    answered('BKNG-3', 'BKC-2', [['colour', 'red']]),
  ];
  const pages = [bookings.map((one) => lineOf({ ...one, addresses: [] } as never)).join('\n')];
  const reader = {
    byIds: async (ids: readonly string[]) =>
      ids.flatMap((id) => bookings.find((one) => one.id === id) ?? []),
  };
  const index = { at: async (place: number) => pages[place] ?? null, readAll: async () => {} };
  expect(await askedBefore('BKC-1', reader, index)).toEqual([
    { field: 'system', answer: 'SAP' },
    { field: 'size', answer: '40' },
  ]);
  expect(await askedBefore('BKC-9', reader, index)).toEqual([]);
});
