import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { INPUTS, OWN, SENDERS } from '../../tests/helpers/messages.ts';
import { type Handlers, senderClass, serve } from './serve.ts';
import { type MessageName, TABLE } from './table.ts';

const NAMES = Object.keys(TABLE) as MessageName[];

/** A valid answer of each handler. */
const ANSWERS: Record<MessageName, unknown> = {
  addressesFound: null,
  refreshCustomer: { ok: true, value: { asked: true, complete: true } },
  findBooking: { ok: true, value: { address: null } },
  readConversation: { ok: true, value: { is: 'refused' } },
  readGuestLink: { ok: true, value: { is: 'noLink' } },
  makeLink: { ok: true, value: { is: 'elsewhere', host: 'evil.example' } },
  useCalendar: { ok: true, value: null },
  takeLinkKey: { ok: true, value: false },
  setRep: { ok: true, value: null },
  readSlots: { ok: true, value: { slots: [], from: 5, until: 6 } },
  propose: { ok: true, value: { until: 5 } },
  proposeOrder: { ok: true, value: { until: 5 } },
  undo: { ok: true, value: { undone: [] } },
  sendNow: { ok: true, value: null },
  dismiss: { ok: true, value: null },
  markHeld: { ok: true, value: null },
  settle: { ok: true, value: 0 },
  useKey: { ok: true, value: { account: 'admin@example.com' } },
  checkKey: { ok: true, value: null },
  setPassphrase: { ok: true, value: null },
  unlock: { ok: true, value: true },
  setSite: { ok: true, value: null },
  setSync: { ok: true, value: null },
  setUndo: { ok: true, value: null },
  setOfferLanguage: { ok: true, value: null },
  setPhrases: { ok: true, value: null },
  keepReason: { ok: true, value: null },
  confirmLostSettings: { ok: true, value: null },
  setMe: { ok: true, value: { name: 'Sam Okafor' } },
  joinAddresses: { ok: true, value: null },
  forgetCustomer: { ok: true, value: null },
  readPage: { ok: true, value: { heard: true } },
  readOnRequest: { ok: true, value: { read: true } },
  reportPage: { ok: true, value: { taken: true } },
  setIgnored: { ok: true, value: null },
  forget: { ok: true, value: null },
};

/** A background in which `handle` is the handler of every message. */
function background(
  handle: (name: MessageName, input: unknown) => unknown = (name) => ANSWERS[name],
) {
  const calls: [MessageName, unknown][] = [];
  const handlers = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (input: unknown) => {
        calls.push([name, input]);
        return handle(name, input);
      },
    ]),
  ) as unknown as Handlers;
  return { answer: serve(handlers, OWN), calls };
}

const message = (name: MessageName) => ({ name, input: INPUTS[name] });

const everybody = Object.entries(SENDERS);
const allowed = (row: MessageName, sender: string) =>
  TABLE[row].from === 'page'
    ? ['page', 'anyPage'].includes(sender)
    : ['ours', 'oursInATab'].includes(sender);

test.each(NAMES)(
  '%s is answered only to the sender that its row names [claims 1, 2]',
  async (name) => {
    for (const [who, sender] of everybody) {
      const { answer, calls } = background();
      const answered = await answer(message(name), sender);
      const may = allowed(name, who);
      expect([who, calls]).toEqual([who, may ? [[name, INPUTS[name]]] : []]);
      expect([who, answered]).toEqual([who, may ? ANSWERS[name] : null]);
    }
  },
);

test('a page script may send only one message [claim 1]', () => {
  expect(NAMES.filter((name) => TABLE[name].from === 'page')).toEqual(['addressesFound']);
});

test.each([
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'prototype',
  '',
  ' act',
  'ACT',
  'act\u0000',
  'x'.repeat(1024 * 1024),
])('a message with the name %.20s is unknown for every sender [claim 3]', async (name) => {
  for (const [, sender] of everybody) {
    const { answer, calls } = background();
    expect(await answer({ name, input: {} }, sender)).toBeNull();
    expect(calls).toEqual([]);
  }
});

const anyName = fc.oneof(fc.constantFrom(...NAMES), fc.string());
const anyInput = fc.oneof(
  fc.constantFrom(...Object.values(INPUTS)),
  fc.jsonValue(),
  // A valid input with one part replaced.
  fc
    .tuple(fc.constantFrom(...Object.values(INPUTS)), fc.nat(4), fc.jsonValue())
    .map(([input, at, value]) => {
      const key = Object.keys(input)[at];
      return key === undefined ? input : { ...input, [key]: value };
    }),
);
const anyMessage = fc.oneof(
  fc.jsonValue(),
  fc.record({ name: anyName, input: anyInput }),
  fc.record({ name: fc.jsonValue(), input: anyInput }),
);

test('any JSON as a message throws nothing, and only a valid message reaches a handler [claim 4]', async () => {
  const anySender = fc.constantFrom(...Object.values(SENDERS));
  await fc.assert(
    fc.asyncProperty(anyMessage, anySender, async (said, sender) => {
      const { answer, calls } = background();
      const answered = await answer(said, sender);
      expect(answered).not.toBeUndefined();
      const [call] = calls;
      if (!call) return;
      const [name, input] = call;
      expect(said).toMatchObject({ name });
      expect(z.safeParse(TABLE[name].input, input).success).toBe(true);
      expect(senderClass(sender, OWN)).toBe(TABLE[name].from);
    }),
    { numRuns: 2000 },
  );
});

test('invalid input is reported to our own pages, and never to a page script', async () => {
  const { answer, calls } = background();
  const wrong = { name: 'propose', input: { ...INPUTS.propose, orders: [] } };
  expect(await answer(wrong, SENDERS.ours)).toEqual({ ok: false, failure: { kind: 'badRequest' } });
  const report = { name: 'addressesFound', input: { report: 'x' } };
  expect(await answer(report, SENDERS.page)).toBeNull();
  expect(calls).toEqual([]);
});

test('fields that a row does not name are not passed to its handler', async () => {
  const { answer, calls } = background();
  await answer(
    { name: 'propose', input: { ...INPUTS.propose, host: 'https://evil.example' } },
    SENDERS.ours,
  );
  expect(calls).toEqual([['propose', INPUTS.propose]]);
});

test('a page script is answered before its report is handled, even if the handler fails', async () => {
  const ends = [
    () => new Promise(() => {}),
    () => Promise.reject(new Error('no storage')),
    () => {
      throw new Error('at once');
    },
    () => Promise.resolve('a secret'),
  ];
  for (const handle of ends) {
    const { answer, calls } = background(handle);
    expect(await answer(message('addressesFound'), SENDERS.page)).toBeNull();
    expect(calls).toHaveLength(1);
  }
});

test.each<[string, () => unknown]>([
  ['rejects', () => Promise.reject(new Error('x'))],
  [
    'throws',
    () => {
      throw new Error('x');
    },
  ],
  ['answers nothing', () => undefined],
  ['answers something else', () => ({ ok: true, value: { account: 7 } })],
  ['answers an unknown failure shape', () => ({ ok: false, failure: 'x' })],
])('a handler that %s gives the failure "bug"', async (_how, handle) => {
  const { answer } = background(handle);
  expect(await answer(message('useKey'), SENDERS.ours)).toEqual({
    ok: false,
    failure: { kind: 'bug' },
  });
});

test('an answer has the fields that its row names, and no others', async () => {
  const { answer } = background(() => ({
    ok: true,
    value: { account: 'a@example.com', key: 'secret' },
  }));
  expect(await answer(message('useKey'), SENDERS.ours)).toEqual({
    ok: true,
    value: { account: 'a@example.com' },
  });
});

test('a failure keeps the message of OnceHub and the instant of a retry', async () => {
  const failure = { kind: 'tooMany', words: 'Slow down.', until: 5, request: 'req_1' };
  const { answer } = background(() => ({ ok: false, failure }));
  expect(await answer(message('propose'), SENDERS.ours)).toEqual({ ok: false, failure });
});

test('an answer waits until its handler has finished', async () => {
  const finish = vi.fn<(value: unknown) => void>();
  const { answer } = background(() => new Promise((resolve) => finish.mockImplementation(resolve)));
  const answered = answer(message('settle'), SENDERS.ours);
  await Promise.resolve();
  finish({ ok: true, value: 3 });
  expect(await answered).toEqual({ ok: true, value: 3 });
});
