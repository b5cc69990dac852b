// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageOf } from '../../../tests/helpers/pages.ts';
import { JO, MARA, missed, NOW, panel, report } from '../../../tests/helpers/panel.ts';
import { holdTime, pass, READY, TAB } from '../../../tests/helpers/view-deps.ts';
import { fail, ok } from '../../domain/result.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

test('before anything is read every part of the model is unknown', async () => {
  const { atFirst } = await panel();
  expect(atFirst).toMatchObject({
    key: null,
    page: null,
    asked: null,
    subject: null,
    customer: null,
    refresh: { state: 'idle' },
    pending: [],
    noShowTargets: undefined,
  });
});

test.each<[string, Parameters<typeof panel>, object]>([
  [
    'no key',
    [[MARA], [], { key: null }],
    { key: { state: 'none' }, refresh: { state: 'idle' }, customer: { history: [] } },
  ],
  [
    'key refused',
    [[MARA], [], { key: { ...READY, trust: { is: 'refused' } } }],
    { key: { ...READY, mark: 'refused' }, refresh: { state: 'idle' } },
  ],
  [
    'plan without API',
    [[MARA], [], { key: { ...READY, trust: { is: 'planRefused' } } }],
    { key: { ...READY, mark: 'planRefused' } },
  ],
  ['page not supported', [[]], { page: { kind: 'unsupported' }, subject: null, customer: null }],
  [
    'one found, loading',
    [[MARA]],
    {
      subject: { address: MARA, name: 'As on the page' },
      refresh: { state: 'loading', since: NOW },
    },
  ],
  [
    'several found',
    [[JO, MARA]],
    { page: { people: [{ address: JO }, { address: MARA }] }, subject: { address: JO } },
  ],
])('%s', async (_state, given, wanted) => {
  const { model } = await panel(...given);
  await pass();
  expect(model.value).toMatchObject(wanted);
});

test.each(['offline', 'serverFault', 'accessWithheld', 'unreadable', 'tooMany'] as const)(
  '%s is shown beside what is stored and its age',
  async (kind) => {
    const { model, refreshes } = await panel([MARA], [missed('a', 5)]);
    await pass();
    await refreshes()[0]?.answer(fail(kind));
    expect(model.value).toMatchObject({
      refresh: { state: 'failed', failure: { kind } },
      customer: { checked: NOW - 86_400_000, history: [{ id: 'a' }] },
    });
  },
);

test('going offline and online is shown', async () => {
  const { model, state } = await panel();
  expect(model.value.online).toBe(true);
  state.online = false;
  dispatchEvent(new Event('offline'));
  expect(model.value.online).toBe(false);
});

test('another person on the page can be chosen while the page stays', async () => {
  const { model, events, pages, change } = await panel([JO, MARA]);
  await pass();
  events.choose(MARA);
  expect(model.value.subject?.address).toBe(MARA);
  await pages.write(TAB, pageOf(report('a', 'new@example.com', JO, MARA)));
  await change({ kind: 'tab', tab: TAB });
  expect(model.value.subject?.address).toBe(MARA);
  await pages.write(TAB, pageOf(report('b', JO, MARA)));
  await change({ kind: 'tab', tab: TAB });
  expect(model.value.subject?.address).toBe(JO);
  events.choose('nobody@example.com');
  expect(model.value.subject?.address).toBe(JO);
});

test('an unchanged new report of a page causes no new request', async () => {
  const { pages, change, refreshes } = await panel([MARA]);
  await pass();
  for (let again = 0; again < 5; again++) {
    await pages.write(TAB, pageOf(report('a', MARA)));
    await change({ kind: 'tab', tab: TAB });
  }
  expect(refreshes()).toHaveLength(1);
});

test('a list of fifty people causes one request', async () => {
  const people = Array.from({ length: 50 }, (_, at) => `person${at}@example.com`);
  const { refreshes } = await panel(people);
  await pass(1000);
  expect(refreshes().map((message) => message.input)).toMatchObject([{ address: people[0] }]);
});

test('a manual refresh asks even when the stored answer is fresh', async () => {
  const { events, refreshes } = await panel();
  await pass();
  events.refresh();
  await pass();
  expect(refreshes()[1]?.input).toMatchObject({ address: MARA, eager: true });
});

test('a look-up shows the person, and going back shows the page again', async () => {
  const { model, events } = await panel([MARA]);
  await pass();
  expect(await events.lookUp(' JO@example.org ')).toEqual(ok(1));
  expect(model.value).toMatchObject({
    asked: { reason: 'lookUp', people: [{ address: JO }], at: NOW },
    subject: { address: JO },
  });
  events.backToPage();
  await pass();
  expect(model.value).toMatchObject({ asked: null, subject: { address: MARA } });
});

test('a look-up without results changes nothing', async () => {
  const { model, events } = await panel([MARA]);
  await pass();
  expect(await events.lookUp('zzzz')).toEqual(ok(0));
  expect(model.value).toMatchObject({ asked: null, subject: { address: MARA } });
});

test('before the extras are loaded no action can be proposed', async () => {
  const { events } = await panel();
  expect(events.extras()).toBeUndefined();
});

test.each([true, false])(
  'OnceHub is asked at once only if access is granted (%s)',
  async (granted) => {
    const { events, askToReach, refreshes } = await panel();
    await pass();
    askToReach.mockResolvedValue(granted);
    events.grantAccess();
    await pass();
    expect(refreshes()).toHaveLength(granted ? 2 : 1);
  },
);

test('a key entered in another view is used at once', async () => {
  const { deps, change, refreshes, model } = await panel([MARA], [], { key: null });
  await pass();
  await deps.local.set('key.state', READY);
  await change({ kind: 'key' });
  expect([model.value.key, refreshes().length]).toEqual([READY, 1]);
});
