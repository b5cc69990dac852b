import { beforeEach, expect, test } from 'vitest';
import { CARRIE, EDGES } from '../../sandbox/oncehub/data/known.ts';
import { ACCOUNT, background } from '../../tests/helpers/acting.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { until } from '../../tests/helpers/until.ts';
import { LATE_ARRIVAL_MS } from '../domain/action.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { fail, ok } from '../domain/result.ts';
import { asShown, differences } from '../domain/shown-booking.ts';
import { createBookingReader } from '../store/booking-reader.ts';
import { refreshDirectory } from '../sync/directory.ts';
import type { Journal } from '../vault/journal.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { markable } = CARRIE.bookings;

test('a yes whose answer shows the booking as it was is checked, and done once a reading shows it [claim 53]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const act: ActionDeps['client']['act'] = async (...asked) => {
    const answer = await at.client.act(...asked);
    if (!answer.ok || answer.value.read.is !== 'booking') return answer;
    const booking = { ...answer.value.read.booking, status: 'completed' } as const;
    return ok({ read: { is: 'booking', booking } });
  };
  let isBlind = true;
  const booking: ActionDeps['client']['booking'] = async (...asked) =>
    isBlind && at.status(markable) === 'no_show' ? fail('offline') : at.client.booking(...asked);
  const actions = createActions({ ...at.deps, client: { ...at.client, booking, act } });
  expect(await at.run(order, actions)).toBe('sent');
  expect(await actions.settle()).toBe(1);
  isBlind = false;
  expect(await actions.settle()).toBe(0);
  const intent = await at.journal.get(order.intent);
  expect(intent).toMatchObject({ state: 'done' });
  // Somebody else may have marked it: neither the answer nor the reading tells.
  expect(intent).not.toHaveProperty('by');
});

test('after a computer slept while it sent, nothing is called unchanged for another six minutes [claims 53, 94]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const act: ActionDeps['client']['act'] = async () => {
    at.hub.control.advance(LATE_ARRIVAL_MS + 60_000);
    return fail('unknownOutcome');
  };
  const actions = createActions({ ...at.deps, client: { ...at.client, act } });
  expect(await at.run(order, actions)).toBe('unknown');
  at.hub.control.advance(LATE_ARRIVAL_MS);
  expect(await actions.settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'notDone' });
  expect(await at.journal.get(order.intent)).not.toHaveProperty('ended');
});

test('a yes that OnceHub never carries out is neither done nor unchanged, and can be put away [claim 53]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const act: ActionDeps['client']['act'] = async (_kind, id) => {
    const read = await at.client.booking(id, 'action');
    return read.ok ? ok({ read: read.value }) : read;
  };
  const actions = createActions({ ...at.deps, client: { ...at.client, act } });
  expect(await at.run(order, actions)).toBe('sent');
  at.hub.control.advance(LATE_ARRIVAL_MS);
  expect(await actions.settle()).toBe(1);
  const intent = await at.journal.get(order.intent);
  expect(intent && outcomeOf(intent, at.hub.control.now(), ACCOUNT).is).toBe('saidYes');
  await actions.dismiss([order.intent]);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'notKnown', told: true });
});

test('an action whose key was replaced by another account’s is interrupted, or not known until that key is back [claim 93]', async () => {
  const at = background();
  let account = ACCOUNT;
  const actions = createActions({ ...at.deps, account: async () => account });
  const order = await at.order('noShow', markable);
  at.hub.control.fault({ kind: 'cut', match: { method: 'POST' }, after: 'action' });
  const blind: ActionDeps['client']['booking'] = async () => fail('notFound');
  const client = { ...at.client, booking: blind };
  const act: ActionDeps['client']['act'] = async (...asked) => {
    account = 'b@example.com';
    return at.client.act(...asked);
  };
  const sending = createActions({
    ...at.deps,
    account: async () => account,
    client: { ...at.client, act },
  });
  expect(await at.run(order, sending)).toBe('unknown');
  // Under the other key the booking is not found, which tells nothing.
  const other = createActions({ ...at.deps, account: async () => account, client });
  expect(await other.settle()).toBe(1);
  account = ACCOUNT;
  expect(await actions.settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'done' });

  const waits = await at.order('cancel', CARRIE.bookings.upcoming);
  const switching = createActions({
    ...at.deps,
    account: async () => account,
    users: async () => {
      account = 'b@example.com';
      return new Map();
    },
  });
  expect(await at.run(waits, switching)).toBe('interrupted');
  expect(at.status(CARRIE.bookings.upcoming)).not.toBe('canceled');
});

test('a trashed booking still tells what became of an action; a deleted one does not', async () => {
  for (const [remove, state] of [
    ['trash', 'done'],
    ['delete', 'gone'],
  ] as const) {
    freshIndexedDb();
    const at = background();
    const order = await at.order('noShow', markable);
    at.hub.control.fault({ kind: 'cut', match: { method: 'POST' }, after: 'action' });
    const act: ActionDeps['client']['act'] = async (...asked) => {
      const answer = await at.client.act(...asked);
      at.hub.control[remove](markable);
      return answer;
    };
    const actions = createActions({ ...at.deps, client: { ...at.client, act } });
    expect(await at.run(order, actions)).toBe(state);
  }
});

test('a booking that is handed to another host between the question and the sending is not acted on [claim 54]', async () => {
  const at = background();
  await refreshDirectory({ ...at.deps, client: at.client, writer: at.writer, reader: at.reader });
  const [other] = [...(await at.deps.users()).keys()].filter((one) => one.startsWith('grace'));
  const order = await at.order('cancel', CARRIE.bookings.upcoming);
  const handed = { ...order, seen: { ...order.seen, attendees: [other ?? ''] } };
  expect(await at.run(handed)).toBe('refused (changed)');
  expect(at.methods()).not.toContain('POST');
});

test('if the journal does not write in time nothing is sent, even if it writes later', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const written = Promise.withResolvers<void>();
  const timeUp = Promise.withResolvers<void>();
  const change: Journal['change'] = async (...asked) => {
    if (asked[1].is === 'sent') await written.promise;
    return at.journal.change(...asked);
  };
  const deps = { ...at.deps, timeout: () => timeUp.promise };
  const actions = createActions({ ...deps, journal: { ...at.journal, change } });
  const running = at.run(order, actions);
  timeUp.resolve();
  expect(await running).toBe('refused (storeFull)');
  written.resolve();
  await until(async () => {
    expect(await at.journal.get(order.intent)).toMatchObject({ state: 'refused' });
  });
  expect(at.methods()).not.toContain('POST');
});

test('an action that only the journal’s copy knows is read once under its account, and sends nothing [claim 96]', async () => {
  const at = background();
  await at.journal.propose([
    anIntent({
      booking: markable,
      kind: 'noShow',
      account: ACCOUNT,
      state: 'notKnown',
      restored: true,
    }),
  ]);
  let account = 'b@example.com';
  const actions = createActions({ ...at.deps, account: async () => account });
  expect([await actions.settle(), at.methods()]).toEqual([0, []]);
  account = ACCOUNT;
  expect([await actions.settle(), at.methods()]).toEqual([0, ['GET']]);
  expect([await actions.settle(), at.methods()]).toEqual([0, []]);
  expect(await at.reader.booking(markable)).toMatchObject({ id: markable });
  expect(await at.journal.open()).toMatchObject([{ state: 'notKnown' }]);
});

test('where a name is all that names a booker, another name stops the action, and is told with the old one [claim 54]', async () => {
  const at = background();
  const byName = (name: string) => ({
    wire: { contact: null, form_submission: { name, email: '', mobile_phone: null } },
  });
  at.hub.control.edit(markable, byName('Ann Moor'));
  const order = await at.order('noShow', markable);
  at.hub.control.edit(markable, byName('Bob Lind'));
  expect(await at.run(order)).toBe('refused (changed)');
  expect(at.methods()).toEqual(['GET']);
  const { draft } = (await at.journal.get(order.intent)) ?? {};
  expect(draft?.seen).toMatchObject({ name: 'Ann Moor', booker: `booking:${markable}` });
  const present = await at.reader.booking(markable);
  const known = new Set((await at.deps.users()).keys());
  expect(draft && present && differences(draft.seen, asShown(present), 'noShow', known)).toEqual([
    'name',
  ]);
  // Seen anew, the action is sent.
  expect(await at.run(await at.order('noShow', markable))).toBe('done');
});

test('a meeting stored before its contact had an address is acted on at once when it has one', async () => {
  const at = background();
  const id = 'BKNG-PH0NEGVEST01';
  const read = await at.client.booking(id, 'person');
  if (!read.ok || read.value.is !== 'booking') throw new Error('no booking');
  const { booking } = read.value;
  await at.writer.write({ bookings: [booking] });
  const address = 'gus@halloran.example';
  const contact = { id: EDGES.phoneOnly.contact, address, name: null, company: null, phone: null };
  await at.writer.write({ contacts: [contact] });
  // As the list of outcomes reads it, which shows one user's meetings and looks nobody up.
  const reader = createBookingReader();
  const user = { id: booking.owner ?? '', address: '' };
  const shown = (await reader.of(user, 0, Number.MAX_SAFE_INTEGER)).find((one) => one.id === id);
  const seen = shown && asShown(shown);
  expect(seen?.booker).toBe(address);
  expect(await at.run(await at.order('cancel', id, { ...(seen && { seen }) }))).toBe('done');
});
