import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { until } from '../../tests/helpers/until.ts';
import { viewDeps } from '../../tests/helpers/view-deps.ts';
import { createStoreReader } from '../store/reader.ts';
import { createStoreWriter } from '../store/writer.ts';
import { setTranslator } from './i18n.ts';
import type { SearchFilters } from './model.ts';
import { createSearch, statusWords } from './search.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => {
  freshIndexedDb();
  setTranslator((key) => en[key].message);
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  setTranslator((key) => key);
});

async function finder() {
  const { deps, change } = viewDeps();
  await createStoreWriter(() => NOW).write({
    directory: [
      { id: 'USR-2', kind: 'user', name: 'Zoe', address: null },
      { id: 'USR-1', kind: 'user', name: 'Ada', address: null },
      { id: 'BKC-1', kind: 'calendar', name: 'Demo', address: null },
    ],
    bookings: [
      aBooking({ id: 'A1', email: 'ann@example.com', name: 'Ann', starts: NOW + DAY }),
      aBooking({
        ...{ id: 'B1', email: 'bob@example.com', name: 'Bob', starts: NOW - 5 * DAY },
        ...{ status: 'no_show', owner: 'USR-2', calendar: 'BKC-2' },
      }),
      aBooking({ id: 'C1', email: 'cy@example.com', name: 'Cy', starts: NOW - 200 * DAY }),
    ],
  });
  const made = createSearch({ ...deps, reader: createStoreReader() });
  const found = async (...names: string[]) =>
    until(() =>
      expect(made.model.value.rows?.map((row) => row.subject.name).sort()).toEqual(names),
    );
  return { ...made, change, found };
}

test('rows are found while the user types, and removed with the text', async () => {
  const { model, type, found } = await finder();
  type('example');
  await found('Ann', 'Bob', 'Cy');
  type('bo');
  await found('Bob');
  type('');
  expect(model.value.rows).toBeNull();
});

test.each<[string, SearchFilters, string[]]>([
  ['status', { status: 'no_show' }, ['Bob']],
  ['host', { host: 'USR-2' }, ['Bob']],
  ['page', { place: 'BKC-1' }, ['Ann', 'Cy']],
  ['what is ahead', { period: 'ahead' }, ['Ann']],
  ['the last week', { period: 'week' }, ['Bob']],
  ['the last year', { period: 'year' }, ['Bob', 'Cy']],
  ['two at once', { period: 'year', host: 'USR-1' }, ['Cy']],
])('a search without text is filtered by %s', async (_what, filters, names) => {
  const { narrow, found } = await finder();
  narrow(filters);
  await found(...names);
});

test('a removed filter has no effect, and without text and filter there are no rows', async () => {
  const { model, narrow, found } = await finder();
  narrow({ status: 'no_show' });
  await found('Bob');
  narrow({});
  expect(model.value.rows).toBeNull();
});

test('hosts and pages are offered by name, sorted', async () => {
  const { model } = await finder();
  await until(() => expect(model.value.hosts.map(({ name }) => name)).toEqual(['Ada', 'Zoe']));
  expect(model.value.places).toEqual([{ id: 'BKC-1', name: 'Demo' }]);
});

test('a status typed among the words narrows the search', async () => {
  const { type, found } = await finder();
  type('example no-show');
  await found('Bob');
});

test.each([
  ['No-show', '', 'no_show'],
  ['bob  NO-SHOW march', 'bob march', 'no_show'],
  ['cancelled', '', 'canceled'],
  ['awaiting approval ann', 'ann', 'requested'],
  ['rescheduled', '', 'rescheduled'],
  ['scheduler', 'scheduler', null],
  ['ann', 'ann', null],
])('%j means the words %j and the status %j', (text, words, status) => {
  expect(statusWords(text)).toEqual({ words, status });
});

test('bookings written later are found by the next key press', async () => {
  const { type, change, found } = await finder();
  type('dora');
  await found();
  await createStoreWriter(() => NOW).write({
    bookings: [aBooking({ id: 'D1', email: 'd@example.com', name: 'Dora' })],
  });
  await change({ kind: 'bookings' });
  type('dor');
  await found('Dora');
});
