// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { asked, MARA, NOW, panel } from '../../../tests/helpers/panel.ts';
import { until } from '../../../tests/helpers/until.ts';
import { holdTime, pass } from '../../../tests/helpers/view-deps.ts';
import type { Booking } from '../../domain/booking.ts';
import { ok } from '../../domain/result.ts';
import { IGNORE_LIST_KEY, LINKS_KEY, SYNC_KEY } from '../../settings/setting-keys.ts';
import type { DirectoryRow } from '../../store/schema.ts';
import { lineOf } from '../../store/search-index.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const CRM = 'dana.whitfield+crm@gmail.com';
const BOOKED = 'danawhitfield@gmail.com';
const booked = (email: string, changes: Partial<Booking> = {}) =>
  aBooking({ id: `BKNG-${email.replace(/\W/g, '')}`, email, name: 'As on the page', ...changes });

const mine = (address: string) => ({ [SYNC_KEY]: { me: { id: 'USR-1', address, name: 'Me' } } });

interface Given {
  people?: string[];
  bookings?: Booking[];
  settings?: Record<string, unknown>;
  directory?: DirectoryRow[];
}

/** A panel beside a page with these people, over a store with these bookings. */
async function beside({ people = [CRM], bookings = [booked(BOOKED)], ...more }: Given = {}) {
  const at = await panel(people, []);
  const names = vi.fn(async () => ['2026-05']);
  const lines = bookings.map((booking) =>
    lineOf({
      ...booking,
      addresses: booking.people.map((one) => one.address),
      domains: [],
      heard: 1,
    }),
  );
  Object.assign(at.deps.reader, {
    indexPageNames: names,
    indexPages: async (wanted: string[] = []) => wanted.map(() => lines.join('\n')),
    byIds: async (ids: string[]) => bookings.filter(({ id }) => ids.includes(id)),
    directory: async () => more.directory ?? [],
  });
  for (const [key, value] of Object.entries(more.settings ?? {})) {
    await at.deps.settings.set(key, value);
  }
  await until(async () => {
    await pass(10);
    expect(at.model.value.extras).not.toBeNull();
  });
  /** OnceHub's answer, after which the panel looks for near misses. */
  const answer = async () => {
    await until(() => expect(at.refreshes()).toHaveLength(1));
    await at.refreshes()[0]?.answer(asked);
    await pass(20);
  };
  const near = () => at.model.value.extras?.near.map(({ address }) => address);
  return { ...at, names, answer, near };
}

test('a customer without bookings is offered the near miss, after OnceHub has answered', async () => {
  const at = await beside();
  expect(at.near()).toEqual([]);
  await at.answer();
  expect(at.model.value.extras?.near).toMatchObject([
    { address: BOOKED, asWritten: BOOKED, name: 'As on the page' },
  ]);
});

test('a press joins the two and asks OnceHub, and nothing does so by itself [claim 102]', async () => {
  const at = await beside();
  await at.answer();
  expect(at.sent('joinAddresses')).toEqual([]);
  void at.events.extras()?.join(BOOKED, true);
  await pass();
  expect(at.sent('joinAddresses').map(({ input }) => input)).toEqual([
    { address: CRM, other: BOOKED, together: true },
  ]);
  await at.sent('joinAddresses')[0]?.answer(ok(null));
  expect(at.refreshes()).toHaveLength(2);
});

test('a customer with bookings is offered nobody, and the near misses are not looked for', async () => {
  const at = await beside({ people: [MARA] });
  at.customers.set(MARA, { bookings: [booked(MARA)], contacts: [], asked: null });
  await at.change({ kind: 'bookings' });
  await pass(200);
  const before = at.names.mock.calls.length;
  await at.answer();
  expect(at.near()).toEqual([]);
  expect(at.names).toHaveBeenCalledTimes(before);
});

test.each<[string, Given]>([
  ['a colleague', { directory: [{ id: 'USR-1', kind: 'user', name: 'Dana', address: BOOKED }] }],
  [
    'a colleague by a former address',
    { directory: [{ id: 'USR-1', kind: 'user', name: 'D', address: null, former: [BOOKED] }] },
  ],
  ['an ignored address', { settings: { [IGNORE_LIST_KEY]: { listed: [BOOKED] } } }],
  ['an ignored domain', { settings: { [IGNORE_LIST_KEY]: { listed: ['gmail.com'] } } }],
  ['the user’s own address', { settings: mine(BOOKED) }],
  [
    'somebody at the user’s own company',
    {
      ...{ people: ['dana@acme-exmaple.com'], bookings: [booked('dana@acme-example.com')] },
      settings: mine('me@acme-example.com'),
    },
  ],
  ['set apart by hand', { settings: { [LINKS_KEY]: { pairs: [[CRM, BOOKED]] } } }],
  ['set apart from the other side', { settings: { [LINKS_KEY]: { pairs: [[BOOKED, CRM]] } } }],
  [
    'joined to somebody set apart',
    {
      settings: {
        [LINKS_KEY]: { groups: [['dana@b.example', BOOKED]], pairs: [[CRM, 'dana@b.example']] },
      },
    },
  ],
  [
    'set apart from somebody joined to the customer',
    {
      settings: {
        [LINKS_KEY]: { groups: [['dana@b.example', CRM]], pairs: [[BOOKED, 'dana@b.example']] },
      },
    },
  ],
  ['somebody else', { bookings: [booked('mara@gmail.com')] }],
  ['nobody', { bookings: [] }],
])('not offered: %s', async (_what, given) => {
  const at = await beside(given);
  await at.answer();
  expect(at.model.value.customer).toMatchObject({ next: null, history: [] });
  expect(at.near()).toEqual([]);
});

test('who the user said are customers at their own domain are offered', async () => {
  const domain = 'acme-example.com';
  const at = await beside({
    people: ['dana@acme-exmaple.com'],
    bookings: [booked(`dana@${domain}`)],
    settings: { ...mine(`me@${domain}`), [IGNORE_LIST_KEY]: { customers: [domain] } },
  });
  await at.answer();
  expect(at.near()).toEqual([`dana@${domain}`]);
});

test('of several people on a page the one shown decides', async () => {
  const at = await beside({ people: [CRM, 'jo@example.org'] });
  await at.answer();
  expect(at.near()).toEqual([BOOKED]);
  at.events.choose('jo@example.org');
  await pass(20);
  expect(at.near()).toEqual([]);
});

test('somebody who books while the customer is shown is offered', async () => {
  const bookings: Booking[] = [];
  const at = await beside({ bookings });
  await at.answer();
  expect(at.near()).toEqual([]);
  const booking = booked(BOOKED);
  bookings.push(booking);
  const row = { ...booking, addresses: [BOOKED], domains: [], heard: 1 };
  Object.assign(at.deps.reader, { indexPages: async () => [lineOf(row)] });
  await at.change({ kind: 'bookings' });
  await pass(3100);
  expect(at.near()).toEqual([BOOKED]);
});

test('whom the user joined and parted again is not offered any more, not even for a moment', async () => {
  const at = await beside();
  await at.answer();
  expect(at.near()).toEqual([BOOKED]);
  at.customers.set(CRM, { bookings: [booked(BOOKED)], contacts: [], asked: null });
  await at.change({ kind: 'settings' });
  await pass(600);
  // As long as a read of a disk may take.
  const directory = () => new Promise((resolve) => setTimeout(() => resolve([]), 100));
  Object.assign(at.deps.reader, { directory });
  expect(at.near()).toEqual([]);
  await at.deps.settings.set(LINKS_KEY, { pairs: [[CRM, BOOKED]] });
  at.customers.delete(CRM);
  await at.change({ kind: 'settings' });
  for (let step = 0; step < 30; step++) {
    await pass(20);
    expect(at.near()).toEqual([]);
  }
  expect(at.model.value.customer).toMatchObject({ next: null, history: [] });
});
