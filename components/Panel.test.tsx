// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../lib/testing/booking.ts';
import type { CustomerView, PanelEvents, PanelModel, Subject } from '../lib/view/model.ts';
import { setTranslator } from '../lib/view/words.ts';
import { Panel } from './Panel.tsx';

const past = aBooking({
  tracking: 'D36E0002',
  subject: 'Live demo',
  status: 'completed',
  starts: Date.now() - 86_400_000,
  updated: 1,
  name: 'Carrie Customer',
  email: 'carrie@example.com',
});
const carrie: Subject = {
  address: 'carrie@example.com',
  asWritten: 'carrie@example.com',
  name: 'Carrie',
};
const customer: CustomerView = {
  addresses: ['carrie@example.com'],
  name: 'Carrie Customer',
  company: null,
  phone: null,
  next: null,
  history: [past],
  checked: Date.now(),
  complete: true,
  known: true,
};
const model: PanelModel = {
  key: { state: 'ready', ending: 'abcd', account: '' },
  page: {
    kind: 'people',
    site: 'gmail',
    page: 'thread',
    layer: 'named',
    origin: 'https://mail.google.com',
    once: false,
    people: [],
  },
  asked: null,
  subject: carrie,
  together: null,
  suggested: null,
  customer,
  refresh: { state: 'idle' },
  coverage: null,
  extras: null,
  listed: 0,
  online: true,
  pending: [],
  names: new Map([['USR-1', 'Andrea Hartie']]),
};
const on: PanelEvents = {
  openOptions: vi.fn(),
  refresh: vi.fn(),
  choose: vi.fn(),
  chooseAll: vi.fn(),
  readOnce: vi.fn(),
  askForSites: vi.fn(),
  sayMine: vi.fn(),
  reportPage: vi.fn(),
  backToPage: vi.fn(),
  readPageAgain: vi.fn(),
  lookUp: vi.fn(),
  type: vi.fn(),
  narrow: vi.fn(),
  open: vi.fn(),
  join: vi.fn(),
  forgetCustomer: vi.fn(),
  grantAccess: vi.fn(),
  act: vi.fn(),
};

const show = (change: Partial<PanelModel> = {}) =>
  act(() => render(<Panel model={{ ...model, ...change }} on={on} />, document.body));
const sheet = () => document.querySelector('dialog');
const heads = () => [...document.querySelectorAll('h2')].map((head) => head.textContent);
const press = (label: string) =>
  act(() => [...document.querySelectorAll('button')].find((b) => b.textContent === label)?.click());

beforeEach(() => setTranslator((key, given) => [key, ...given].join(' ')));
afterEach(() => act(() => render(null, document.body)));

const menu = { reason: 'noShowMenu' as const, people: [carrie], at: 1 };

// What comes after the first picture has come.
beforeAll(async () => {
  await Promise.all([import('./ConfirmDialog.tsx'), import('./afterwards.ts')]);
  await new Promise((done) => setTimeout(done, 20));
});

test('a right-click opens the question once, and sends nothing', () => {
  show({ asked: menu });
  expect(sheet()).toBeNull();
  expect(heads()).toContain('noShowReading');
  show({ asked: menu, noShowTarget: past });
  expect(heads()).toContain('confirm_noShow_title');
  press('goBack');
  expect(sheet()).toBeNull();
  show({ asked: { ...menu }, noShowTarget: { ...past } });
  expect(sheet()).toBeNull();
  show({ asked: { ...menu, at: 2 }, noShowTarget: past });
  expect(sheet()).not.toBeNull();
  expect(on.act).not.toHaveBeenCalled();
});

test.each([
  ['none to mark', { noShowTarget: null }, 'noShowNone'],
  [
    'one still being checked',
    {
      noShowTarget: past,
      pending: [
        { booking: past.id, kind: 'noShow' as const, state: 'checking' as const, since: 0 },
      ],
    },
    'why_pending',
  ],
])('a right-click on somebody with %s is answered in words', (_, change, words) => {
  show({ asked: menu, ...change });
  expect(sheet()).toBeNull();
  expect(heads()).toContain(words);
});

test('a selection without an address says so', () => {
  show({ asked: { ...menu, people: [] }, subject: null, customer: null });
  expect(heads()).toContain('askedNobody');
});

test('a question about one customer does not outlive the switch to another', () => {
  show({ asked: menu, noShowTarget: past });
  expect(sheet()).not.toBeNull();
  show({ subject: { ...carrie, address: 'bob@example.com' }, customer: null });
  expect(sheet()).toBeNull();
});

test('a row unfolds to everything kept, ids included; nothing about it is shown by id before', () => {
  show();
  expect(document.body.textContent).toContain('Andrea Hartie');
  expect(document.body.textContent).not.toMatch(/BKNG-|USR-/);
  const row = document.querySelector('details');
  act(() => {
    if (row) row.open = true;
    row?.dispatchEvent(new Event('toggle'));
  });
  expect(document.body.textContent).toContain('BKNG-1');
  expect(document.body.textContent).toContain('D36E0002');
});

test('three thousand bookings show thirty, and more on demand', () => {
  const history = Array.from({ length: 3000 }, (_, index) => ({ ...past, id: `BKNG-${index}` }));
  show({ customer: { ...customer, history } });
  expect(document.querySelectorAll('details.row')).toHaveLength(30);
  press('showMore 60');
  expect(document.querySelectorAll('details.row')).toHaveLength(90);
});

test('whatever stands in the fields, it is text', () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e';
  const texts = Object.fromEntries(
    ['subject', 'name', 'email', 'phone', 'company', 'note', 'joinText', 'location', 'id'].map(
      (field) => [field, hostile],
    ),
  );
  const booking = {
    ...past,
    ...texts,
    starts: Date.now() + 86_400_000,
    status: 'scheduled' as const,
    answers: [{ question: hostile, answer: hostile }],
  };
  show({ customer: { ...customer, name: hostile, next: booking, history: [] } });
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelectorAll('a')).toHaveLength(0);
  expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(document.body.textContent).not.toContain('\u202e');
});
