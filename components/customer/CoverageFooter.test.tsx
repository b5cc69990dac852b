// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { customerView } from '../../lib/view/customer-view.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CoverageView } from '../../lib/view/model.ts';
import type { OptionsModel } from '../../lib/view/options/model.ts';
import en from '../../public/_locales/en/messages.json';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { SyncForm } from '../options/SyncForm.tsx';
import { TimeProvider } from '../ui/time-context.ts';
import { CoverageFooter } from './CoverageFooter.tsx';

const NOW = Date.UTC(2026, 10, 20, 15);
const whole: CoverageView = {
  ...{ backTo: Date.UTC(2025, 10, 20), wanted: Date.UTC(2025, 10, 20), checked: NOW - 180_000 },
  ...{ ownAhead: true, share: 1, rows: 9000, rowsLeft: 0, rate: 800, left: 0, window: 12 },
  ...{ paused: false, full: false, me: null, failure: null, nextAt: 0 },
};
const filling: CoverageView = {
  ...whole,
  ...{ share: 0.4, backTo: Date.UTC(2026, 5, 1), rows: 4000, rowsLeft: 6000, left: 450_000 },
};
const on = { setWindow: vi.fn(), setPaused: vi.fn(), setMe: vi.fn() };
const timeContext = { now: NOW, atOncehub: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

const draw = (what: preact.ComponentChild) => {
  actSync(() => render(<TimeProvider value={timeContext}>{what}</TimeProvider>, document.body));
  return document.body.textContent ?? '';
};
const options = (coverage: CoverageView, me: OptionsModel['me'] = { state: 'idle' }) =>
  draw(<SyncForm coverage={coverage} me={me} on={on} />);
const button = (label: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent === label);

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator(
    (key, given) => en[key].message.replace(/\$(\d)/g, (_, at) => given[at - 1] ?? ''),
    'en-GB',
  );
});
afterEach(clearScreen);

test('the footer of a complete store says how far back it reaches and when it was checked, without a bar', () => {
  expect(draw(<CoverageFooter coverage={whole} />)).toBe(
    'Complete back to 21 Nov 2025. Checked 3 minutes ago.',
  );
  expect(document.querySelector('progress')).toBeNull();
});

test('bookings that could not be read are said once, with their number, before the reach [claim 88]', () => {
  const coverage = { ...whole, backTo: null, share: 0.99, unread: 3 };
  expect(draw(<CoverageFooter coverage={coverage} />)).toBe(
    '3 bookings of the account could not be read; look for them in OnceHub. Checked 3 minutes ago.',
  );
  expect(document.querySelector('progress')).toBeNull();
  const customer = customerView(
    { address: 'mara@example.com', asWritten: 'mara@example.com', name: null },
    {
      ...{ bookings: [], contacts: [] },
      asked: { address: 'mara@example.com', at: NOW, known: true, complete: false, unread: 2 },
    },
    NOW,
  );
  expect(draw(<CoverageFooter coverage={coverage} customer={customer} />).trim()).toBe(
    'Checked 3 minutes ago.',
  );
  const partly = { ...filling, unread: 1 };
  expect(draw(<CoverageFooter coverage={partly} />)).toContain(
    '1 booking of the account could not be read; look for it in OnceHub. Complete back to',
  );
  expect(document.querySelector('progress')).not.toBeNull();
  expect(options(partly)).toContain('1 booking of the account could not be read');
});

test('during the first sync a bar shows the progress; when the sync has stopped, the reason is shown instead', () => {
  expect(draw(<CoverageFooter coverage={filling} />)).toContain('older ones follow.');
  expect(document.querySelector('progress')?.getAttribute('value')).toBe('0.4');
  const words = draw(<CoverageFooter coverage={{ ...filling, failure: 'offline' }} />);
  expect(words).toContain('Fetching rests: You are offline.');
  expect(document.querySelector('progress')).toBeNull();
});

test('the options show what the sync has done and has left, how fast it is, and when it ends', () => {
  expect(options(filling)).toContain(
    '40%4,000 bookings readabout 6,000 bookings left800 bookings a minutedone in about 8 min',
  );
  expect(options({ ...filling, paused: true })).not.toContain('a minute');
});

test.each<[string, Partial<CoverageView>, label: string | null, paused: boolean]>([
  ['while it runs', {}, 'Pause', true],
  ['paused', { paused: true }, 'Go on', false],
  ['on a full disk', { full: 'disk' }, 'Go on', false],
  ['with a full store', { full: 'limit' }, 'Go on', false],
  ['when it is complete', { share: 1 }, null, false],
  ['switched off', { window: 'off' }, null, false],
])('the first sync can be paused and resumed: %s', (_what, changes, label, paused) => {
  options({ ...filling, ...changes });
  const found = label === null ? undefined : button(label);
  expect(document.querySelectorAll('.card > button')).toHaveLength(label === null ? 0 : 1);
  actSync(() => found?.click());
  expect(on.setPaused.mock.calls).toEqual(found ? [[paused]] : []);
});

test.each([
  ['disk', /The disk is full.*Free some space/],
  ['limit', /stores no more bookings than these.*oldest were dropped.*Keep fewer months/],
] as const)('no more room is reported with what helps: %s', (full, words) => {
  expect(options({ ...filling, full })).toMatch(words);
});

test.each([
  ['3', 3],
  ['all', 'all'],
  ['off', 'off'],
])('choosing the sync window %s passes it on', (value, window) => {
  options(whole);
  const select = document.querySelector('select');
  actSync(() => {
    if (select) select.value = value;
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(on.setWindow).toHaveBeenCalledWith(window);
});

test('the rep’s own address is passed on, and the form shows whether OnceHub knows it', () => {
  options(whole);
  const input = document.querySelector('input');
  actSync(() => {
    if (input) input.value = 'andrea@example.com';
    document.querySelector('form')?.requestSubmit();
  });
  expect(on.setMe).toHaveBeenCalledWith('andrea@example.com');
  expect(options(whole, { state: 'failed', failure: { kind: 'notFound' } })).toContain(
    'Nobody at OnceHub has this address.',
  );
  const me = { id: 'USR-1', address: 'andrea@example.com', name: 'Andrea Hartie' };
  expect(options({ ...whole, me })).toContain('You are Andrea Hartie');
});
