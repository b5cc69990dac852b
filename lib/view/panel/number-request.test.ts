// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MARA, missed, NOW, panel } from '../../../tests/helpers/panel.ts';
import { until } from '../../../tests/helpers/until.ts';
import { holdTime, pass, TAB, WINDOW } from '../../../tests/helpers/view-deps.ts';
import type { Booking } from '../../domain/booking.ts';
import { ok } from '../../domain/result.ts';
import { lineOf } from '../../store/search-index.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const [GUS, NUMBER] = ['tel:13125550177', '(312) 555-0177'];
const gus = missed('gus', 2, {
  ...{ email: null, contact: null, name: 'Gus Halloran', phone: '1-3125550177' },
  people: [{ address: GUS, part: 'booker' }],
});
const mara = missed('mara', 50, { email: MARA, name: 'Mara Lind', phone: '+1 312 555 0177' });
const request = { reason: 'noShowMenu', addresses: [] as string[], tab: TAB, at: NOW } as const;

/** A panel over a store with these bookings, in whose window a number was clicked. */
async function clicked(...bookings: Booking[]) {
  const at = await panel([], []);
  const store = (kept: readonly Booking[]) => {
    for (const booking of kept) {
      const [booker] = booking.people;
      at.customers.set(booker?.address ?? '', { bookings: [booking], contacts: [], asked: null });
    }
    const rows = kept.map((one) => ({
      ...{ ...one, domains: [], heard: 1 },
      addresses: one.people.map(({ address }) => address),
    }));
    Object.assign(at.deps.reader, {
      indexPageNames: async () => ['2026-05'],
      indexPages: async (names: string[]) => names.map(() => rows.map(lineOf).join('\n')),
    });
  };
  store(bookings);
  await until(async () => {
    await pass(10);
    expect(at.model.value.extras).not.toBeNull();
  });
  const click = async (more: object) => {
    await at.requests.write(WINDOW, { ...request, ...more });
    await at.change({ kind: 'request', window: WINDOW });
  };
  await click({ number: NUMBER });
  return { ...at, store, click };
}

test('a number leads to everybody stored with it, and stays one request', async () => {
  const at = await clicked(gus, mara);
  await pass(20);
  const names = { [GUS]: 'Gus Halloran', [MARA]: 'Mara Lind' };
  const people = [
    { address: GUS, name: 'Gus Halloran' },
    { address: MARA, name: 'Mara Lind' },
  ];
  expect(at.model.value.asked).toMatchObject({ reason: 'noShowMenu', at: NOW, people });
  expect(at.model.value.subject?.address).toBe(GUS);
  // As every other view of this window reads it.
  expect(await at.requests.read(WINDOW)).toEqual({
    ...{ ...request, number: NUMBER, names },
    addresses: [GUS, MARA],
  });
});

test('a number of nobody is said to be nobody’s, until somebody books with it', async () => {
  const at = await clicked();
  await pass(20);
  expect(at.model.value.asked).toMatchObject({ people: [], number: NUMBER, names: {} });
  await pass(1000);
  at.store([gus]);
  await at.change({ kind: 'bookings' });
  await pass(1000);
  expect(at.model.value.subject?.address).toBe(GUS);
  expect(at.model.value.asked?.at).toBe(NOW);
});

test('a number that is found late does not replace what was clicked after it', async () => {
  const at = await clicked();
  const held = Promise.withResolvers<string[]>();
  Object.assign(at.deps.reader, { indexPages: () => held.promise });
  await at.click({ number: '+1 312 555 0177', at: NOW + 1 });
  await at.click({ addresses: [MARA], at: NOW + 2 });
  held.resolve(['']);
  await pass(20);
  expect(await at.requests.read(WINDOW)).toEqual({ ...request, addresses: [MARA], at: NOW + 2 });
});

test('a number on a page leads to whom the menu would lead to, and to nobody with its digits', async () => {
  const maine = missed('maine', 3, { email: 'maine@example.com', phone: '+1 207 946 0958' });
  const subject = missed('sub', 4, { email: 'jo@example.org', subject: '2079460958', phone: null });
  const at = await clicked(gus, mara, maine, subject);
  at.events.backToPage();
  await pass(20);
  expect(await at.events.extras()?.findNumber('+44 20 7946 0958')).toEqual(ok(0));
  // The page stays.
  expect(at.model.value.asked).toBeNull();
  expect(await at.events.extras()?.findNumber('312.555.0177')).toEqual(ok(2));
  await pass(20);
  expect(at.model.value.asked).toMatchObject({ reason: 'lookUp', number: '312.555.0177' });
  expect(at.model.value.asked?.people).toMatchObject([
    { address: GUS, name: 'Gus Halloran' },
    { address: MARA, name: 'Mara Lind' },
  ]);
});
