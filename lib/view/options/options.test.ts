// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdTime, pass, READY, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { fail, ok } from '../../domain/result.ts';
import { createOptions } from './options.ts';

beforeEach(() => holdTime(Date.UTC(2026, 4, 5, 12)));
afterEach(() => void vi.useRealTimers());

const KEY = 'b00c51deb00c51deb00c51deb00c51de';

/** The options page, with or without a key. */
async function options(key: object | null = null) {
  const made = viewDeps(key);
  const askToReach = vi.fn(async () => true);
  const { model, events } = createOptions({
    ...made.deps,
    askToReach,
    giveBackSites: async (patterns) => {
      made.state.granted = made.state.granted.filter((one) => !patterns.includes(one));
      return true;
    },
    bytesUsed: async () => 4096,
    shortcuts: async () => [{ name: 'Open the panel', keys: 'Alt+Shift+O' }],
  });
  await pass();
  return { ...made, model, events, askToReach };
}

test('the options page shows key, sites, stored data and shortcuts', async () => {
  const { model } = await options(READY);
  expect(model.value).toMatchObject({
    key: READY,
    checking: false,
    failure: null,
    stored: { bytes: 4096, bookings: 0 },
    shortcuts: [{ name: 'Open the panel', keys: 'Alt+Shift+O' }],
  });
  expect(model.value.sites).toMatchObject([
    { id: 'gmail', hosts: ['mail.google.com'], on: true },
    { id: 'hubspot', on: true },
  ]);
});

test('a key is checked when it is entered, and stored only by the background', async () => {
  const { model, events, sent, deps } = await options();
  events.enterKey(` ${KEY}\n`);
  expect(model.value.checking).toBe(true);
  expect(sent('useKey').map((message) => message.input)).toEqual([{ key: KEY }]);
  await sent('useKey')[0]?.answer(ok({ account: 'admin@example.com' }));
  expect(model.value).toMatchObject({ checking: false, failure: null });
  // Neither the model nor the stores contain it.
  expect(JSON.stringify([model.value, deps.local.dump(), deps.session.dump()])).not.toContain(KEY);
});

test.each(['keyRefused', 'planRefused', 'offline', 'tooMany', 'accessWithheld'] as const)(
  'a key that is not taken says why: %s',
  async (kind) => {
    const { model, events, sent } = await options();
    events.enterKey(KEY);
    await sent('useKey')[0]?.answer(fail(kind));
    expect(model.value).toMatchObject({ checking: false, failure: { kind } });
    events.enterKey('');
    expect(model.value.failure).toBeNull();
  },
);

test.each(['short', `${KEY}\r\nX: y`, `${KEY}é`])(
  'the key %j is refused without a request',
  async (typed) => {
    const { model, events, sent } = await options();
    events.enterKey(typed);
    expect(model.value).toMatchObject({ checking: false, failure: { kind: 'badRequest' } });
    expect(sent('useKey')).toEqual([]);
  },
);

test('a late answer to an earlier key never replaces the answer to a newer one [claim 58]', async () => {
  const { model, events, sent } = await options();
  events.enterKey(KEY);
  events.enterKey(`${KEY}2`);
  await sent('useKey')[0]?.answer(fail('keyRefused'));
  expect(model.value).toMatchObject({ checking: true, failure: null });
  await sent('useKey')[1]?.answer(ok({ account: '' }));
  expect(model.value).toMatchObject({ checking: false, failure: null });
});

test('a key of another account waits for the user’s word, and is used only with it', async () => {
  const { model, events, sent } = await options(READY);
  const [account, before] = ['ben@example.org', READY.account];
  events.enterKey(KEY);
  await sent('useKey')[0]?.answer(ok({ account, asks: { before } }));
  expect(model.value).toMatchObject({ checking: false, otherAccount: { account, before } });
  events.answerOtherAccount(false);
  expect([model.value.otherAccount, sent('useKey').length]).toEqual([null, 1]);
  events.enterKey(KEY);
  await sent('useKey')[1]?.answer(ok({ account, asks: { before } }));
  events.answerOtherAccount(true);
  expect(sent('useKey')[2]?.input).toEqual({ key: KEY, agreed: { account, before } });
  expect(model.value).toMatchObject({ checking: true, otherAccount: null });
  await sent('useKey')[2]?.answer(ok({ account }));
  expect(model.value).toMatchObject({ checking: false, failure: null, otherAccount: null });
});

test('“try again” asks about the stored key, and tells what its state does not', async () => {
  const { model, events, sent } = await options({ ...READY, trust: { is: 'refused' } });
  expect(model.value.key).toEqual({ ...READY, mark: 'refused' });
  for (const [answer, failure] of [
    [fail('keyRefused'), null],
    [fail('offline'), { kind: 'offline' }],
    [ok(null), null],
  ] as const) {
    events.checkKey();
    expect(model.value.checking).toBe(true);
    await sent('checkKey').at(-1)?.answer(answer);
    expect(model.value).toMatchObject({ checking: false, failure });
  }
});

test('clearing the key field ends the check', async () => {
  const { model, events, sent } = await options();
  events.enterKey(KEY);
  events.enterKey('');
  expect(model.value.checking).toBe(false);
  await sent('useKey')[0]?.answer(fail('keyRefused'));
  expect(model.value).toMatchObject({ checking: false, failure: null });
});

test('typing an invalid key ends the check of the earlier one', async () => {
  const { model, events, sent } = await options();
  events.enterKey(KEY);
  events.enterKey('short');
  await sent('useKey')[0]?.answer(ok({ account: '' }));
  expect(model.value).toMatchObject({ checking: false, failure: { kind: 'badRequest' } });
});

test('a passphrase is sent to the background and not stored by the page', async () => {
  const { model, events, sent, deps, change } = await options(READY);
  expect(model.value.isProtected).toBe(false);
  const setting = events.setPassphrase('marker passphrase');
  expect(sent('setPassphrase')[0]?.input).toEqual({ passphrase: 'marker passphrase' });
  await deps.local.set('key.state', { ...READY, state: 'locked' });
  await deps.session.set('key.state', READY);
  await change({ kind: 'key' });
  await sent('setPassphrase')[0]?.answer(ok(null));
  expect(await setting).toEqual(ok(null));
  expect(model.value).toMatchObject({ key: READY, isProtected: true });
  expect(JSON.stringify([model.value, deps.local.dump(), deps.session.dump()])).not.toContain(
    'marker',
  );
});

test('a locked key is unlocked by the background', async () => {
  const { model, events, sent, deps, change } = await options({ ...READY, state: 'locked' });
  expect(model.value).toMatchObject({ key: { state: 'locked' }, isProtected: true });
  const unlocking = events.unlock('marker passphrase');
  expect(sent('unlock')[0]?.input).toEqual({ passphrase: 'marker passphrase' });
  await deps.session.set('key.state', READY);
  await change({ kind: 'key' });
  await sent('unlock')[0]?.answer(ok(true));
  expect(await unlocking).toEqual(ok(true));
  expect(model.value).toMatchObject({ key: READY, isProtected: true });
});

test('a site is switched by the background, and shown as stored', async () => {
  const { model, events, sent, deps } = await options();
  events.setSite('gmail', false);
  expect(sent('setSite').map((message) => message.input)).toEqual([{ site: 'gmail', on: false }]);
  await deps.settings.set('sites.off', ['gmail']);
  await sent('setSite')[0]?.answer(ok(null));
  expect(model.value.sites.map((site) => site.on)).toEqual([false, true]);
});

test('deleting the data resolves when the background has answered', async () => {
  const { events, sent, state, change } = await options(READY);
  let done = false;
  void events.forget().then(() => {
    done = true;
  });
  await pass();
  expect(done).toBe(false);
  await change({ kind: 'forgotten' });
  expect(state.closed).toBeGreaterThan(0);
  await sent('forget')[0]?.answer(ok(null));
  expect(done).toBe(true);
});

test.each([
  [true, 2],
  [false, 1],
])('the key is checked again only if access is granted (%s)', async (granted, checks) => {
  const { events, sent, askToReach } = await options();
  events.enterKey(KEY);
  await sent('useKey')[0]?.answer(fail('accessWithheld'));
  askToReach.mockResolvedValue(granted);
  events.grantAccess();
  await pass();
  expect(sent('useKey')).toHaveLength(checks);
});

test('granted access without an entered key causes no request', async () => {
  const { events, sent } = await options();
  events.grantAccess();
  await pass();
  expect(sent('useKey')).toEqual([]);
});
