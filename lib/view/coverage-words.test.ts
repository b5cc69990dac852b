import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureKind } from '../domain/result.ts';
import { reachOf, withCoverage } from './coverage.ts';
import { emptyWords, reachWords, restWords } from './coverage-words.ts';
import type { CoverageView, CustomerView } from './model.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 15);
const YEAR_AGO = Date.UTC(2025, 10, 20);
/** The last instant of the first day that is complete in every time zone. */
const SINCE = YEAR_AGO + DAY - 1;

const whole: CoverageView = {
  backTo: YEAR_AGO,
  wanted: YEAR_AGO,
  checked: NOW - 180_000,
  ownAhead: true,
  share: 1,
  rows: 900,
  rowsLeft: 0,
  rate: 100,
  left: 0,
  window: 12,
  paused: false,
  full: false,
  me: null,
  failure: null,
  nextAt: NOW,
};
const filling = { ...whole, share: 0.4, rowsLeft: 500 };
const ahead = { ...filling, share: 0, backTo: NOW };
const begun = { ...whole, share: 0, backTo: null, checked: null, ownAhead: false };
const off = { ...begun, window: 'off' as const, wanted: null, share: 1 };
const all = { ...whole, window: 'all' as const };

const never = { checked: null, complete: false, known: null };
const asked = { checked: NOW - 5, complete: true, known: true };
const unknown = { ...asked, known: false };
const partly = { ...asked, complete: false };

const COVERAGES = { null: null, off, begun, ahead, filling, whole, all };
const RESULTS = { never, partly, asked, unknown };

// Each row: the coverage; then the text for a customer OnceHub was never asked about, for an
// incomplete answer, for a complete answer about a known contact, and for an unknown contact.
test.each<[keyof typeof COVERAGES, ...string[]]>([
  ['null', 'notAsked', 'empty_unasked', 'empty_known', 'empty_unknown'],
  ['off', 'notAsked', 'empty_unasked', 'empty_known', 'empty_unknown'],
  ['begun', 'notAsked', 'empty_unasked', 'empty_known', 'empty_unknown'],
  ['ahead', 'empty_since', 'empty_since', 'empty_known', 'empty_unknownSince'],
  ['filling', 'empty_since', 'empty_since', 'empty_known', 'empty_unknownSince'],
  ['whole', 'empty_since', 'empty_since', 'empty_known', 'empty_unknownSince'],
  ['all', 'empty_all', 'empty_all', 'empty_all', 'empty_all'],
])(
  'with coverage %s: never %s, partly %s, asked %s, unknown %s [claim 88]',
  (coverage, ...keys) => {
    const said = Object.values(RESULTS).map((one) => emptyWords(one, COVERAGES[coverage]).key);
    expect(said).toEqual(keys);
  },
);

test('"no bookings" has no date only when OnceHub’s answer or the whole account proves it [claim 88]', () => {
  const coverage = fc.constantFrom(...Object.values(COVERAGES));
  const result = fc.record({
    checked: fc.constantFrom(null, NOW),
    complete: fc.boolean(),
    known: fc.constantFrom(null, true, false),
  });
  fc.assert(
    fc.property(coverage, result, (store, answer) => {
      const { key, since, step } = emptyWords(answer, store);
      if (key === 'empty_all') expect(store?.window).toBe('all');
      if (key === 'empty_known') expect([answer.complete, answer.known]).toEqual([true, true]);
      // The text has a date exactly when it depends on how far back the store goes.
      expect(since !== null).toBe(key === 'empty_since' || key === 'empty_unknownSince');
      if (since !== null) expect(since).toBe(reachOf(store));
      // When something may be missing, a button is offered.
      expect(step !== null).toBe(['empty_since', 'empty_unasked', 'notAsked'].includes(key));
    }),
  );
});

test.each<[string, CoverageView, string, number | null]>([
  ['nothing in advance', off, 'reach_off', null],
  ['nothing yet', begun, 'reach_begun', null],
  [
    'the rep’s own meetings alone',
    { ...begun, ownAhead: true, me: { id: 'USR-1', address: 'a@example.com', name: 'A' } },
    'reach_own',
    null,
  ],
  ['own meetings of nobody in particular', { ...begun, ownAhead: true }, 'reach_begun', null],
  ['everybody’s meetings ahead', ahead, 'reach_ahead', null],
  ['a part of the window', filling, 'reach_filling', SINCE],
  ['the window', whole, 'reach_whole', SINCE],
  ['everything', all, 'reach_all', null],
  ['a part of everything', { ...filling, window: 'all' }, 'reach_filling', SINCE],
])('the text about how far back the store goes: %s', (_what, coverage, key, since) => {
  expect(reachWords(coverage)).toEqual({ key, since });
});

test.each<[string, Partial<CoverageView>, string | null]>([
  ['it goes on', {}, null],
  ['paused', { paused: true }, 'rest_paused'],
  ['a full disk before all else', { paused: true, full: 'disk', failure: 'offline' }, 'rest_full'],
  ['a full store likewise', { paused: true, full: 'limit', failure: 'offline' }, 'rest_limit'],
  ...(['offline', 'tooMany', 'storeFull', 'keyRefused'] satisfies FailureKind[]).map(
    (failure): [string, Partial<CoverageView>, string] => [
      failure,
      { failure },
      `failure_${failure}`,
    ],
  ),
  ['nothing to do', { window: 'off', failure: 'offline', paused: true }, null],
])('the text about why the sync is stopped: %s', (_what, changes, words) => {
  expect(restWords({ ...filling, ...changes })).toBe(words);
});

test('the date in the text is a complete day in every time zone', () => {
  // From UTC+14 to UTC-12, the day that contains this instant began after the first instant the
  // store covers.
  for (const hours of [-12, -5, 0, 1, 14]) {
    const zone = hours * 3_600_000;
    const local = Math.floor((SINCE + zone) / DAY) * DAY - zone;
    expect(local).toBeGreaterThanOrEqual(YEAR_AGO);
  }
});

const view: CustomerView = {
  ...{
    addresses: ['a@example.com'],
    own: ['a@example.com'],
    name: null,
    company: null,
    phone: null,
  },
  ...{ next: null, history: [] },
  ...never,
};

test.each<[string, Partial<CustomerView>, CoverageView | null, number | null, boolean]>([
  ['nobody asked, nothing stored', never, null, null, false],
  ['nobody asked, a store without rounds yet', never, { ...whole, checked: null }, null, false],
  ['nobody asked, the store does', never, whole, NOW - 180_000, false],
  ['asked before the last round', { ...asked, checked: NOW - DAY }, whole, NOW - 180_000, true],
  ['asked since', asked, whole, NOW - 5, true],
  ['asked, nothing covered', asked, begun, NOW - 5, true],
  ['the whole account is here', never, all, NOW - 180_000, true],
])('the age and completeness of an answer: %s', (_what, answer, coverage, checked, complete) => {
  expect(withCoverage({ ...view, ...answer }, coverage)).toMatchObject({ checked, complete });
});
