import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { aBooking } from '../../tests/helpers/booking.ts';
import { INPUTS } from '../../tests/helpers/messages.ts';
import { commandFor } from '../domain/command.ts';
import { type MessageName, TABLE } from './table.ts';

const SOURCE = ['table', 'link-messages', 'text-messages']
  .map((file) => readFileSync(`${import.meta.dirname}/${file}.ts`, 'utf8'))
  .join('');

const takes = (name: MessageName, input: unknown) => z.safeParse(TABLE[name].input, input).success;
const [order] = INPUTS.propose.orders;
const act = (changes: object) => ({ orders: [{ ...order, ...changes }] });
const seen = (changes: object) => act({ seen: { ...order?.seen, ...changes } });
const linkFor = (guest: object) => ({
  ...INPUTS.makeLink,
  guest: { ...INPUTS.makeLink.guest, ...guest },
});
const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
const typed = (changes: object) => ({
  ...INPUTS.proposeOrder,
  draft: { ...INPUTS.proposeOrder.draft, ...changes },
});
const answer = { field: 'topic', value: 'x' };
const report = (changes: object) => ({ report: { ...INPUTS.addressesFound.report, ...changes } });
const person = (changes: object) =>
  report({ people: [{ address: 'mara@example.com', role: 'sender', ...changes }] });
const withOwnDomain = (count: number) => ({
  withOwnDomain: { layer: 'named', people: many(count, { address: 'a@b.c', role: 'body' }) },
});
const people = (count: number) =>
  report({ people: Array.from({ length: count }, () => ({ address: 'a@b.c', role: 'body' })) });

test('every row has a sender, an input, an output and a sentence [claim 9]', () => {
  for (const [name, row] of Object.entries(TABLE)) {
    expect(['page', 'ours']).toContain(row.from);
    expect(SOURCE).toMatch(new RegExp(`[.] *(?:\\*/|\\n   \\*/)\\n  ${name}: \\{`));
    expect(takes(name as MessageName, INPUTS[name as MessageName])).toBe(true);
  }
});

test.each<[string, MessageName, unknown, boolean]>([
  ['a message without input', 'settle', undefined, false],
  ['an address of 254', 'refreshCustomer', { address: 'a'.repeat(254), eager: true }, true],
  ['an address of 255', 'refreshCustomer', { address: 'a'.repeat(255), eager: true }, false],
  ['an empty address', 'refreshCustomer', { address: '', eager: true }, false],
  ['200 people at the own domain', 'addressesFound', report(withOwnDomain(200)), true],
  ['201 people at the own domain', 'addressesFound', report(withOwnDomain(201)), false],
  ['an eager that is a text', 'refreshCustomer', { address: 'a@b.c', eager: 'yes' }, false],
  ['an id that is a path', 'findBooking', { id: '../users' }, false],
  ['an id with a line end', 'findBooking', { id: 'BKNG-1\n' }, false],
  ['an empty id', 'findBooking', { id: '' }, false],
  ['500 meetings noted', 'markHeld', { bookings: many(500, 'BKNG-1'), held: true }, true],
  ['501 meetings noted', 'markHeld', { bookings: many(501, 'BKNG-1'), held: true }, false],
  ['no meeting noted', 'markHeld', { bookings: [], held: true }, false],
  ['a link for a name of 101', 'makeLink', linkFor({ name: 'x'.repeat(101) }), false],
  ['a link for nobody', 'makeLink', linkFor({ name: null, email: null, phone: null }), true],
  ['a link for a number with spaces', 'makeLink', linkFor({ phone: '+1 202' }), false],
  [
    'a link of a calendar that is a path',
    'makeLink',
    { ...INPUTS.makeLink, calendar: '../a' },
    false,
  ],
  ['a kind of link that is none', 'useCalendar', { calendar: 'BKC-1', link: 'any' }, false],
  ['a rep who is an address', 'setRep', { place: 'a@b.c', user: 'a@b.c' }, false],
  ['an intent without an id of its kind', 'propose', act({ intent: 'x' }), false],
  ['an unknown action', 'propose', act({ kind: 'refund' }), false],
  ['a reason of 1000', 'propose', act({ reason: 'x'.repeat(1000) }), true],
  ['a reason of 1001', 'propose', act({ reason: 'x'.repeat(1001) }), false],
  ['a booking that is a path', 'propose', seen({ id: 'a/b' }), false],
  ['a booking without a start', 'propose', seen({ starts: null }), true],
  ['a booking whose start is a text', 'propose', seen({ starts: '5' }), false],
  ['a booking of nobody', 'propose', seen({ booker: null }), true],
  ['a name of 500', 'propose', seen({ name: 'x'.repeat(500) }), true],
  ['a name of 501', 'propose', seen({ name: 'x'.repeat(501) }), false],
  ['a status that OnceHub does not have', 'propose', seen({ status: 'paid' }), false],
  ['no action', 'propose', { orders: [] }, false],
  ['500 actions', 'propose', { orders: many(500, order) }, true],
  ['501 actions', 'propose', { orders: many(501, order) }, false],
  ['an order of nobody', 'proposeOrder', typed({ name: '' }), false],
  ['an order without an address', 'proposeOrder', typed({ email: '' }), false],
  ['an order with 60 answers', 'proposeOrder', typed({ answers: many(60, answer) }), true],
  ['an order with 61 answers', 'proposeOrder', typed({ answers: many(61, answer) }), false],
  ['an order at an unknown place', 'proposeOrder', typed({ place: { type: 'moon' } }), false],
  ['an order on a path', 'proposeOrder', { ...INPUTS.proposeOrder, calendar: '../x' }, false],
  ['free times of a path', 'readSlots', { calendar: '../x', from: 1 }, false],
  ['no intent', 'undo', { intents: [] }, false],
  ['500 intents', 'sendNow', { intents: many(500, order?.intent) }, true],
  ['501 intents', 'dismiss', { intents: many(501, order?.intent) }, false],
  ['an intent that is a path', 'undo', { intents: ['../x'] }, false],
  ['an undo period of zero', 'setUndo', { seconds: 0 }, true],
  ['an undo period of 30 seconds', 'setUndo', { seconds: 30 }, true],
  ['an undo period of 31 seconds', 'setUndo', { seconds: 31 }, false],
  ['a negative undo period', 'setUndo', { seconds: -1 }, false],
  ['an undo period of half a second', 'setUndo', { seconds: 0.5 }, false],
  ['an unknown site', 'setSite', { site: 'https://evil.example', on: true }, false],
  ['a tab that is a text', 'readPage', { tab: '7' }, false],
  ['a key of 501', 'useKey', { key: 'x'.repeat(501) }, false],
  ['a passphrase of 8', 'setPassphrase', { passphrase: 'x'.repeat(8) }, true],
  ['a passphrase of 7', 'setPassphrase', { passphrase: 'x'.repeat(7) }, false],
  ['a passphrase of 201', 'setPassphrase', { passphrase: 'x'.repeat(201) }, false],
  ['removing the passphrase', 'setPassphrase', { passphrase: null }, true],
  ['unlocking with a passphrase of 201', 'unlock', { passphrase: 'x'.repeat(201) }, false],
  ['unlocking without a passphrase', 'unlock', { passphrase: null }, false],
  ['200 people', 'addressesFound', people(200), true],
  ['201 people', 'addressesFound', people(201), false],
  ['a name of 120', 'addressesFound', person({ name: 'x'.repeat(120) }), true],
  ['a name of 121', 'addressesFound', person({ name: 'x'.repeat(121) }), false],
  ['an unknown role', 'addressesFound', person({ role: 'boss' }), false],
  ['a page key of 201', 'addressesFound', report({ key: 'x'.repeat(201) }), false],
  ['an unknown page', 'addressesFound', report({ page: 'settings' }), false],
  ['an unknown state', 'addressesFound', report({ state: 'done' }), false],
])('whether a row accepts %s', (_what, name, input, fits) => {
  expect(takes(name, input)).toBe(fits);
});

test.each<[string, Parameters<typeof aBooking>[0]]>([
  ['a booker with an address', { phone: '+45 1', owner: 'USR-1' }],
  [
    'a booker with a name alone',
    { email: null, contact: null, people: [{ address: 'booking:BKNG-1', part: 'booker' }] },
  ],
])('what was shown of %s arrives whole', (_what, changes) => {
  const given = commandFor('noShow', aBooking(changes), { reason: '', mail: false });
  expect(z.parse(TABLE.propose.input, { orders: [given] })).toEqual({ orders: [given] });
});
