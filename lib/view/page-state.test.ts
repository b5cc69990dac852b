import { expect, test } from 'vitest';
import { pageOf } from '../../tests/helpers/pages.ts';
import type { PageReport } from '../domain/page-report.ts';
import { OWN_PATTERNS } from '../tabs/added-sites.ts';
import { pageState, type Surroundings, suggestedOn } from './page-state.ts';

const around: Surroundings = {
  origin: null,
  granted: OWN_PATTERNS,
  ignoreList: { listed: [], customers: [] },
  own: [],
  isProvider: (domain) => domain === 'mail.example',
};
const report = (...addresses: string[]): PageReport => ({
  site: 'gmail',
  page: 'thread',
  key: 'a',
  state: addresses[0] ? 'found' : 'none',
  layer: addresses[0] ? 'named' : null,
  people: addresses.map((address) => ({ address, role: 'sender' })),
});
const seen = (addresses: string[], more: Partial<Surroundings> = {}) => {
  const state = pageState(pageOf(report(...addresses)), { ...around, ...more });
  return state.kind === 'people' ? state.people.map(({ address }) => address) : state;
};

const MARA = 'mara@example.com';
const PRIYA = 'priya@example.org';

test('a page without a page script: its origin and the products without permission', () => {
  expect(pageState(null, around)).toEqual({ kind: 'unsupported', origin: null, withheld: [] });
  const withheld = { ...around, granted: [], origin: 'https://orchard.example.com' };
  expect(pageState(null, withheld)).toEqual({
    kind: 'unsupported',
    origin: 'https://orchard.example.com',
    withheld: ['gmail', 'hubspot'],
  });
});

test('people on the ignore list are not shown', () => {
  const ignoreList = { listed: ['example.org'], customers: [] };
  expect(seen([PRIYA, MARA], { ignoreList })).toEqual([MARA]);
  expect(seen([PRIYA], { ignoreList })).toMatchObject({ kind: 'nobody', leftOut: true });
  expect(seen([], { ignoreList })).toMatchObject({ kind: 'nobody', leftOut: false });
});

test('a probable colleague comes last until the user classifies the domain', () => {
  const own = ['sam@example.org'];
  expect(seen([PRIYA, MARA], { own })).toEqual([MARA, PRIYA]);
  expect(seen([PRIYA], { own })).toEqual([PRIYA]);
  expect(
    seen([PRIYA, MARA], { own, ignoreList: { listed: [], customers: ['example.org'] } }),
  ).toEqual([PRIYA, MARA]);
});

test('a stranger at the mail provider of one’s own is no colleague', () => {
  const own = ['sam@mail.example'];
  const ANN = 'ann@mail.example';
  expect(seen([ANN, MARA], { own })).toEqual([ANN, MARA]);
  const state = pageState(pageOf(report(ANN)), { ...around, own });
  expect(suggestedOn(state, { ...around, own })).toBeNull();
});

test('a domain is suggested only when a person on the page has it', () => {
  const own = ['sam@example.org'];
  const on = (...addresses: string[]) =>
    suggestedOn(pageState(pageOf(report(...addresses)), around), { ...around, own });
  expect([on(PRIYA, MARA), on(MARA), on()]).toEqual(['example.org', null, null]);
  expect(suggestedOn(null, { ...around, own })).toBeNull();
});

test('the state has the kind of the page and how it was read', () => {
  expect(pageState({ ...pageOf(report(MARA)), once: true } as never, around)).toMatchObject({
    site: 'gmail',
    page: 'thread',
    layer: 'named',
    origin: 'https://mail.google.com',
    onRequest: true,
  });
});

test('names whose mail a group passed on are told whether somebody else was found or not', () => {
  const via = ['Dana Whitfield'];
  const state = (...addresses: string[]) =>
    pageState(pageOf({ ...report(...addresses), via }), around);
  expect(state()).toMatchObject({ kind: 'nobody', via });
  expect(state(MARA)).toMatchObject({ kind: 'people', people: [{ address: MARA }], via });
});
