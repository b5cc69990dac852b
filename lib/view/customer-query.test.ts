import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { asked, JO, MARA, NOW, shown, withBookings } from '../../tests/helpers/shown.ts';
import { holdTime, pass, READY } from '../../tests/helpers/view-deps.ts';
import { fail, ok } from '../domain/result.ts';
import type { KeyState } from '../settings/key-state.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

test('a customer is shown from the store before OnceHub answers', async () => {
  const { view, sent } = shown(MARA);
  await pass();
  expect(view.customer.value?.history).toHaveLength(1);
  expect(view.refresh.value).toEqual({ state: 'loading', since: NOW });
  expect(sent('refreshCustomer').map((message) => message.input)).toEqual([
    { address: MARA.address, asWritten: MARA.address, eager: false },
  ]);
  expect(view.heard.value).toBe(false);
});

test('new data from OnceHub is shown when it has answered', async () => {
  const { view, sent, customers } = shown(MARA);
  await pass();
  customers.set(MARA.address, withBookings(MARA.address, 'a', 'b'));
  await sent('refreshCustomer')[0]?.answer(asked);
  expect(view.customer.value?.history).toHaveLength(2);
  expect([view.refresh.value, view.heard.value]).toEqual([{ state: 'idle' }, true]);
});

test('the store is read before the joined addresses are known', async () => {
  const { about, deps } = shown(null);
  const reading = vi.spyOn(deps.reader, 'person');
  vi.spyOn(deps.local, 'get').mockReturnValue(new Promise(() => {}));
  about.value = MARA;
  await pass();
  expect(reading.mock.calls).toEqual([[[MARA.address], []]]);
});

test('pages are shown as they arrive, with throttled reloads', async () => {
  const { view, customers, change, deps } = shown(MARA);
  await pass();
  const reading = vi.spyOn(deps.reader, 'person');
  for (let page = 1; page <= 20; page++) {
    customers.set(
      MARA.address,
      withBookings(MARA.address, ...Array.from({ length: page }, String)),
    );
    await change({ kind: 'bookings' });
    await pass(10);
  }
  await pass(200);
  expect(view.customer.value?.history).toHaveLength(20);
  expect(reading.mock.calls.length).toBeLessThanOrEqual(3);
});

test('without a subject OnceHub is not asked', async () => {
  const { view, sent } = shown(null);
  await pass();
  await view.refetch(true);
  expect([view.customer.value, view.refresh.value, sent('refreshCustomer')]).toEqual([
    null,
    { state: 'idle' },
    [],
  ]);
});

test.each<[string, KeyState | null]>([
  ['no key', { state: 'none' }],
  ['no key that can be read', { state: 'lost', ending: 'WXYZ', account: '' }],
  ['a key in doubt', { ...READY, mark: 'doubted' }],
  ['a refused key', { ...READY, mark: 'refused' }],
  ['a key not read yet', null],
])(
  'with %s the store is shown, and OnceHub is not asked until the key is ready',
  async (_what, key) => {
    const { view, sent, keyState, name } = shown(MARA, key);
    await pass();
    void view.refetch(true);
    await pass();
    expect([name(), sent('refreshCustomer'), view.heard.value]).toEqual([
      `Name of ${MARA.address}`,
      [],
      false,
    ]);
    keyState.value = READY;
    await pass();
    expect(sent('refreshCustomer')).toHaveLength(1);
  },
);

test.each(['doubted', 'refused', 'planRefused'] as const)(
  '“try again” with a key that is %s asks OnceHub about the key, and then for the customer',
  async (mark) => {
    const { view, sent, keyState } = shown(MARA, { ...READY, mark });
    await pass();
    void view.refetch(true);
    expect(view.refresh.value.state).toBe('loading');
    await sent('checkKey')[0]?.answer(fail('keyRefused'));
    expect([view.refresh.value, sent('checkKey').length]).toEqual([{ state: 'idle' }, 1]);
    void view.refetch(true);
    keyState.value = READY;
    await pass();
    await sent('checkKey')[1]?.answer(ok(null));
    expect(view.refresh.value.state).toBe('loading');
    await sent('refreshCustomer')[0]?.answer(asked);
    expect([view.refresh.value, view.heard.value]).toEqual([{ state: 'idle' }, true]);
  },
);

test('a failure is shown together with the stored data, and only for the customer it concerns', async () => {
  const { view, sent, about, name } = shown(MARA);
  await pass();
  await sent('refreshCustomer')[0]?.answer(fail('offline'));
  expect(view.refresh.value).toEqual({ state: 'failed', failure: { kind: 'offline' } });
  expect([name(), view.heard.value]).toEqual([`Name of ${MARA.address}`, false]);
  about.value = JO;
  expect(view.refresh.value.state).toBe('loading');
});

test('after a rate limit the same request is retried when the limit allows [claim 41]', async () => {
  const { view, sent } = shown(MARA);
  await pass();
  await sent('refreshCustomer')[0]?.answer(fail('tooMany', { until: NOW + 8000 }));
  expect(view.refresh.value).toMatchObject({ state: 'failed', failure: { until: NOW + 8000 } });
  await pass(8000);
  expect(sent('refreshCustomer')).toHaveLength(1);
  await pass(1000);
  expect(sent('refreshCustomer').map((message) => message.input)).toMatchObject([
    { eager: false },
    { eager: false },
  ]);
  await sent('refreshCustomer')[1]?.answer(asked);
  expect(view.refresh.value).toEqual({ state: 'idle' });
});

test.each<[string, (at: ReturnType<typeof shown>) => unknown]>([
  ['is no longer shown', ({ about }) => (about.value = null)],
  ['was replaced by another', ({ about }) => (about.value = JO)],
])('after a rate limit there is no retry for a customer who %s', async (_who, leave) => {
  const at = shown(MARA);
  await pass();
  await at.sent('refreshCustomer')[0]?.answer(fail('tooMany', { until: NOW + 8000 }));
  leave(at);
  await pass(20_000);
  const again = at.sent('refreshCustomer').slice(1);
  expect(again.map((message) => message.input)).not.toContainEqual(
    expect.objectContaining({ address: MARA.address }),
  );
});

test('a manual refresh cancels the planned retry', async () => {
  const { view, sent } = shown(MARA);
  await pass();
  await sent('refreshCustomer')[0]?.answer(fail('tooMany', { until: NOW + 8000 }));
  void view.refetch(true);
  await sent('refreshCustomer')[1]?.answer(asked);
  await pass(20_000);
  expect(sent('refreshCustomer')).toHaveLength(2);
});

test('a retry time in the past leads to a retry soon', async () => {
  const { sent } = shown(MARA);
  await pass();
  await sent('refreshCustomer')[0]?.answer(fail('tooMany', { until: NOW - 86_400_000 }));
  await pass(1000);
  expect(sent('refreshCustomer')).toHaveLength(2);
});

test('a meeting that ends moves to the history without any change event', async () => {
  const { view, customers, about } = shown(null);
  const runs = aBooking({ starts: NOW, minutes: 30, email: MARA.address });
  customers.set(MARA.address, { ...withBookings(MARA.address), bookings: [runs] });
  about.value = MARA;
  await pass();
  expect(view.customer.value).toMatchObject({ next: { id: runs.id }, history: [] });
  await pass(31 * 60_000);
  expect(view.customer.value).toMatchObject({ next: null, history: [{ id: runs.id }] });
});

test('deleting the data empties the view at once and closes the store', async () => {
  const { view, customers, change, state, name } = shown(MARA);
  await pass();
  customers.clear();
  await change({ kind: 'forgotten' });
  expect([name(), view.customer.value?.history, view.refresh.value, state.closed]).toEqual([
    null,
    [],
    { state: 'idle' },
    1,
  ]);
});
