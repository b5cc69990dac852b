import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { holdTime, pass, READY, viewDeps } from '../../../tests/helpers/view-deps.ts';
import type { Intent } from '../../domain/intent.ts';
import { createActivity } from './activity.ts';

/** Longer than the throttle of a reload, in ms. */
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
  const log = { all: vi.fn(async () => [...intents]), orders: async () => [], close: vi.fn() };
  const made = createActivity({ ...deps, reader }, log);
  const atFirst = made.model.value;
  await pass();
  const shown = () => made.model.value.lines?.map(({ id }) => id);
  return { ...made, atFirst, shown, intents, stored, asked, log, state, change, local: deps.local };
}

test('the lines are null until the log has been read', async () => {
  const { atFirst, model } = await activity();
  expect(atFirst.lines).toBeNull();
  expect(model.value).toMatchObject({ lines: [], total: 0, results: [] });
});

test('actions are read with their bookings, each booking requested once', async () => {
  const { model, asked } = await activity(
    anIntent({ id: 'a', at: 1, state: 'done' }),
    anIntent({ id: 'b', at: 2, state: 'withdrawn' }),
  );
  expect(asked).toEqual([['BKNG-1']]);
  expect(model.value.lines?.map(({ meeting }) => meeting?.name)).toEqual(['Ann', 'Ann']);
  expect(model.value).toMatchObject({ total: 2, results: ['done', 'withdrawn'] });
});

test('text and result filter the lines, but not the total', async () => {
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

test('a selected result stays in the choices when no action has it any more', async () => {
  const { events, model, intents, change } = await activity(anIntent({ state: 'unknown' }));
  events.narrow('checking');
  intents[0] = anIntent({ state: 'done' });
  await change({ kind: 'intents' });
  await pass(SEEN);
  expect(model.value).toMatchObject({ lines: [], results: ['done', 'checking'] });
});

test('changes to actions and bookings are shown', async () => {
  const { model, intents, stored, change } = await activity();
  intents.push(anIntent({ state: 'proposed', until: 60_000 }));
  await change({ kind: 'intents' });
  await pass(SEEN);
  expect(model.value.lines?.map(({ result }) => result)).toEqual(['waiting']);
  stored[0] = aBooking({ id: 'BKNG-1', name: 'Anna' });
  await change({ kind: 'bookings' });
  await pass(SEEN);
  expect(model.value.lines?.[0]?.meeting?.name).toBe('Anna');
});

test('reloads are throttled when the store changes often', async () => {
  const { log, change } = await activity();
  for (let step = 0; step < 100; step++) {
    await change({ kind: 'bookings' });
    await pass(10);
  }
  expect(log.all.mock.calls.length).toBeLessThanOrEqual(5);
});

test('an outcome that changes with time alone is shown, without a change of the log', async () => {
  const { model, log } = await activity(
    anIntent({ id: 'a', at: 0, until: 2_000, state: 'proposed' }),
    anIntent({ id: 'b', at: 1, state: 'sent' }),
  );
  const results = () => model.value.lines?.map(({ result }) => result);
  expect(results()).toEqual(['sending', 'waiting']);
  await pass(2_000);
  expect(results()).toEqual(['sending', 'sending']);
  await pass(4_002);
  expect(results()).toEqual(['checking', 'sending']);
  const read = log.all.mock.calls.length;
  await pass(60_000);
  expect(log.all).toHaveBeenCalledTimes(read);
});

test('under the key of another account each action names its own', async () => {
  const { model, change, local } = await activity(anIntent({ state: 'unknown' }));
  expect(model.value).toMatchObject({ severalAccounts: false, results: ['checking'] });
  await local.set('key.state', { ...READY, account: 'b@example.com' });
  await change({ kind: 'key' });
  await pass(SEEN);
  expect(model.value).toMatchObject({
    severalAccounts: true,
    lines: [{ account: 'admin@example.com', result: 'notKnown' }],
  });
});

test('after the data is deleted the list is empty and both databases are closed', async () => {
  const { shown, intents, log, state, change } = await activity(anIntent());
  intents.length = 0;
  await change({ kind: 'forgotten' });
  expect(log.close).toHaveBeenCalledOnce();
  expect(state.closed).toBe(1);
  await pass(SEEN);
  expect(shown()).toEqual([]);
});

test('a change of another kind causes no reload', async () => {
  const { log, change } = await activity();
  await change({ kind: 'sync' });
  await pass(SEEN);
  expect(log.all).toHaveBeenCalledOnce();
});
