// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Slot } from '../../lib/domain/details/slot.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CalendarChoice, LinksModel } from '../../lib/view/links/model.ts';
import type { AskedBefore, BookRequest } from '../../lib/view/pending/orders/model.ts';
import en from '../../public/_locales/en/messages.json';
import { bookEvents } from '../../tests/helpers/orders.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { TimeProvider } from '../ui/time-context.ts';
import { BookDialog } from './BookDialog.tsx';

/** Wednesday. */
const NOW = Date.parse('2026-09-16T08:00:00Z');
const DAY = 86_400_000;
const HERE = { now: NOW, atOncehub: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const STARTS = NOW + 3_600_000;
const SLOT: Slot = {
  starts: STARTS,
  places: [
    { type: 'guest_phone', value: null, id: null },
    { type: 'virtual', value: 'zoom', id: null },
    { type: 'physical', value: '12 Harbour Street', id: 'ADD-1' },
    { type: 'in_person_by_guest', value: null, id: null },
  ],
};

const calendar = (changes: Partial<CalendarChoice>): CalendarChoice => ({
  id: 'BKC-1',
  kind: 'calendar',
  name: 'Live demo',
  url: 'https://oncehub.com/PAGE-1',
  minutes: 30,
  published: true,
  whose: 'other',
  host: 'Priya Nair',
  used: 0,
  ...changes,
});
const linksOf = (...calendars: CalendarChoice[]): LinksModel => ({
  rep: { is: 'unknown' } as LinksModel['rep'],
  calendars,
  link: 'oneTime',
});
const DANA: BookRequest = {
  name: 'Dana Whitfield',
  email: 'dana@acme.example',
  phone: null,
  zone: 'America/New_York',
};

let on: ReturnType<typeof bookEvents>;
/** The slots that OnceHub answers with, or why it does not. */
let slots: () => unknown;
/** What earlier bookings answered. */
let asksBefore: AskedBefore[] = [];

async function show(request: BookRequest = DANA, links = linksOf(calendar({}))): Promise<void> {
  on = bookEvents(links);
  on.offer.askSlots.mockImplementation(async () => slots());
  on.questions.mockResolvedValue(asksBefore as never);
  on.ask(request);
  actSync(() =>
    render(
      <TimeProvider value={HERE}>
        <BookDialog on={on} />
      </TimeProvider>,
      document.body,
    ),
  );
  await settled();
}

/** Lets promises and redrawing come to rest. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await vi.advanceTimersByTimeAsync(600);
    actSync(() => {});
  }
}

const text = () => document.body.textContent ?? '';
const press = async (label: string) => {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === label);
  if (!button) throw new Error(`there is no button ${label}:\n${text()}`);
  actSync(() => button.click());
  await settled();
};
const take = async () => {
  actSync(() => document.querySelector<HTMLElement>('[role=option]')?.click());
  await settled();
};
const type = (name: string, value: string) =>
  actSync(() => {
    const field = document.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (!field) throw new Error(`there is no field ${name}`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const select = (place: number, value: string) =>
  actSync(() => {
    const field = document.querySelectorAll('select')[place];
    if (!field) throw new Error('there is no such list');
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
const typedIn = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;

beforeEach(() => {
  setTranslator((name, given) => en[name].message.replace(/\$(\d)/g, (_, n) => given[n - 1] ?? ''));
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  asksBefore = [];
  slots = () => ok({ slots: [SLOT], from: NOW, until: NOW + 28 * DAY });
});
afterEach(() => {
  clearScreen();
  vi.useRealTimers();
});

test('the calendar used last is chosen, and one time leads to a question that says who is invited', async () => {
  await show(DANA, linksOf(calendar({ id: 'BKC-0', used: 3 }), calendar({})));
  expect(on.offer.askSlots.mock.calls[0]?.[0]).toBe('BKC-1');
  await take();
  expect(text()).toContain('an invitation to dana@acme.example and to Priya Nair, the host');
  expect(text()).toContain('You have 8 seconds to undo. Then the invitations leave.');
  expect(on.orders.propose).not.toHaveBeenCalled();
  await press('Book the meeting');
  expect(on.orders.propose).toHaveBeenCalledTimes(1);
  expect(on.orders.propose.mock.calls).toMatchObject([
    [
      {
        calendar: 'BKC-1',
        starts: STARTS,
        draft: {
          ...{ name: 'Dana Whitfield', email: 'dana@acme.example', phone: null },
          zone: 'America/New_York',
          place: { type: 'virtual', value: 'zoom' },
          answers: [],
        },
      },
    ],
  ]);
  expect(on.linkEvents.use).toHaveBeenCalledWith('BKC-1', 'oneTime');
  expect(on.asked.value).toBeNull();
});

test('what OnceHub needs and is not known is asked for, and nothing is ordered without it', async () => {
  await show({ name: null, email: null, phone: null });
  expect(text()).toContain('Not known from any booking. OnceHub needs it');
  await take();
  await press('Book the meeting');
  expect(text()).toContain('OnceHub needs a name.');
  expect(text()).toContain('OnceHub needs an e-mail address');
  expect(text()).toContain('OnceHub needs the customer’s time zone. Choose it.');
  expect(document.activeElement?.getAttribute('name')).toBe('name');
  expect(on.orders.propose).not.toHaveBeenCalled();
});

test('a call by telephone needs a number with its country code, and a place of the customer’s is asked for', async () => {
  await show();
  await take();
  select(1, 'guest_phone ');
  type('phone', '030 123');
  await press('Book the meeting');
  expect(text()).toContain('enter a number with its country code');
  type('phone', '+49 30 1234567');
  select(1, 'in_person_by_guest ');
  await press('Book the meeting');
  expect(text()).toContain('Enter where the customer wants to meet.');
  expect(on.orders.propose).not.toHaveBeenCalled();
  select(1, 'guest_phone ');
  await press('Book the meeting');
  expect(on.orders.propose.mock.calls).toMatchObject([
    [{ draft: { phone: '+49301234567', place: { type: 'guest_phone', value: '+49301234567' } } }],
  ]);
});

test('a time taken meanwhile is said, the times are offered anew, and what was typed is kept [claim 111]', async () => {
  await show();
  await take();
  type('name', 'Dana W.');
  const other = { ...SLOT, starts: STARTS + DAY };
  slots = () => ok({ slots: [other], from: NOW, until: NOW + 28 * DAY });
  vi.setSystemTime(NOW + 130_000);
  await press('Book the meeting');
  expect(text()).toContain('This time was booked meanwhile. Nothing was sent.');
  expect(on.orders.propose).not.toHaveBeenCalled();
  await take();
  expect(typedIn('name')).toBe('Dana W.');
  await press('Book the meeting');
  expect(on.orders.propose.mock.calls).toMatchObject([
    [{ starts: STARTS + DAY, draft: { name: 'Dana W.' } }],
  ]);
});

test('going back from the question keeps what was typed', async () => {
  await show();
  await take();
  type('email', 'other@acme.example');
  await press('Go back');
  expect(document.querySelector('[role=option]')).not.toBeNull();
  await take();
  expect(typedIn('email')).toBe('other@acme.example');
});

test('offline, each step says so, and nothing is lost', async () => {
  slots = () => fail('offline');
  await show();
  expect(text()).toContain('You are offline.');
  slots = () => ok({ slots: [SLOT], from: NOW, until: NOW + 28 * DAY });
  await press('Try again');
  await take();
  type('name', 'Dana W.');
  slots = () => fail('offline');
  vi.setSystemTime(NOW + 130_000);
  await press('Book the meeting');
  expect(text()).toContain('You are offline.');
  expect(text()).toContain('Nothing was sent.');
  expect(typedIn('name')).toBe('Dana W.');
  expect(on.orders.propose).not.toHaveBeenCalled();
});

test('an order under way for the same customer is said, with everything kept', async () => {
  await show();
  on.orders.propose.mockResolvedValueOnce(fail('unsettled') as never);
  await take();
  await press('Book the meeting');
  expect(text()).toContain('An earlier order for this customer on this calendar');
  expect(on.asked.value).not.toBeNull();
  const [first] = on.orders.propose.mock.calls as unknown as [{ order: string }][];
  await press('Book the meeting');
  const [, second] = on.orders.propose.mock.calls as unknown as [{ order: string }][];
  expect(second?.[0].order).toBe(first?.[0].order);
});

test('a classic page has no times: the reason is said, and its link is offered', async () => {
  await show(DANA, linksOf(calendar({ id: 'BP-1', kind: 'page', used: 0 }), calendar({ used: 1 })));
  expect(on.offer.askSlots.mock.calls[0]?.[0]).toBe('BKC-1');
  on.offer.askSlots.mockClear();
  select(0, 'BP-1');
  await settled();
  expect(on.offer.askSlots).not.toHaveBeenCalled();
  expect(text()).toContain('OnceHub does not tell the free times of classic pages.');
  expect(text()).toContain('Copy link');
});

test('an unpublished calendar, none free and no calendars are said', async () => {
  slots = () => ok({ slots: [], from: NOW, until: NOW + 28 * DAY });
  await show(DANA, linksOf(calendar({}), calendar({ id: 'BKC-2', published: false, used: null })));
  expect(text()).toContain('No free times in the next four weeks.');
  select(0, 'BKC-2');
  await settled();
  expect(text()).toContain('Nobody can book on this calendar: it is not published.');
});

test('without any calendar, that is said', async () => {
  await show(DANA, linksOf());
  expect(text()).toContain('No calendars are stored yet.');
});

const draft = {
  ...{ name: 'Dana', email: 'dana@acme.example', phone: null, zone: 'America/New_York' },
  ...{ place: null, answers: [] },
};
const REFUSED = { ...DANA, calendar: 'BKC-1', draft, asksQuestions: true };

test('questions that OnceHub missed are asked; what others answered is shown, and not filled in', async () => {
  asksBefore = [{ field: 'system', answer: 'SAP' }];
  await show(REFUSED);
  await take();
  expect(text()).toContain('Earlier bookings answered the questions above.');
  expect(text()).toContain('Last answered: SAP');
  const field = document.querySelector<HTMLInputElement>('[aria-describedby$="-last"]');
  expect(field?.value).toBe('');
  actSync(() => {
    if (field) field.value = 'Oracle';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Book the meeting');
  expect(on.orders.propose.mock.calls).toMatchObject([
    [{ draft: { name: 'Dana', answers: [{ field: 'system', value: 'Oracle' }] } }],
  ]);
});

test('where no earlier booking answered any question, the link is left', async () => {
  await show(REFUSED);
  await take();
  expect(text()).toContain('This calendar asks questions that Bookside does not know.');
  expect(text()).toContain('Copy link');
});
