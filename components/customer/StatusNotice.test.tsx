// @vitest-environment happy-dom
import fc from 'fast-check';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure, FailureKind } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CoverageView, CustomerView } from '../../lib/view/model.ts';
import type { PanelModel } from '../../lib/view/panel/model.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { StatusNotice } from './StatusNotice.tsx';

type Standing = Pick<PanelModel, 'key' | 'customer' | 'refresh' | 'online' | 'coverage'>;

const on = { openOptions: vi.fn(), refresh: vi.fn(), grantAccess: vi.fn() };
const customer: CustomerView = {
  addresses: ['carrie@example.com'],
  own: ['carrie@example.com'],
  name: null,
  company: null,
  phone: null,
  next: null,
  history: [],
  checked: Date.now() - 120_000,
  complete: true,
  known: true,
};
const normal: Standing = {
  key: { state: 'ready', ending: 'abcd', account: '' },
  customer,
  refresh: { state: 'idle' },
  online: true,
  coverage: null,
};
/** A store with everybody's bookings of the last year. */
const year: CoverageView = {
  ...{ backTo: Date.now() - 365 * 86_400_000, wanted: 0, checked: Date.now(), ownAhead: true },
  ...{ share: 1, rows: 9, rowsLeft: 0, rate: 1, left: 0, window: 12 },
  ...{ paused: false, full: false, me: null, failure: null, nextAt: 0 },
};

/** Renders the notice; the text returned consists of message keys in brackets. */
function noticeText(standing: Standing): string {
  actSync(() => render(<StatusNotice status={standing} on={on} />, document.body));
  return document.body.textContent ?? '';
}

beforeEach(() => setTranslator((key) => (key === 'language' ? 'en' : `[${key}]`)));
afterEach(clearScreen);

const failed = (failure: Failure): Standing => ({
  ...normal,
  refresh: { state: 'failed', failure },
});
const none = { ...customer, checked: null, known: null };

test.each<[string, Standing, string, string | string[] | null]>([
  ['a contact without bookings', normal, '[empty_known]', null],
  ['no contact', { ...normal, customer: { ...customer, known: false } }, '[empty_unknown]', null],
  ['never asked', { ...normal, customer: none }, '[notAsked]', '[tryAgain]'],
  [
    'nothing so far, and not all was read',
    { ...normal, customer: { ...customer, complete: false } },
    '[empty_unasked]',
    '[tryAgain]',
  ],
  [
    'bookings that could not be read',
    { ...normal, customer: { ...customer, complete: false, unread: 2 } },
    '[unread_other]',
    null,
  ],
  [
    'never asked, with a year of everybody’s bookings here',
    { ...normal, customer: none, coverage: year },
    '[empty_since]',
    '[lookFurther]',
  ],
  [
    'no contact, and a year of everybody’s bookings here',
    { ...normal, customer: { ...customer, known: false }, coverage: year },
    '[empty_unknownSince]',
    null,
  ],
  [
    'with every booking of the account here',
    { ...normal, customer: none, coverage: { ...year, window: 'all' } },
    '[empty_all]',
    null,
  ],
  ['offline', { ...normal, online: false }, '[failure_offline]', '[tryAgain]'],
  ['a fault', failed({ kind: 'serverFault' }), '[failure_serverFault]', '[tryAgain]'],
  ['access', failed({ kind: 'accessWithheld' }), '[failure_accessWithheld]', '[allowAccess]'],
  ['no key', failed({ kind: 'noKey' }), '[failure_noKey]', '[openOptions]'],
  [
    'a refused key before all else',
    {
      ...failed({ kind: 'offline' }),
      online: false,
      key: { state: 'ready', mark: 'refused', ending: 'abcd', account: '' },
    },
    '[key_refused]',
    // It may be back, or another one is needed.
    ['[tryAgain]', '[enterOtherKey]'],
  ],
  [
    'a plan without API',
    { ...normal, key: { state: 'ready', mark: 'planRefused', ending: 'abcd', account: '' } },
    '[key_planRefused]',
    '[tryAgain]',
  ],
  [
    'a key in doubt, before all else',
    {
      ...failed({ kind: 'keyInDoubt' }),
      key: { state: 'ready', mark: 'doubted', ending: 'abcd', account: '' },
    },
    '[key_doubted]',
    '[tryAgain]',
  ],
  [
    'a key in doubt that is locked',
    { ...normal, key: { state: 'locked', mark: 'doubted', ending: 'abcd', account: '' } },
    '[key_doubted]',
    null,
  ],
  [
    'a key that cannot be read',
    { ...normal, key: { state: 'lost', ending: 'abcd', account: '' } },
    '[key_lost]',
    '[enterKey]',
  ],
  [
    'a locked key',
    { ...normal, online: false, key: { state: 'locked', ending: 'abcd', account: '' } },
    '[key_locked]',
    null,
  ],
])('there is one notice with its step: %s', (_, standing, title, step) => {
  noticeText(standing);
  const heads = [...document.querySelectorAll('h2')].map((head) => head.textContent);
  const steps = [...document.querySelectorAll('button')].map((button) => button.textContent);
  expect(heads).toEqual([title]);
  expect(steps).toEqual(step === null ? [] : [step].flat());
});

test('a failure notice says how old the stored data is', () => {
  expect(noticeText(failed({ kind: 'timedOut' }))).toContain('[stored]');
  expect(noticeText({ ...failed({ kind: 'timedOut' }), customer: none })).toContain(
    '[storedNothing]',
  );
});

test('a rate limit counts down, and a retry is possible only when it has ended [claim 41]', () => {
  vi.useFakeTimers();
  noticeText(failed({ kind: 'tooMany', until: Date.now() + 2000 }));
  const button = () => document.querySelector('button');
  actSync(() => button()?.click());
  expect(on.refresh).not.toHaveBeenCalled();
  actSync(() => {
    vi.advanceTimersByTime(2100);
  });
  expect(document.querySelector('[role=timer]')).toBeNull();
  actSync(() => button()?.click());
  expect(on.refresh).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

const isUnknown = (one: Standing['customer']) => one?.complete === true && one.known === false;

test('“no bookings” is shown only if everything was read just now, with a key that works [claim 88]', () => {
  const kinds: FailureKind[] = ['offline', 'tooMany', 'serverFault', 'notFound', 'bug'];
  const standing = fc.record<Standing>({
    key: fc.constantFrom<NonNullable<Standing['key']>[]>(
      { state: 'ready', ending: 'abcd', account: '' },
      { state: 'ready', mark: 'refused', ending: 'abcd', account: '' },
      { state: 'ready', mark: 'doubted', ending: 'abcd', account: '' },
      { state: 'locked', ending: 'abcd', account: '' },
      { state: 'none' },
    ),
    online: fc.boolean(),
    coverage: fc.constantFrom(null, year, { ...year, window: 'all' as const }),
    refresh: fc.oneof(
      fc.constant({ state: 'idle' as const }),
      fc.constant({ state: 'loading' as const, since: 0 }),
      fc.constantFrom(...kinds).map((kind) => ({ state: 'failed' as const, failure: { kind } })),
    ),
    customer: fc
      .record({
        checked: fc.option(fc.constant(Date.now())),
        complete: fc.boolean(),
        known: fc.option(fc.boolean()),
        unread: fc.constantFrom(0, 0, 1, 3),
      })
      .map((known) => ({ ...customer, ...known })),
  });
  fc.assert(
    fc.property(standing, (one) => {
      const text = noticeText(one);
      const isUsable = one.key?.state === 'ready' && !one.key.mark;
      const isNormal = isUsable && one.online && one.refresh.state === 'idle';
      const known = one.customer?.complete === true && one.customer.known === true;
      const everything = one.coverage?.window === 'all';
      const isUnread = (one.customer?.unread ?? 0) > 0;
      expect(/\[unread_(one|other)\]/.test(text)).toBe(isNormal && isUnread);
      if (isUnread) {
        expect(text).not.toContain('[empty_');
        return;
      }
      expect(/\[empty_(known|all)\]/.test(text)).toBe(isNormal && (known || everything));
      // A narrower claim names the day it begins at, or says that OnceHub knows no such contact.
      expect(text.includes('[empty_since]')).toBe(
        isNormal && !known && one.coverage?.window === 12 && !isUnknown(one.customer),
      );
    }),
  );
});
