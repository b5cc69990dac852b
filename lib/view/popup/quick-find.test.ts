// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aJournal, anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { pageOf } from '../../../tests/helpers/pages.ts';
import { until } from '../../../tests/helpers/until.ts';
import { pass, TAB, viewDeps, WINDOW } from '../../../tests/helpers/view-deps.ts';
import type { Intent } from '../../domain/intent.ts';
import type { PageReport } from '../../domain/page-report.ts';
import { fail, ok } from '../../domain/result.ts';
import { createStoreReader } from '../../store/reader.ts';
import { createStoreWriter } from '../../store/writer.ts';
import { panelRequests, tabPages } from '../../tabs/tab-state.ts';
import { createQuickFind } from './quick-find.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const HOUR = 3_600_000;
const [MARA, JO] = ['mara@example.com', 'jo@example.org'];

beforeEach(() => {
  freshIndexedDb();
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: NOW,
  });
});
afterEach(() => void vi.useRealTimers());

const report: PageReport = {
  site: 'gmail',
  page: 'thread',
  key: 'a',
  state: 'found',
  layer: 'named',
  people: [{ address: MARA, asWritten: 'Mara@Example.com', name: 'Mara Lind', role: 'sender' }],
};

/** A popup over a page that shows Mara, with a store that has bookings of Mara and Jo. */
async function quickFind(intents: Intent[] = []) {
  const made = viewDeps();
  await tabPages(made.deps.session).write(TAB, pageOf(report));
  await createStoreWriter().write({
    bookings: [
      aBooking({ id: 'BKNG-NEXT1', starts: NOW + HOUR, subject: 'Pricing call' }),
      aBooking({ id: 'BKNG-LAST1', starts: NOW - HOUR, status: 'completed' }),
      aBooking({ id: 'BKNG-OLD01', starts: NOW - 99 * HOUR, status: 'no_show' }),
      aBooking({ id: 'BKNG-JO001', starts: NOW - HOUR, email: JO, name: 'Jo Marant' }),
    ],
    asked: { address: MARA, at: NOW, known: true, complete: true },
  });
  const openPanel = vi.fn<(window: number, noted: Promise<void>) => void>();
  const openOptions = vi.fn();
  const deps = {
    ...made.deps,
    reader: createStoreReader(),
    journal: aJournal(intents),
    openPanel,
    openOptions,
    panelKeys: async () => 'Alt+Shift+O',
  };
  const { model, events } = createQuickFind(deps);
  await pass();
  const requests = panelRequests(made.deps.session);
  return { ...made, model, events, openPanel, requests };
}

test('the customer of the page is offered first', async () => {
  const { model } = await quickFind();
  expect(model.value).toMatchObject({
    onPage: [{ address: MARA, asWritten: 'Mara@Example.com', name: 'Mara Lind' }],
    text: '',
    rows: null,
    answer: null,
    panelKeys: 'Alt+Shift+O',
  });
});

test('what is typed before the search is loaded is shown at once and searched for then', async () => {
  const { model, events } = await quickFind();
  events.type('m');
  events.narrow({ status: 'completed' });
  events.type('ma');
  expect(model.value).toMatchObject({ text: 'ma', filters: { status: 'completed' }, rows: null });
  await until(() => expect(model.value.rows).toHaveLength(1));
  expect(model.value).toMatchObject({ text: 'ma', filters: { status: 'completed' } });
});

test('Enter before the look-up is loaded is answered, unless the user types on', async () => {
  const [asking, typing] = [await quickFind(), await quickFind()];
  for (const { model, events } of [asking, typing]) {
    events.lookUp(JO);
    expect(model.value.answer).toEqual({ state: 'loading' });
  }
  typing.events.type('mara@');
  expect(typing.model.value.answer).toBeNull();
  await until(() => expect(asking.model.value.answer).toMatchObject({ subject: { address: JO } }));
  await until(() => expect(typing.model.value.rows).toHaveLength(1));
  expect(typing.model.value.answer).toBeNull();
});

test('a pending action is shown when the popup opens, and so is one that is proposed later', async () => {
  const open = await quickFind([anIntent({ at: NOW })]);
  await until(() => expect(open.model.value.pending).toMatchObject([{ intent: 'intent-1' }]));
  const intents: Intent[] = [];
  const { model, change, events, sent } = await quickFind(intents);
  expect(model.value.pending).toEqual([]);
  intents.push(anIntent({ state: 'proposed', at: NOW, until: NOW + HOUR }));
  await change({ kind: 'intents' });
  await until(() => expect(model.value.pending).toMatchObject([{ outcome: { is: 'waiting' } }]));
  events.undo(['intent-1']);
  expect(sent('undo').map(({ input }) => input)).toEqual([{ intents: ['intent-1'] }]);
});

test('while the user types, matching people are offered with a summary', async () => {
  const { model, events, sent } = await quickFind();
  events.type('mar');
  await until(() => expect(model.value.rows).toHaveLength(2));
  expect(model.value.rows?.find((row) => row.subject.address === MARA)).toMatchObject({
    subject: { name: 'Mara Lind' },
    next: { id: 'BKNG-NEXT1' },
    last: { id: 'BKNG-LAST1' },
    count: 3,
  });
  expect(sent('refreshCustomer')).toEqual([]);
});

test('late rows for an earlier text never replace newer ones', async () => {
  const { model, events } = await quickFind();
  events.type('mar');
  await pass(61);
  events.type('jo');
  await until(() => expect(model.value.rows?.map((row) => row.subject.address)).toEqual([JO]));
  await pass(1000);
  expect(model.value.rows?.map((row) => row.subject.address)).toEqual([JO]);
  events.type(' ');
  await pass(1000);
  expect(model.value.rows).toBeNull();
});

test('Enter on an address answers from the store at once and refreshes it from OnceHub', async () => {
  const { model, events, sent } = await quickFind();
  events.lookUp('MARA@example.com');
  await until(() => expect(model.value.answer?.state).toBe('found'));
  expect(model.value.answer).toMatchObject({
    subject: { address: MARA, asWritten: 'Mara@Example.com' },
    customer: { next: { id: 'BKNG-NEXT1' } },
    refresh: { state: 'loading' },
  });
  await sent('refreshCustomer')[0]?.answer(ok({ asked: true, complete: true }));
  await until(() => expect(model.value.answer).toMatchObject({ refresh: { state: 'idle' } }));
});

test('Enter on a text without results says so, until a new text is typed', async () => {
  const { model, events } = await quickFind();
  events.lookUp('nobody at all');
  await until(() =>
    expect(model.value.answer).toEqual({ state: 'nothing', text: 'nobody at all' }),
  );
  events.type('n');
  expect(model.value.answer).toBeNull();
});

test('Enter on an unknown booking id asks OnceHub and shows a failure', async () => {
  const { model, events, sent } = await quickFind();
  events.lookUp('BKNG-ZZZZ9');
  expect(model.value.answer).toEqual({ state: 'loading' });
  await until(() => expect(sent('findBooking')).toHaveLength(1));
  await sent('findBooking')[0]?.answer(fail('offline'));
  await until(() =>
    expect(model.value.answer).toEqual({ state: 'failed', failure: { kind: 'offline' } }),
  );
});

test('a late answer to Enter never replaces a newer one', async () => {
  const { model, events, sent } = await quickFind();
  events.lookUp('BKNG-ZZZZ9');
  await until(() => expect(sent('findBooking')).toHaveLength(1));
  events.lookUp(JO);
  await until(() => expect(model.value.answer).toMatchObject({ subject: { address: JO } }));
  await sent('findBooking')[0]?.answer(ok({ address: MARA }));
  await pass(100);
  expect(model.value.answer).toMatchObject({ subject: { address: JO } });
});

test('a late answer to Enter never replaces a newly typed text', async () => {
  const { model, events, sent } = await quickFind();
  events.lookUp('BKNG-ZZZZ9');
  await until(() => expect(sent('findBooking')).toHaveLength(1));
  events.type('x');
  await sent('findBooking')[0]?.answer(ok({ address: MARA }));
  await pass(100);
  expect(model.value.answer).toBeNull();
});

test('the panel opens with another person as a look-up, in the same event-loop turn', async () => {
  const { events, openPanel, requests } = await quickFind();
  events.openPanel(JO);
  expect(openPanel.mock.calls[0]?.[0]).toBe(WINDOW);
  await openPanel.mock.calls[0]?.[1];
  expect(await requests.read(WINDOW)).toMatchObject({
    reason: 'lookUp',
    addresses: [JO],
    tab: TAB,
  });
});

test.each([
  ["the page's customer", MARA],
  ['nobody in particular', null],
])('the panel opens with %s without a request', async (_whom, address) => {
  const { events, openPanel, requests, announced } = await quickFind();
  await requests.write(WINDOW, { reason: 'lookUp', addresses: [JO], tab: TAB, at: 5 });
  events.openPanel(address);
  await openPanel.mock.calls[0]?.[1];
  expect(await requests.read(WINDOW)).toBeNull();
  // A panel that is already open must receive the change.
  expect(announced).toEqual([{ kind: 'request', window: WINDOW }]);
});
