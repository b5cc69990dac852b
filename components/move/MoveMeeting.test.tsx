// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import type { Slot } from '../../lib/domain/details/slot.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { MoveEvents, MoveStart } from '../../lib/view/slots/move/model.ts';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { MoveMeeting } from './MoveMeeting.tsx';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const DAY = 86_400_000;
const meeting = aBooking({
  starts: NOW + DAY,
  customerZone: 'Europe/London',
  guests: ['ina@example.org', ''],
});
const slot = (hours: number, places: Slot['places'] = []): Slot => ({
  starts: NOW + hours * 3_600_000,
  places,
});
const START: MoveStart = {
  calendar: { id: 'BKC-1', name: 'Pricing', minutes: 45 },
  ...{ why: null, whyNoLinks: null },
};

let start = START;
let slots: Slot[] = [];
const askSlots = vi.fn<MoveEvents['askSlots']>();
const propose = vi.fn<MoveEvents['propose']>();
const onClose = vi.fn();
const moves: MoveEvents = {
  ...{ start: async () => start, askSlots, propose },
  ...{ undo: vi.fn(), sendNow: vi.fn(), dismiss: vi.fn(), link: vi.fn() },
};

const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

const show = async (
  asked: Booking = meeting,
  changes: { present?: Booking | null; hindered?: 'offline' | 'keyDoubt' | null } = {},
) => {
  await act(async () =>
    render(
      <MoveMeeting
        kind="reschedule"
        asked={asked}
        present={asked}
        customer={{ name: null, address: 'mara@example.com' }}
        undo={8}
        users={new Map()}
        hostOf={() => 'Host: Ben'}
        atHand={{ phrases: [], last: null }}
        hindered={null}
        moves={moves}
        onPropose={vi.fn()}
        onGrant={() => {}}
        onClose={onClose}
        {...changes}
      />,
      document.body,
    ),
  );
  // The calendar first, then its free times.
  await pass(600);
  await pass(600);
};

const words = () => document.body.textContent ?? '';
const decide = () => document.querySelector<HTMLButtonElement>('.sheet-decide button');
const isOff = () => decide()?.getAttribute('aria-disabled') === 'true';
const press = async (element: HTMLElement | null | undefined) => {
  if (!element) throw new Error('nothing to press');
  await act(async () => element.click());
  await pass(600);
};
const choose = (at = 0) => press(document.querySelectorAll<HTMLElement>('[role=option]')[at]);
const field = (label: string) => {
  const found = [...document.querySelectorAll('label')].find((one) =>
    one.textContent?.startsWith(label),
  );
  return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement | null;
};
const fill = (label: string, value: string) =>
  act(async () => {
    const input = field(label);
    if (!input) throw new Error(`no ${label} in: ${words()}`);
    input.value = value;
    input.dispatchEvent(
      new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }),
    );
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  setTranslator(
    (key, given) => en[key].message.replace(/\$(\d)/g, (_, place) => given[place - 1] ?? ''),
    'en-US',
  );
  start = START;
  slots = [slot(2), slot(3)];
  askSlots
    .mockReset()
    .mockImplementation(async (_calendar, from) => ok({ slots, from, until: from + 28 * DAY }));
  propose.mockReset().mockResolvedValue(ok(null));
  onClose.mockReset();
});
afterEach(() => {
  actSync(clearScreen);
  vi.useRealTimers();
  setTranslator((key) => key);
});

test('the consequences are told before, and the order has the old meeting as it was shown, without a mail [claim 113]', async () => {
  await show();
  expect(words()).toContain('The old meeting still blocks its own time');
  expect(isOff()).toBe(true);
  await choose();
  for (const told of [
    'OnceHub books the new time and sends Mara Lind an invitation, to mara@example.com.',
    'Not invited to the new time: ina@example.org.',
    'The old meeting is cancelled only once OnceHub shows the new one.',
    'OnceHub sends no mail about the old meeting; the calendar may still tell them.',
    'You have 8 seconds to undo.',
    'On Pricing',
  ])
    expect(words()).toContain(told);
  expect(document.activeElement?.textContent).toBe('New time');
  await press(decide());
  expect(propose.mock.calls).toMatchObject([
    [
      {
        calendar: 'BKC-1',
        starts: NOW + 2 * 3_600_000,
        draft: {
          ...{ name: 'Mara Lind', email: 'mara@example.com', zone: 'Europe/London', place: null },
          old: { seen: { id: meeting.id, starts: meeting.starts }, mail: false, reason: '' },
        },
      },
    ],
  ]);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('a time that was taken meanwhile is said, nothing is sent, and what was entered stays', async () => {
  await show();
  await choose();
  await press(document.querySelector<HTMLElement>('.tick input'));
  expect(words()).toContain('OnceHub also mails Mara Lind that the old meeting is cancelled.');
  slots = [slot(3)];
  await pass(3 * 60_000);
  await press(decide());
  expect(words()).toContain('This time was taken meanwhile. Nothing was sent.');
  expect(propose).not.toHaveBeenCalled();
  expect(isOff()).toBe(true);
  await choose();
  expect(document.querySelector<HTMLInputElement>('.tick input')?.checked).toBe(true);
  await press(decide());
  expect(propose.mock.calls[0]?.[0].draft.old?.mail).toBe(true);
});

test('where it cannot be asked whether the time is free, nothing is sent', async () => {
  await show();
  await choose();
  await pass(3 * 60_000);
  askSlots.mockResolvedValueOnce(fail('offline'));
  await press(decide());
  expect(words()).toContain(en.failure_offline.message);
  expect(propose).not.toHaveBeenCalled();
});

test.each(['noCalendar', 'unpublished', 'classicMove'] as const)(
  'a meeting that cannot be moved says why: %s',
  async (why) => {
    start = { calendar: null, why, whyNoLinks: null };
    await show();
    expect(words()).toContain(en[`why_${why}`].message);
    expect([decide(), askSlots.mock.calls]).toEqual([null, []]);
  },
);

test('what OnceHub requires and the meeting does not tell is asked for', async () => {
  slots = [slot(2, [{ type: 'guest_phone', value: null, id: null }])];
  await show(
    aBooking({
      starts: NOW + DAY,
      email: null,
      name: null,
      people: [],
      customerZone: null,
      phone: null,
    }),
  );
  await choose();
  expect(isOff()).toBe(true);
  await fill('Customer’s name', 'Mara Lind');
  await fill('Customer’s e-mail address', 'mara@example.com');
  await fill('Number to call', '+1 202 555 0195');
  expect(isOff()).toBe(true);
  await fill('Customer’s time zone', 'Europe/Berlin');
  await pass(600);
  await press(decide());
  expect(propose.mock.calls[0]?.[0].draft).toMatchObject({
    ...{ name: 'Mara Lind', email: 'mara@example.com', zone: 'Europe/Berlin' },
    place: { type: 'guest_phone', value: '+12025550195' },
  });
});

test('offline nothing can be confirmed', async () => {
  await show(meeting, { hindered: 'offline' });
  await choose();
  expect(isOff()).toBe(true);
  expect(words()).toContain('This computer is offline.');
});

test('a meeting that is over cannot be moved', async () => {
  await show(aBooking({ status: 'canceled', starts: NOW + DAY }));
  expect(words()).toContain(en.why_alreadyCancelled.message);
  expect(decide()).toBeNull();
});
