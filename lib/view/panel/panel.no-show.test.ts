// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  asked,
  HOUR,
  heardOf,
  MARA,
  missed,
  NOW,
  noShowMenu,
  panel,
} from '../../../tests/helpers/panel.ts';
import { holdTime, pass, TAB, WINDOW } from '../../../tests/helpers/view-deps.ts';
import type { Booking } from '../../domain/booking.ts';
import { fail, ok } from '../../domain/result.ts';
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
  await at.refreshes()[0]?.answer(ok({ asked: false, complete: false }));
  await pass(200);
  expect(at.model.value.noShowTargets?.map(({ id }) => id)).toEqual(['gus-2', 'gus-50']);
  // Not asked for ever: the answer stays the same.
  expect(at.refreshes()).toHaveLength(1);
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
