// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { pageOf } from '../../../tests/helpers/pages.ts';
import {
  asked,
  HOUR,
  heardOf,
  JO,
  MARA,
  missed,
  NOW,
  panel,
  report,
} from '../../../tests/helpers/panel.ts';
import { until } from '../../../tests/helpers/until.ts';
import { holdTime, pass, TAB } from '../../../tests/helpers/view-deps.ts';
import { commandFor } from '../../domain/command.ts';
import { ok } from '../../domain/result.ts';
import { asShown } from '../../domain/shown-booking.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A panel whose lazy-loaded extras have arrived. */
async function whole(...given: Parameters<typeof panel>) {
  const at = await panel(...given);
  await until(async () => {
    await pass(10);
    expect(at.model.value.extras).not.toBeNull();
  });
  return at;
}

const row = (address: string) => ({ address, role: 'associated' as const });

async function besideList() {
  const at = await whole([]);
  at.customers.set(JO, {
    bookings: [aBooking({ id: 'BKNG-JO', email: JO, starts: NOW + HOUR })],
    contacts: [],
    asked: null,
  });
  const list = { ...report('list'), page: 'list', state: 'none', people: [] } as const;
  await at.pages.write(TAB, pageOf({ ...list, people: [], listed: [row(MARA), row(JO)] }));
  await at.change({ kind: 'tab', tab: TAB });
  return at;
}

test('the people of a list page are read from the store, without a request', async () => {
  const at = await besideList();
  await until(() => expect(at.model.value.extras?.listed).toHaveLength(2));
  expect(at.model.value).toMatchObject({ subject: null, listed: 2 });
  expect(at.model.value.extras?.listed?.map((one) => [one.subject.address, one.state])).toEqual([
    [JO, 'ahead'],
    [MARA, 'none'],
  ]);
  expect(at.refreshes()).toEqual([]);
});

test('a person opened from a list is shown until the user goes back', async () => {
  const at = await besideList();
  at.events.open(JO);
  await pass(20);
  expect(at.model.value).toMatchObject({
    asked: { reason: 'list' },
    subject: { address: JO },
    customer: { next: { id: 'BKNG-JO' } },
  });
  at.events.backToPage();
  await pass(20);
  expect(at.model.value).toMatchObject({ asked: null, subject: null, listed: 2 });
});

test('an unchanged new report of a list page causes no new read', async () => {
  const at = await besideList();
  await until(() => expect(at.model.value.extras?.listed).toHaveLength(2));
  const before = at.model.value.extras?.listed;
  await at.change({ kind: 'tab', tab: TAB });
  expect(at.model.value.extras?.listed).toBe(before);
});

test('an address is joined to the customer, and OnceHub is asked about it', async () => {
  const at = await whole([MARA]);
  await at.refreshes()[0]?.answer(asked);
  const joined = at.events.extras()?.join('m@example.net', true);
  await pass();
  const [sent] = at.sent('joinAddresses');
  expect(sent?.input).toEqual({ address: MARA, other: 'm@example.net', together: true });
  await at.deps.settings.set('joins', { groups: [[MARA, 'm@example.net']], pairs: [] });
  await sent?.answer(ok(null));
  expect(await joined).toEqual(ok(null));
  await at.refreshes()[1]?.answer(asked);
  await pass(200);
  expect(at.refreshes().map(({ input }) => (input as { address: string }).address)).toEqual([
    MARA,
    MARA,
    'm@example.net',
  ]);
  await at.refreshes()[2]?.answer(asked);
  expect(at.model.value.customer?.addresses).toEqual([MARA, 'm@example.net']);
});

test('deleting a customer covers every address and causes no request', async () => {
  const at = await whole([MARA], [aBooking()]);
  await at.refreshes()[0]?.answer(asked);
  const forgotten = at.events.extras()?.forgetCustomer();
  await pass();
  const [sent] = at.sent('forgetCustomer');
  expect(sent?.input).toEqual({ addresses: [MARA] });
  at.customers.clear();
  await sent?.answer(ok(null));
  expect(await forgotten).toEqual(ok(null));
  await at.change({ kind: 'bookings' });
  await pass(200);
  expect(at.model.value.customer).toMatchObject({ next: null, history: [], checked: null });
  expect(at.refreshes()).toHaveLength(1);
});

test('data covered by the sync counts as checked, however old the customer’s own answer is', async () => {
  const at = await whole([MARA]);
  at.customers.set(MARA, { bookings: [], contacts: [], asked: heardOf(MARA) });
  const progress = {
    backTo: NOW - HOUR,
    wanted: NOW - HOUR,
    checked: NOW - 60_000,
    ownAhead: true,
  };
  await at.deps.session.set('sync.progress', {
    ...progress,
    ...{ share: 1, rows: 1, rowsLeft: 0, rate: 1, left: 0 },
  });
  await at.change({ kind: 'sync' });
  await pass(800);
  expect(at.model.value.customer?.checked).toBe(NOW - 60_000);
});

test('a proposed action contains exactly what was confirmed', async () => {
  const { events, sent } = await whole();
  const seen = missed('BKNG-7', 2, {
    note: 'private',
    people: [
      { address: 'host@example.org', part: 'attendee' },
      { address: MARA, part: 'booker' },
    ],
  });
  const command = commandFor('noShow', seen, { reason: `  ${'x'.repeat(2000)}`, mail: false });
  const outcome = events.extras()?.propose([command]);
  const [message] = sent('propose');
  expect(message?.input).toEqual({
    orders: [
      {
        intent: expect.stringMatching(/^[0-9a-f-]{36}$/),
        kind: 'noShow',
        seen: asShown(seen),
        reason: 'x'.repeat(1000),
        mail: false,
      },
    ],
  });
  await message?.answer(ok({ until: 5 }));
  expect(await outcome).toEqual(ok({ until: 5 }));
});

test('an action with an unknown outcome is shown', async () => {
  const at = await whole([MARA], [], { intents: [anIntent({ state: 'unknown', at: NOW })] });
  await until(() => expect(at.model.value.pending).toHaveLength(1));
  expect(at.model.value.pending).toMatchObject([
    { booking: 'BKNG-1', kind: 'cancel', outcome: { is: 'checking' }, since: NOW },
  ]);
});

test('a customer that no view can be made of hides no action under way', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const intents = [anIntent({ state: 'proposed', at: NOW, until: NOW + 8_000 })];
  const at = await whole([MARA], [null as never], { intents });
  await until(async () => {
    await pass(10);
    expect(at.model.value.pending).toHaveLength(1);
  });
  expect(at.model.value).toMatchObject({
    subject: { address: MARA },
    customer: null,
    pending: [{ outcome: { is: 'waiting' } }],
  });
  expect(reported).toHaveBeenCalledWith(expect.any(TypeError));
});

test('an address that was handed on is the present owner’s, so that the question names who hosts', async () => {
  const at = await whole();
  const nora = { id: 'USR-1', kind: 'user', name: 'Nora', address: 'sales@firm.example' } as const;
  const otto = { id: 'USR-2', kind: 'user', name: 'Otto', address: 'otto@firm.example' } as const;
  const former = ['sales@firm.example'];
  at.deps.reader.directory = async () => [nora, { ...otto, former }];
  await at.change({ kind: 'bookings' });
  const users = at.model.value.extras?.users;
  const idOf = (address: string) => users?.get(address)?.id;
  expect([nora, otto].map(({ address }) => idOf(address))).toEqual(['USR-1', 'USR-2']);
});
