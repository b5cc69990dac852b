import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { ACCOUNT, background } from '../../tests/helpers/acting.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { viewDeps } from '../../tests/helpers/view-deps.ts';
import { fail, ok } from '../domain/result.ts';
import { vaultFailure } from '../vault/journal.ts';
import { createPending } from '../view/pending/pending-actions.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);
afterEach(() => void vi.useRealTimers());

const { upcoming, markable } = CARRIE.bookings;

test('of what the background still waits to send it is not said that nothing was sent', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const room = Promise.withResolvers<void>();
  const reserve: ActionDeps['client']['reserve'] = async () => {
    await room.promise; // no room in the rate limit for some seconds (20 at most)
    return at.client.reserve();
  };
  // The journal cannot be read once, as while the browser closes databases on a full disk.
  const open = vi.fn(at.journal.open).mockRejectedValueOnce(new DOMException('', 'AbortError'));
  const client = { ...at.client, reserve };
  const actions = createActions({ ...at.deps, journal: { ...at.journal, open }, client });
  const proposed = await actions.propose([order]);
  at.hub.control.advance(3_000);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // As the handler of `settle` answers.
  const send = () =>
    actions
      .settle()
      .then(ok, (error) => fail(actions.isBusy() ? 'unsettled' : vaultFailure(error)));
  const clock = at.hub.control.now;
  const deps = { ...viewDeps().deps, send: send as never, clock, reader: at.reader };
  const { shown } = createPending(deps, { ...at.journal, close() {} });
  await vi.waitFor(() => expect(shown.value).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(8_000);
  for (let n = 0; n < 50; n++) await new Promise((done) => setImmediate(done));
  const told = shown.value[0]?.outcome.is;
  vi.useRealTimers();
  room.resolve();
  if (proposed.ok) await proposed.value.ended;
  expect({ told, status: at.status(upcoming) }).not.toEqual({
    told: 'notSent',
    status: 'canceled',
  });
});

test('an error of one damaged row is not told as a full disk', async () => {
  const at = background();
  const row = { booking: markable, state: 'unknown', account: ACCOUNT } as const;
  await at.journal.propose([anIntent({ ...row, before: undefined as never, at: Date.now() })]);
  expect(await at.actions.settle().then(() => null, vaultFailure)).not.toBe('storeFull');
});
