// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../bookings/booking.ts';
import { fail } from '../result.ts';
import { asked, heardOf, MARA, missed, NOW, noShowMenu, panel } from '../testing/panel.ts';
import { holdTime, pass } from '../testing/view-world.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

test("the no-show's meeting is not known until OnceHub was heard", async () => {
  const at = await panel([], [missed('old', 50)]);
  await pass();
  await noShowMenu(at);
  expect(at.model.value).toMatchObject({
    asked: { reason: 'noShowMenu' },
    subject: { address: MARA },
  });
  expect(at.model.value.noShowTarget).toBeUndefined();
  at.customers.set(MARA, {
    bookings: [missed('old', 50), missed('new', 2)],
    contacts: [],
    asked: heardOf(MARA),
  });
  await at.change({ kind: 'bookings' });
  await pass(200);
  expect(at.model.value.noShowTarget).toBeUndefined();
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTarget?.id).toBe('new');
});

test('nor while the key is being read, without one, or where OnceHub cannot be heard', async () => {
  const slow = await panel([], [missed('old', 50)], { keyReadAfter: 1000 });
  await pass(10);
  await noShowMenu(slow);
  expect([slow.model.value.subject?.address, slow.model.value.noShowTarget]).toEqual([
    MARA,
    undefined,
  ]);
  await pass(1000);
  expect(slow.model.value.noShowTarget).toBeUndefined();
  await slow.refreshes()[0]?.answer(asked);
  expect(slow.model.value.noShowTarget?.id).toBe('old');

  const keyless = await panel([], [missed('old', 50)], { key: null });
  await pass();
  await noShowMenu(keyless);
  expect(keyless.model.value.noShowTarget).toBeUndefined();

  const offline = await panel([], [missed('old', 50)]);
  await pass();
  await noShowMenu(offline);
  await offline.refreshes()[0]?.answer(fail('offline'));
  expect(offline.model.value.noShowTarget).toBeUndefined();
});

test.each<[string, Booking[], id: string | null]>([
  [
    'the latest past one',
    [missed('a', 50), missed('b', 2), missed('c', -5, { status: 'scheduled' })],
    'b',
  ],
  ['none', [missed('a', 2, { status: 'canceled' })], null],
  [
    'none they were only a guest of',
    [missed('a', 2, { people: [{ address: MARA, part: 'guest' }] })],
    null,
  ],
])('once heard, the no-show would mark %s', async (_what, bookings, id) => {
  const at = await panel([], bookings);
  await pass();
  await noShowMenu(at);
  await at.refreshes()[0]?.answer(asked);
  const { noShowTarget } = at.model.value;
  expect(noShowTarget === null ? null : noShowTarget?.id).toBe(id);
});

test('a no-show asked of nobody, or a look-up, marks nothing', async () => {
  const at = await panel([MARA], [missed('a', 2)]);
  await pass();
  await at.refreshes()[0]?.answer(asked);
  expect(at.model.value.noShowTarget).toBeUndefined();
  await noShowMenu(at, []);
  expect(at.model.value).toMatchObject({
    asked: { people: [] },
    subject: null,
    noShowTarget: undefined,
  });
});
