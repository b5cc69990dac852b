import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { INPUTS } from '../testing/messages.ts';
import { type MessageName, TABLE } from './table.ts';

const takes = (name: MessageName, input: unknown) => z.safeParse(TABLE[name].input, input).success;
const act = (changes: object) => ({ ...INPUTS.act, ...changes });
const seen = (changes: object) => act({ seen: { ...INPUTS.act.seen, ...changes } });
const report = (changes: object) => ({ report: { ...INPUTS.addressesFound.report, ...changes } });
const person = (changes: object) =>
  report({ people: [{ address: 'mara@example.com', role: 'sender', ...changes }] });
const people = (count: number) =>
  report({ people: Array.from({ length: count }, () => ({ address: 'a@b.c', role: 'body' })) });

test('every row has whom it is for, its shapes and a sentence', () => {
  for (const [name, row] of Object.entries(TABLE)) {
    expect(['page', 'ours']).toContain(row.from);
    expect(row.sentence).toMatch(/^[A-Z].+\.$/);
    expect(takes(name as MessageName, INPUTS[name as MessageName])).toBe(true);
  }
});

test.each<[string, MessageName, unknown, boolean]>([
  ['a message without input', 'settle', undefined, false],
  ['an address of 254', 'refreshCustomer', { address: 'a'.repeat(254), eager: true }, true],
  ['an address of 255', 'refreshCustomer', { address: 'a'.repeat(255), eager: true }, false],
  ['an empty address', 'refreshCustomer', { address: '', eager: true }, false],
  ['an eagerness that is a text', 'refreshCustomer', { address: 'a@b.c', eager: 'yes' }, false],
  ['an id that is a path', 'findBooking', { id: '../users' }, false],
  ['an id with a line end', 'findBooking', { id: 'BKNG-1\n' }, false],
  ['an empty id', 'findBooking', { id: '' }, false],
  ['an intent without an id of its kind', 'act', act({ intent: 'x' }), false],
  ['an unknown action', 'act', act({ kind: 'reassign' }), false],
  ['a reason of 1000', 'act', act({ reason: 'x'.repeat(1000) }), true],
  ['a reason of 1001', 'act', act({ reason: 'x'.repeat(1001) }), false],
  ['a booking that is a path', 'act', seen({ id: 'a/b' }), false],
  ['a booking without a start', 'act', seen({ starts: null }), true],
  ['a booking whose start is a text', 'act', seen({ starts: '5' }), false],
  ['a booking of nobody', 'act', seen({ booker: null }), true],
  ['a site that is none', 'setSite', { site: 'https://evil.example', on: true }, false],
  ['a tab that is a text', 'readPage', { tab: '7' }, false],
  ['a key of 501', 'useKey', { key: 'x'.repeat(501) }, false],
  ['200 people', 'addressesFound', people(200), true],
  ['201 people', 'addressesFound', people(201), false],
  ['a name of 120', 'addressesFound', person({ name: 'x'.repeat(120) }), true],
  ['a name of 121', 'addressesFound', person({ name: 'x'.repeat(121) }), false],
  ['an unknown role', 'addressesFound', person({ role: 'boss' }), false],
  ['an endless key', 'addressesFound', report({ key: 'x'.repeat(201) }), false],
  ['an unknown page', 'addressesFound', report({ page: 'settings' }), false],
  ['an unknown state', 'addressesFound', report({ state: 'done' }), false],
])('%s', (_what, name, input, fits) => {
  expect(takes(name, input)).toBe(fits);
});
