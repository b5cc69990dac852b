import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { aDraft, anOrder } from '../../tests/helpers/orders.ts';
import type { OrderState } from '../domain/orders/order.ts';
import { forgottenOf } from '../domain/redaction.ts';
import { createJournal } from './journal.ts';
import { openVault } from './vault.ts';
import { VAULT_NAME } from './vault-schema.ts';

beforeEach(freshIndexedDb);

const DAY = 24 * 3_600_000;
const OLD = { id: 'BKNG-1', starts: 5 };
const UNDER_WAY: OrderState[] = ['proposed', 'sent', 'unknown', 'made'];
const ENDED: OrderState[] = ['withdrawn', 'interrupted', 'done', 'refused', 'notMade', 'twice'];

test('an order that was written is read by another journal, and the same id again is the same order', async () => {
  const order = anOrder({ draft: aDraft() });
  expect(await createJournal().orders.propose(order)).toEqual(order);
  const { orders } = createJournal();
  expect(await orders.get(order.id)).toEqual(order);
  expect(await orders.open()).toEqual([order]);
  await orders.change(order.id, { is: 'withdrawn' });
  expect(await orders.propose(order)).toMatchObject({ state: 'withdrawn' });
  expect(await orders.open()).toEqual([]);
  expect(await orders.change('another', { is: 'withdrawn' })).toBeUndefined();
});

test.each([...UNDER_WAY, ...ENDED])(
  'a customer has one order at a time on a calendar, and the last is %s',
  async (state) => {
    const { orders } = createJournal();
    await orders.propose(anOrder({ id: 'a', state, guest: 'g' }));
    const another = await orders.propose(anOrder({ id: 'b', guest: 'g' }));
    expect(another !== null).toBe(!UNDER_WAY.includes(state));
    expect(await orders.propose(anOrder({ id: 'c', guest: 'h' }))).not.toBeNull();
    expect(
      await orders.propose(anOrder({ id: 'd', calendar: 'BKC-2', guest: 'g' })),
    ).not.toBeNull();
  },
);

test.each([...UNDER_WAY, ...ENDED, 'bothStand' as const])(
  'a move that is %s locks the meeting it takes away while it is under way',
  async (state) => {
    const journal = createJournal();
    await journal.orders.propose(anOrder({ id: 'a', kind: 'move', old: OLD, state }));
    const isFree = !UNDER_WAY.includes(state);
    expect((await journal.propose([anIntent({ state: 'proposed' })])) !== null).toBe(isFree);
    const again = anOrder({ id: 'b', kind: 'move', old: OLD, guest: 'other' });
    expect(await journal.orders.propose(again)).toBeNull();
    // The cancellation that belongs to the move itself is let through.
    const own = anIntent({ id: 'own', state: 'proposed', order: 'a' });
    if (!isFree) expect(await journal.propose([own])).not.toBeNull();
  },
);

test('an action under way locks its meeting for a move', async () => {
  const journal = createJournal();
  await journal.propose([anIntent({ state: 'proposed' })]);
  const move = anOrder({ kind: 'move', old: OLD });
  expect(await journal.orders.propose(move)).toBeNull();
  expect(await journal.orders.get(move.id)).toBeUndefined();
  await journal.change('intent-1', { is: 'withdrawn' });
  expect(await journal.orders.propose(move)).not.toBeNull();
});

test('a new action on a meeting that a move left standing marks the move as told', async () => {
  const journal = createJournal();
  const move = anOrder({ kind: 'move', old: OLD, state: 'bothStand', bookings: ['BKNG-2'] });
  await journal.orders.propose(move);
  await journal.propose([anIntent({ state: 'proposed' })]);
  expect(await journal.orders.get(move.id)).toMatchObject({ state: 'bothStand', told: true });
});

test('ended orders are kept for a year, those under way without limit', async () => {
  const { orders } = createJournal();
  await orders.propose(anOrder({ id: 'done', state: 'done', at: 0, guest: '1' }));
  await orders.propose(anOrder({ id: 'doubt', state: 'unknown', at: 0, guest: '2' }));
  await orders.propose(anOrder({ id: 'now', at: 365 * DAY + 1, guest: '3' }));
  expect(await orders.get('done')).toBeUndefined();
  expect(await orders.get('doubt')).toBeDefined();
});

test('an address has one hash in a vault, another in the next, and its key cannot be exported', async () => {
  const { orders } = createJournal();
  const hash = await orders.hash(' Dana@Example.com');
  expect(hash).toMatch(/^[\da-f]{64}$/);
  expect(await createJournal().orders.hash('dana@example.com')).toBe(hash);
  expect(await orders.hash('danb@example.com')).not.toBe(hash);
  const vault = await openVault();
  expect((await vault.get('keys', 'guests'))?.extractable).toBe(false);
  vault.close();
  freshIndexedDb();
  expect(await createJournal().orders.hash('dana@example.com')).not.toBe(hash);
});

test('to forget a customer deletes their orders and notes, and takes all text out of one in doubt', async () => {
  const journal = createJournal();
  const { orders } = journal;
  const guest = await orders.hash('dana@example.com');
  const draft = aDraft({ email: 'Dana@example.com' });
  await orders.propose(anOrder({ id: 'typed', state: 'notMade', draft, guest: 'x' }));
  await orders.propose(anOrder({ id: 'made', state: 'done', bookings: ['BKNG-9'], guest: 'y' }));
  const failure = { kind: 'badRequest', words: 'No, Dana.' } as const;
  await orders.propose(anOrder({ id: 'doubt', state: 'unknown', guest, failure }));
  await orders.propose(anOrder({ id: 'other', state: 'unknown', guest: 'z' }));
  const vault = await openVault();
  const note = { id: '1', booking: null, text: 'Likes tea', at: 0 };
  await vault.put('notes', { ...note, customer: 'dana@example.com' });
  await vault.put('notes', { ...note, id: '2', customer: 'ann@example.com' });
  vault.close();
  await journal.forget(['BKNG-9'], forgottenOf(new Set(['dana@example.com']), [], []));
  const left = await Promise.all(['typed', 'made', 'doubt', 'other'].map(orders.get));
  expect(left.map((one) => one?.state)).toEqual([undefined, undefined, 'unknown', 'unknown']);
  expect(left[2]).toMatchObject({ guest, forgotten: true, failure: { kind: 'badRequest' } });
  expect(JSON.stringify(left[2])).not.toContain('Dana');
  expect(left[3]).not.toHaveProperty('forgotten');
  const db = await openDB(VAULT_NAME);
  expect((await db.getAll('notes')).map(({ id }) => id)).toEqual(['2']);
  db.close();
});
