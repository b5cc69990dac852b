import { expect, test } from 'vitest';
import { CALENDARS } from '../../sandbox/oncehub/data/known.ts';
import type { Switches } from '../../sandbox/oncehub/switches.ts';
import { NOW, testOnceHub } from '../../tests/helpers/oncehub.ts';
import { aDraft } from '../../tests/helpers/orders.ts';

const DAY = 24 * 3_600_000;
const TURN = { used: true };

async function free(hub = testOnceHub(), calendar: string = CALENDARS.pricing) {
  const slots = await hub.ordering.slots(calendar, NOW, NOW + 28 * DAY);
  if (!slots.ok) throw new Error(slots.failure.kind);
  return slots.value;
}

test('free times are read for 28 days with one request, each with its places as they are sent', async () => {
  const hub = testOnceHub();
  const slots = await free(hub, CALENDARS.onboarding);
  expect(hub.asked()).toHaveLength(1);
  expect(slots.length).toBeGreaterThan(100);
  expect(slots.map(({ starts }) => starts)).toEqual(
    slots.map(({ starts }) => starts).sort((a, b) => a - b),
  );
  expect(slots[0]?.places).toEqual([
    { type: 'virtual', text: 'google_meet', value: 'google_meet' },
    { type: 'virtual_static', text: null, value: null },
    { type: 'guest_phone', text: null, value: null },
    { type: 'physical', text: '12 Harbour Street, Lisbon', value: 'ADD-17SE9FWW0C' },
    { type: 'in_person_by_guest', text: null, value: null },
  ]);
});

test.each([
  [CALENDARS.unpublished, 'unprocessable'],
  [CALENDARS.noSeat, 'unprocessable'],
  ['BKC-NONE', 'notFound'],
  ['../bookings', 'notFound'],
])('the free times of %s fail with %s', async (calendar, kind) => {
  const { ordering } = testOnceHub();
  expect(await ordering.slots(calendar, NOW, NOW + DAY)).toMatchObject({ failure: { kind } });
});

test('free times in the past are no time that is gone', async () => {
  const { ordering } = testOnceHub();
  const past = await ordering.slots(CALENDARS.pricing, NOW - DAY, NOW);
  expect(past).toMatchObject({ failure: { kind: 'badRequest' } });
});

test('hostile free times are left out or cut, and never more than so many are read', async () => {
  const hub = testOnceHub();
  const body = [
    null,
    'x',
    { start_time: 'soon', locations: [] },
    { start_time: '2026-09-15T15:30:00Z', locations: 'none' },
    {
      start_time: '2026-09-15T15:00:00Z',
      locations: [{ type: 'telepathy' }, { type: 'physical', value: 'x'.repeat(1000), id: '../' }],
    },
    ...Array.from({ length: 10_000 }, (_, at) => ({ start_time: NOW + at * 60_000 })),
  ];
  hub.hub.control.fault({ kind: 'json', body, match: { path: 'time-slots' } });
  const slots = await free(hub);
  expect(slots.length).toBeLessThanOrEqual(9_000);
  const odd = slots.filter(({ starts }) => starts === Date.UTC(2026, 8, 15, 15));
  expect(odd).toEqual([{ starts: Date.UTC(2026, 8, 15, 15), places: [] }]);
  hub.hub.control.fault({ kind: 'json', body: { data: [] }, match: { path: 'time-slots' } });
  expect(await hub.ordering.slots(CALENDARS.pricing, NOW, NOW + DAY)).toMatchObject({
    failure: { kind: 'unreadable' },
  });
});

test('a meeting is booked with documented fields alone, and answers never replace name or address', async () => {
  const hub = testOnceHub();
  const [slot] = await free(hub);
  const draft = aDraft({
    phone: '+12025550195',
    place: { type: 'virtual', value: 'google_meet' },
    answers: [
      { field: 'topic', value: ['Price', 'Terms'] },
      { field: 'email', value: 'somebody@else.example' },
    ],
  });
  const booked = await hub.ordering.schedule(CALENDARS.pricing, slot?.starts ?? 0, draft, TURN);
  expect(booked).toMatchObject({ ok: true, value: { booking: expect.stringMatching(/^BKNG-/) } });
  const sent = hub.hub.control.log().at(-1)?.body;
  expect(sent).toEqual({
    start_time: new Date(slot?.starts ?? 0).toISOString(),
    guest_time_zone: 'America/New_York',
    booking_form: {
      topic: ['Price', 'Terms'],
      name: draft.name,
      email: draft.email,
      phone: '+12025550195',
    },
    location: { type: 'virtual', value: 'google_meet' },
  });
});

test.each([{}, { id: 5 }, { id: '../x' }, [], 'yes'])(
  'a success that has no id (%j) is an unknown outcome',
  async (body) => {
    const { hub, ordering } = testOnceHub();
    hub.control.fault({ kind: 'json', body, match: { path: 'schedule' } });
    const answer = await ordering.schedule(CALENDARS.pricing, NOW + DAY, aDraft(), TURN);
    expect(answer).toMatchObject({ failure: { kind: 'unknownOutcome' } });
  },
);

test.each<Partial<Switches>>([
  {},
  { hasMore: 'missing' },
  { hasMore: 'falseOnFullPage' },
  { hasMore: 'trueOnLastPage' },
  { expand: 'rejectOnGet' },
  { expand: 'dataPrefixOnly' },
  { link: 'none' },
])('all new bookings of a calendar are listed, under %j', async (switches) => {
  const { hub, ordering } = testOnceHub({ switches });
  for (let made = 0; made < 130; made++) {
    hub.control.addBooking({ calendar: CALENDARS.pricing, starts: NOW + made * DAY });
  }
  const before = hub.control.addBooking({ calendar: CALENDARS.pricing, created: NOW - 1 });
  hub.control.addBooking({ calendar: CALENDARS.demo });
  const listed = await ordering.bookingsSince(CALENDARS.pricing, NOW);
  if (!listed.ok) throw new Error(listed.failure.kind);
  expect(listed.value.isWhole).toBe(true);
  const ids = listed.value.rows.map((row) => (row.is === 'booking' ? row.booking.id : row.is));
  expect(new Set(ids).size).toBe(130);
  expect(ids).not.toContain(before);
});

test('a list that goes on and on is not whole', async () => {
  const { hub, ordering } = testOnceHub();
  for (let made = 0; made < 510; made++) {
    hub.control.addBooking({ calendar: CALENDARS.pricing, starts: NOW + made * DAY });
  }
  expect(await ordering.bookingsSince(CALENDARS.pricing, NOW)).toMatchObject({
    ok: true,
    value: { isWhole: false },
  });
});
