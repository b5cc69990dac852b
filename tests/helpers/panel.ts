import { expect, vi } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import { DAY_MS } from '../../lib/domain/dates.ts';
import type { Intent } from '../../lib/domain/intent.ts';
import type { PageReport } from '../../lib/domain/page-report.ts';
import { ok } from '../../lib/domain/result.ts';
import { KEY_STATE } from '../../lib/settings/setting-keys.ts';
import { panelRequests, tabPages } from '../../lib/tabs/tab-state.ts';
import { createPanel } from '../../lib/view/panel/panel.ts';
import { aJournal } from './actions.ts';
import { aBooking } from './booking.ts';
import { pageOf } from './pages.ts';
import { READY, TAB, viewDeps, WINDOW } from './view-deps.ts';

/** The time of these tests (UTC ms). */
export const NOW = Date.UTC(2026, 4, 5, 12);
/** One hour, in ms. */
export const HOUR = 3_600_000;
/** The addresses of two customers. */
export const [MARA, JO] = ['mara@example.com', 'jo@example.org'];

/** The report of a Gmail thread between these people. */
export const report = (key: string, ...addresses: string[]): PageReport => ({
  site: 'gmail',
  page: 'thread',
  key,
  state: 'found',
  layer: 'named',
  people: addresses.map((address) => ({ address, name: 'As on the page', role: 'sender' })),
});
/** A meeting that began this many hours ago and is marked as completed. */
export const missed = (id: string, hours: number, changes: Partial<Booking> = {}) =>
  aBooking({ id, starts: NOW - hours * HOUR, status: 'completed', ...changes });
/** The result of a refresh that asked OnceHub and read every page. */
export const asked = ok({ asked: true, complete: true });
/** The store's record of a customer who was refreshed the day before. */
export const heardOf = (address: string) => ({
  address,
  at: NOW - DAY_MS,
  known: true,
  complete: true,
});

/**
 * A panel beside a tab that shows these people, with these bookings of Mara's in the store.
 * `keyReadAfter` (ms) delays the reading of the key's state.
 */
export async function panel(
  people: string[] = [MARA],
  bookings: Booking[] = [],
  { key = READY as object | null, intents = [] as Intent[], keyReadAfter = 0 } = {},
) {
  const made = viewDeps(key);
  const { get } = made.deps.local;
  if (keyReadAfter > 0) {
    made.deps.local.get = (item) =>
      item === KEY_STATE
        ? new Promise((resolve) => void setTimeout(() => resolve(get(item)), keyReadAfter))
        : get(item);
  }
  const [pages, requests] = [tabPages(made.deps.session), panelRequests(made.deps.session)];
  if (people.length > 0) await pages.write(TAB, pageOf(report('a', ...people)));
  made.customers.set(MARA, { bookings, contacts: [], asked: heardOf(MARA) });
  const askToReach = vi.fn(async () => true);
  const openOptions = vi.fn();
  const deps = { ...made.deps, journal: aJournal(intents), openOptions, askToReach };
  const { model, events } = createPanel(deps);
  const atFirst = model.value;
  const refreshes = () => made.sent('refreshCustomer');
  return { ...made, pages, requests, atFirst, model, events, askToReach, openOptions, refreshes };
}

/** Simulates "Mark no-show" from the context menu on an address of Mara's. */
export async function noShowMenu(at: Awaited<ReturnType<typeof panel>>, addresses = [MARA]) {
  // What can be marked is computed by code that is loaded after the first paint.
  await vi.waitFor(() => expect(at.model.value.extras).not.toBeNull());
  const request = { reason: 'noShowMenu', addresses, tab: TAB, at: NOW } as const;
  await at.requests.write(WINDOW, { ...request, addresses });
  await at.change({ kind: 'request', window: WINDOW });
}
