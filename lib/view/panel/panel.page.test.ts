// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { pageOf } from '../../../tests/helpers/pages.ts';
import {
  asked,
  HOUR,
  heardOf,
  JO,
  MARA,
  NOW,
  panel,
  report,
} from '../../../tests/helpers/panel.ts';
import { holdTime, pass, READY, TAB } from '../../../tests/helpers/view-deps.ts';
import type { PageReport } from '../../domain/page-report.ts';
import { ok } from '../../domain/result.ts';
import { setIgnored } from '../../settings/edit-ignore-list.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const company = (key: string, ...addresses: string[]): PageReport => ({
  ...report(key),
  site: 'hubspot',
  page: 'company',
  people: addresses.map((address) => ({ address, role: 'associated' })),
});

/** An account whose domain differs from the customers' domain. */
const KEY = { ...READY, account: 'admin@acme.example' };

/** A panel whose active tab has this report. */
async function beside(page: PageReport) {
  const at = await panel([], [], { key: KEY });
  const show = async (next: PageReport) => {
    await at.pages.write(TAB, pageOf(next));
    await at.change({ kind: 'tab', tab: TAB });
  };
  await pass();
  await show(page);
  return { ...at, show, who: () => at.model.value.subject?.address };
}

test('the chosen person is shown again when the user returns to the thread', async () => {
  const { events, show, who } = await beside(report('a', JO, MARA));
  events.choose(MARA);
  await show(report('b', JO));
  await show(report('a', JO, MARA));
  expect(who()).toBe(MARA);
});

test('a choice is kept after the panel is closed', async () => {
  const first = await beside(report('a', JO, MARA));
  first.events.choose(MARA);
  await pass();
  const kept = first.deps.session.dump();
  const again = await panel([], [], { key: KEY });
  for (const [key, value] of Object.entries(kept)) await again.deps.session.set(key, value);
  await again.change({ kind: 'tab', tab: TAB });
  expect(again.model.value.subject?.address).toBe(MARA);
  // No other person was requested from OnceHub.
  expect(again.refreshes().map((message) => message.input)).toMatchObject([{ address: MARA }]);
});

test('the people of a record can be shown as one group with one history', async () => {
  const { events, model, customers, refreshes, show } = await beside(company('c', MARA, JO));
  expect(model.value.together).toBe(false);
  // The store's answer for both people.
  const both = aBooking({ id: 'both', starts: NOW - 3 * HOUR });
  const hers = aBooking({ id: 'jo', email: JO, name: 'Jo Birk', starts: NOW - 9 * HOUR });
  customers.set(MARA, { bookings: [hers, both], contacts: [], asked: heardOf(MARA) });
  events.chooseAll();
  await pass(200);
  expect(model.value).toMatchObject({
    together: true,
    customer: { name: null, joined: [{ address: MARA }, { address: JO }] },
  });
  expect(model.value.customer?.history.map(({ id }) => id)).toEqual(['both', 'jo']);
  // First the person shown was requested; now each of the group is, in turn.
  for (let turn = 0; turn < 5; turn++) await refreshes().at(-1)?.answer(asked);
  const addresses = refreshes().map((message) => (message.input as { address: string }).address);
  expect(addresses).toEqual(expect.arrayContaining([MARA, JO]));

  await show(report('thread', MARA, JO));
  expect(model.value.together).toBeNull();
  await show(company('c', MARA, JO));
  expect(model.value.together).toBe(true);
  events.choose(JO);
  expect(model.value).toMatchObject({ together: false, subject: { address: JO } });
});

test('people from a look-up are never shown as a group', async () => {
  const { events, model } = await beside(company('c', MARA, JO));
  events.chooseAll();
  await events.lookUp(JO);
  expect(model.value).toMatchObject({ together: null, subject: { address: JO } });
});

test('a person put on the ignore list disappears at once, and the panel tells why no one is left', async () => {
  const { model, deps, change, who } = await beside(report('a', MARA, JO));
  expect(who()).toBe(MARA);
  await setIgnored(deps.settings, 'example.com', 'ignored');
  await change({ kind: 'settings' });
  expect(who()).toBe(JO);
  await setIgnored(deps.settings, JO, 'ignored');
  await change({ kind: 'settings' });
  expect(model.value).toMatchObject({ subject: null, page: { kind: 'nobody', leftOut: true } });
});

test('a probable colleagues’ domain is suggested, and the user’s answer is sent', async () => {
  const { model, events, sent } = await beside({
    ...report('a', MARA, 'priya@example.org'),
    own: ['sam@example.org'],
  });
  expect(model.value.suggested).toBe('example.org');
  events.setIgnored('example.org', 'ignored');
  expect(sent('setIgnored').map((message) => message.input)).toEqual([
    { entry: 'example.org', is: 'ignored' },
  ]);
});

test('an unread page can be read once, or its site alone can be granted', async () => {
  const at = await panel([]);
  at.state.origin = 'https://orchard.example.com';
  await at.change({ kind: 'tab', tab: TAB });
  expect(at.model.value.page).toMatchObject({ kind: 'unsupported', origin: at.state.origin });
  at.events.readOnRequest();
  expect(at.sent('readOnRequest').map((message) => message.input)).toEqual([{ tab: TAB }]);
  at.events.askForSites({ origin: 'https://orchard.example.com' });
  at.events.askForSites({ withheld: ['gmail'] });
  expect(at.askedFor).toEqual([['https://orchard.example.com/*'], ['https://mail.google.com/*']]);
});

test.each([true, false])(
  'a report of the page that is taken (%s) is known to be',
  async (taken) => {
    const { events, sent } = await beside(report('a', MARA));
    const answer = events.reportPage();
    await sent('reportPage')[0]?.answer(ok({ taken }));
    expect(await answer).toBe(taken);
  },
);
