// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { fail } from '../../lib/domain/result.ts';
import type { MissedEvents, MissedStart } from '../../lib/view/slots/missed/missed.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { MissedMessage } from './MissedMessage.tsx';

afterEach(clearScreen);

const MINE = 'https://oncehub.com/PAGE-1?name=Mara';
const START: MissedStart = {
  guest: { name: 'Mara Lind', email: 'mara@example.com', phone: null },
  ...{ host: 'Sam Okafor', language: 'en', zone: null },
  calendars: [],
  calendar: {
    ...{ id: 'BKC-1', kind: 'calendar', name: 'Demo', url: MINE, minutes: 30 },
    ...{ published: true, whose: 'mine', host: null, used: 0 },
  },
  texts: { en: [null, null, null], de: [null, null, null] },
};

function show(start: Partial<MissedStart> = {}) {
  const make: MissedEvents['make'] = vi.fn(async (_calendar, link) =>
    link === 'oneTime'
      ? { is: 'failed' as const, failure: { kind: 'offline' as const } }
      : { is: 'link' as const, url: MINE, filled: [], isHosted: false },
  );
  const on: MissedEvents = {
    count: () => null,
    watch(_booking, listener) {
      listener({ ...START, ...start });
      return () => {};
    },
    ...{ make, askSlots: async () => fail('offline'), setLanguage: vi.fn() },
  };
  actSync(() =>
    render(
      <MissedMessage booking={aBooking()} nth={7} on={on} onClose={() => {}} />,
      document.body,
    ),
  );
}
const shown = () => document.body.textContent ?? '';
const links = () => [...document.querySelectorAll('a')].map(({ href }) => href);

test('offline the calendar’s own link is written without times, in the text of a later no-show', async () => {
  show();
  await vi.waitFor(() => expect(shown()).toContain('Hello Mara Lind,'));
  expect(shown()).toContain('we have missed each other several times now.');
  expect(shown()).toContain(MINE);
  expect(shown()).toContain('missed_general missed_noTimes');
  expect(links().map((one) => one.slice(0, 24))).toEqual([
    'https://mail.google.com/',
    'mailto:mara@example.com?',
  ]);
});

test.each<[string, Partial<MissedStart>, string]>([
  ['an address', { guest: { ...START.guest, email: null } }, 'missed_noAddress'],
  ['a plain address', { guest: { ...START.guest, email: '"a b"@x.example' } }, 'missed_oddAddress'],
  ['a short text', { texts: { ...START.texts, en: ['', '', 'x'.repeat(1800)] } }, 'missed_tooLong'],
])('without %s the message can only be copied, and that is said', async (_, start, why) => {
  show(start);
  await vi.waitFor(() => expect(shown()).toContain(why));
  expect(links()).toEqual([]);
  expect(document.querySelector('.sheet-decide')?.textContent).toBe('offer_copy');
});

test('without any calendar there is neither link nor times, and that is said', async () => {
  show({ calendar: null });
  await vi.waitFor(() => expect(shown()).toContain('offer_noCalendar'));
  expect(shown()).not.toContain('http');
});
