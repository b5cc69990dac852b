// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  asked,
  HOUR,
  heardOf,
  JO,
  MARA,
  missed,
  NOW,
  noShowMenu,
  panel,
} from '../../../tests/helpers/panel.ts';
import { holdTime, pass, TAB, WINDOW } from '../../../tests/helpers/view-deps.ts';
import type { Booking } from '../../domain/booking.ts';
import { fail, ok } from '../../domain/result.ts';
import { LINKS_KEY } from '../../settings/setting-keys.ts';
import { writeClockLead } from '../../sync/state.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

test('the meetings for the no-show command are not known until OnceHub has answered', async () => {
  const at = await panel([], [missed('old', 50)]);
  await pass();
  await noShowMenu(at);
  expect(at.model.value).toMatchObject({
    asked: { reason: 'noShowMenu' },
    subject: { address: MARA },
  });
  expect(at.model.value.noShowTargets).toBeUndefined();
  at.customers.set(MARA, {
    bookings: [missed('old', 50), missed('new', 2)],
    contacts: [],
    asked: heardOf(MARA),
  });
  await at.change({ kind: 'bookings' });
  await pass(200);
  expect(at.model.value.noShowTargets).toBeUndefined();
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['new', 'old']);
});

test('a meeting that has not begun by OnceHub’s clock is no no-show, whatever this computer’s says', async () => {
  const at = await panel([], [missed('old', 50), missed('soon', 1)]);
  await writeClockLead(at.deps.session, -2 * HOUR);
  // The clock is read with the code that acts, which is loaded after the first paint.
  await vi.waitFor(() => expect(at.model.value.extras?.ahead).toBe(-2 * HOUR));
  await noShowMenu(at);
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['old']);
  await writeClockLead(at.deps.session, 0);
  await at.change({ kind: 'sync' });
  await pass();
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['soon', 'old']);
});

test('an incomplete stored answer is not enough for a no-show: OnceHub is asked eagerly', async () => {
  const at = await panel([], [missed('old', 50)]);
  await pass();
  await noShowMenu(at);
  await at.refreshes()[0]?.answer(ok({ asked: false, complete: false }));
  expect(at.model.value.noShowTargets).toBeUndefined();
  expect(at.refreshes()[1]?.input).toMatchObject({ address: MARA, eager: true });
  await at.refreshes()[1]?.answer(asked);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['old']);
  expect(at.refreshes()).toHaveLength(2);
});

test('no no-show is offered while the key is read, without a key, or when OnceHub cannot be reached', async () => {
  const slow = await panel([], [missed('old', 50)], { keyReadAfter: 1000 });
  await pass(10);
  await noShowMenu(slow);
  expect([slow.model.value.subject?.address, slow.model.value.noShowTargets]).toEqual([
    MARA,
    undefined,
  ]);
  await pass(1000);
  expect(slow.model.value.noShowTargets).toBeUndefined();
  await slow.refreshes()[0]?.answer(asked);
  expect(slow.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['old']);

  const keyless = await panel([], [missed('old', 50)], { key: null });
  await pass();
  await noShowMenu(keyless);
  expect(keyless.model.value.noShowTargets).toBeUndefined();

  const offline = await panel([], [missed('old', 50)]);
  await pass();
  await noShowMenu(offline);
  await offline.refreshes()[0]?.answer(fail('offline'));
  expect(offline.model.value.noShowTargets).toBeUndefined();
});

test.each<[string, Booking[], ids: string[]]>([
  [
    'what is past, the latest first',
    [missed('a', 50), missed('b', 2), missed('c', -5, { status: 'scheduled' })],
    ['b', 'a'],
  ],
  ['none', [missed('a', 2, { status: 'canceled' })], []],
  [
    'none they were only a guest of',
    [missed('a', 2, { people: [{ address: MARA, part: 'guest' }] })],
    [],
  ],
])('once OnceHub has answered, the no-show command can mark %s', async (_what, bookings, ids) => {
  const at = await panel([], bookings);
  await pass();
  await noShowMenu(at);
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(ids);
});

test('a no-show command without an address and a look-up offer no no-show', async () => {
  const at = await panel([MARA], [missed('a', 2)]);
  await pass();
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTargets).toBeUndefined();
  await noShowMenu(at, []);
  expect(at.model.value).toMatchObject({
    asked: { people: [] },
    subject: null,
    noShowTargets: undefined,
  });
});

/** A customer that OnceHub cannot be asked for: they gave a telephone number alone. */
const GUS = 'tel:13125550177';
const gus = (hours: number) =>
  missed(`gus-${hours}`, hours, {
    ...{ email: null, contact: null, name: 'Gus Halloran', phone: '1-3125550177' },
    people: [{ address: GUS, part: 'booker' }],
  });

test('of a customer that OnceHub cannot be asked for, what is stored can be marked', async () => {
  const at = await panel([], []);
  at.customers.set(GUS, { bookings: [gus(50), gus(2)], contacts: [], asked: null });
  await pass();
  await noShowMenu(at, [GUS]);
  await pass(200);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['gus-2', 'gus-50']);
  expect(at.refreshes()).toEqual([]);
});

/** A panel of Mara, to whose address Gus's number is joined, after the menu's no-show command. */
async function joined(asks: string[], ...people: string[]) {
  const at = await panel([], [missed('old', 50)]);
  at.customers.set(GUS, { bookings: [missed('old', 50)], contacts: [], asked: null });
  await at.deps.settings.set(LINKS_KEY, { groups: [[MARA, ...people]], pairs: [] });
  await pass();
  await noShowMenu(at, asks);
  /** Answers what was asked so far and whatever is asked because of that, at most `max`. */
  const answerAll = async (answer: unknown, max = 50) => {
    for (let next = 0; next < Math.min(at.refreshes().length, max); next++) {
      await at.refreshes()[next]?.answer(answer);
      await pass(20);
    }
    return at.refreshes().map(({ input }) => (input as { address: string }).address);
  };
  return { ...at, answerAll, ids: () => at.model.value.noShowTargets?.map(({ id }) => id) };
}

test('a number joined to an address is not asked for, and what is heard of the address counts', async () => {
  const at = await joined([MARA], GUS);
  expect(await at.answerAll(asked)).toEqual([MARA]);
  expect(at.ids()).toEqual(['old']);
});

test('from the number that an address is joined to, OnceHub is asked for the address', async () => {
  const at = await joined([GUS], GUS);
  expect(await at.answerAll(asked)).toEqual([MARA]);
});

test('one address that was not heard of is not made up for by the next', async () => {
  const at = await joined([MARA], JO, GUS);
  await at.refreshes()[0]?.answer(ok({ asked: false, complete: false }));
  await at.refreshes()[1]?.answer(asked);
  expect(at.ids()).toBeUndefined();
  const before = at.refreshes().length;
  await at.refreshes()[2]?.answer(asked);
  await at.refreshes()[3]?.answer(asked);
  expect(at.ids()).toEqual(['old']);
  expect([before, at.refreshes().length]).toEqual([3, 4]);
  expect(at.refreshes()[3]?.input).toEqual({ address: JO, eager: true });
});

test('for one request OnceHub is asked eagerly once, whatever it answers', async () => {
  const at = await joined([MARA]);
  const unheard = ok({ asked: false, complete: false });
  expect(await at.answerAll(unheard)).toEqual([MARA, MARA]);
  // A new request is another one.
  await pass(1000);
  await at.requests.write(WINDOW, {
    reason: 'noShowMenu',
    addresses: [MARA],
    tab: TAB,
    at: NOW + 9,
  });
  await at.change({ kind: 'request', window: WINDOW });
  expect(at.refreshes()).toHaveLength(3);
  await at.answerAll(unheard);
  at.events.backToPage();
  await pass(20);
  expect(at.refreshes()).toHaveLength(3);
});

test('of one that OnceHub can be asked for by their contact, an answer is waited for', async () => {
  const key = 'contact:CTC-7';
  const booking = { ...gus(2), people: [{ address: key, part: 'booker' as const }] };
  const at = await panel([], []);
  at.customers.set(key, { bookings: [booking], contacts: [], asked: null });
  await pass();
  await noShowMenu(at, [key]);
  expect(at.model.value.noShowTargets).toBeUndefined();
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['gus-2']);
});

test('whom a number led to are shown by their names', async () => {
  const at = await panel([], []);
  const names = { [GUS]: 'Gus Halloran', [MARA]: null };
  const request = { reason: 'noShowMenu', addresses: [GUS, MARA], tab: TAB, at: NOW } as const;
  await at.requests.write(WINDOW, { ...request, addresses: [GUS, MARA], names });
  await at.change({ kind: 'request', window: WINDOW });
  expect(at.model.value.asked).toMatchObject({
    people: [
      { address: GUS, name: 'Gus Halloran' },
      { address: MARA, name: null },
    ],
    names,
  });
});
