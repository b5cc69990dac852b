import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { holdTime, pass, viewDeps } from '../../../tests/helpers/view-deps.ts';
import type { Intent } from '../../domain/action.ts';
import { createActivity } from './activity.ts';

/** As long as a change takes to be seen, in ms. */
const SEEN = 400;

beforeEach(() => holdTime(0));
afterEach(() => void vi.useRealTimers());

async function activity(...intents: Intent[]) {
  const { deps, state, change } = viewDeps();
  const stored = [aBooking({ id: 'BKNG-1', name: 'Ann' })];
  const asked: string[][] = [];
  const reader = {
    ...deps.reader,
    async byIds(ids: readonly string[]) {
      asked.push([...ids]);
      return stored.filter(({ id }) => ids.includes(id));
    },
  };
  const log = { all: vi.fn(async () => [...intents]), close: vi.fn() };
  const made = createActivity({ ...deps, reader }, log);
  const atFirst = made.model.value;
  await pass();
  const shown = () => made.model.value.lines?.map(({ id }) => id);
  return { ...made, atFirst, shown, intents, stored, asked, log, state, change };
}

test('nothing is said before it was read', async () => {
  const { atFirst, model } = await activity();
  expect(atFirst.lines).toBeNull();
  expect(model.value).toMatchObject({ lines: [], total: 0, results: [] });
});

test('what was done is read with its bookings, each asked for once', async () => {
  const { model, asked } = await activity(
    anIntent({ id: 'a', at: 1, state: 'done' }),
    anIntent({ id: 'b', at: 2, state: 'withdrawn' }),
  );
  expect(asked).toEqual([['BKNG-1']]);
  expect(model.value.lines?.map(({ meeting }) => meeting?.name)).toEqual(['Ann', 'Ann']);
  expect(model.value).toMatchObject({ total: 2, results: ['done', 'withdrawn'] });
});

test('text and result narrow what is shown, not what is counted', async () => {
  const { events, model, shown } = await activity(
    anIntent({ id: 'a', at: 1, state: 'done', request: 'req_1' }),
    anIntent({ id: 'b', at: 2, state: 'withdrawn' }),
  );
  events.type('req_1');
  expect(shown()).toEqual(['a']);
  events.narrow('withdrawn');
  expect(shown()).toEqual([]);
  events.type('');
  expect(shown()).toEqual(['b']);
  events.narrow(null);
  expect(shown()).toEqual(['b', 'a']);
  expect(model.value.total).toBe(2);
});

test('a result chosen stays to be chosen when the last of it is gone', async () => {
  const { events, model, intents, change } = await activity(anIntent({ state: 'sent' }));
  events.narrow('checking');
  intents[0] = anIntent({ state: 'done' });
  await change({ kind: 'intents' });
  await pass(SEEN);
  expect(model.value).toMatchObject({ lines: [], results: ['done', 'checking'] });
});

test('an action and a booking are seen as they change', async () => {
  const { model, intents, stored, change } = await activity();
  intents.push(anIntent({ state: 'proposed' }));
  await change({ kind: 'intents' });
  await pass(SEEN);
  expect(model.value.lines?.map(({ result }) => result)).toEqual(['waiting']);
  stored[0] = aBooking({ id: 'BKNG-1', name: 'Anna' });
  await change({ kind: 'bookings' });
  await pass(SEEN);
  expect(model.value.lines?.[0]?.meeting?.name).toBe('Anna');
});

test('however often the store changes, it is read a few times a second', async () => {
  const { log, change } = await activity();
  for (let step = 0; step < 100; step++) {
    await change({ kind: 'bookings' });
    await pass(10);
  }
  expect(log.all.mock.calls.length).toBeLessThanOrEqual(5);
});

test('what is forgotten is gone here too, and no database is held open', async () => {
  const { shown, intents, log, state, change } = await activity(anIntent());
  intents.length = 0;
  await change({ kind: 'forgotten' });
  expect(log.close).toHaveBeenCalledOnce();
  expect(state.closed).toBe(1);
  await pass(SEEN);
  expect(shown()).toEqual([]);
});

test('what concerns others is not followed', async () => {
  const { log, change } = await activity();
  await change({ kind: 'sync' });
  await pass(SEEN);
  expect(log.all).toHaveBeenCalledOnce();
});
