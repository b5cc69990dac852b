import { beforeEach, expect, test } from 'vitest';
import { CARRIE, EDGES } from '../../sandbox/oncehub/data/known.ts';
import { demandWorld } from '../../tests/helpers/demand.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { ok } from '../domain/result.ts';
import { lookShare, roundTime } from './pacing.ts';
import { freshSlice, SLICE } from './plan.ts';

beforeEach(freshIndexedDb);

const DAY = 86_400_000;
const inPart = ok({ asked: false, complete: false });

/**
 * A store with the customer Carrie in the middle of the first fill: the rep's own meetings are
 * read, those of other users are not.
 */
async function halfFilled(changes: { ownRead?: boolean; checked?: number } = {}) {
  const at = demandWorld();
  await at.refresh(CARRIE.email);
  await at.writer.forget([EDGES.unknown]);
  at.asked();
  at.hub.control.advance(DAY);
  const now = at.hub.control.now();
  const read = { startedAt: now, serverTime: now, doneAt: now, pages: 1, rows: 1 };
  const rounds = { begunAt: now, doneAt: changes.checked ?? now };
  await at.writer.write({
    slices: [
      { ...freshSlice(SLICE.mineAhead, 'mine', now, null, 'USR-1'), ...read },
      ...(changes.ownRead === false
        ? []
        : [
            { ...freshSlice(SLICE.minePast, 'mine', now - 365 * DAY, now, 'USR-1'), ...read },
            { ...freshSlice(SLICE.hostedPast, 'hosted', now - 365 * DAY, now, 'USR-1'), ...read },
          ]),
      { ...freshSlice(SLICE.changes, 'changes', now, null), ...read, ...rounds },
    ],
  });
  const refresh = (address: string, spent: number, eager = false) =>
    at.refresh(address, eager, { spent: async () => spent, window: async () => 12 });
  return { ...at, refresh, now };
}

/** Requests after which a browser has had its share, in an account of unknown size. */
const SHARE = lookShare(null);

test('a known customer is left to the sync once the browser has had its share', async () => {
  const at = await halfFilled();
  expect(await at.refresh(CARRIE.email, SHARE)).toEqual(inPart);
  expect(at.asked()).toEqual([]);
});

test('a known customer is looked up while the browser is within its share', async () => {
  const at = await halfFilled();
  expect(await at.refresh(CARRIE.email, SHARE - 1)).toMatchObject({ value: { asked: true } });
});

test('an eager request looks a known customer up although the share is used up', async () => {
  const at = await halfFilled();
  expect(await at.refresh(CARRIE.email, SHARE, true)).toMatchObject({ value: { asked: true } });
});

test('an unknown customer is looked up although the share is used up', async () => {
  const at = await halfFilled();
  expect(await at.refresh(EDGES.noBookings.email, 50)).toMatchObject({ value: { asked: true } });
});

test('no customer is left to the sync before the rep’s own meetings are read', async () => {
  const at = await halfFilled({ ownRead: false });
  expect(await at.refresh(CARRIE.email, SHARE)).toMatchObject({ value: { asked: true } });
});

test('no customer is left to a sync whose rounds have stopped', async () => {
  const at = await halfFilled({ checked: Date.UTC(2026, 8, 14) });
  at.hub.control.advance(3 * roundTime(null));
  expect(await at.refresh(CARRIE.email, SHARE)).toMatchObject({ value: { asked: true } });
});
