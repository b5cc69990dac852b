import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import {
  CALENDARS,
  CARRIE,
  COUNTED,
  DANA,
  EVENT_TYPES,
  LUIS,
  MASTER_PAGES,
  ODD,
  PAGES,
  SAMPLE_NOW,
  USERS,
} from './data/known.ts';
import { EXAMPLES, PUBLISHED } from './data/samples.ts';
import type { BookingRecord } from './records.ts';
import { createOnceHub } from './server.ts';

const hub = createOnceHub({ now: () => SAMPLE_NOW, switches: { limits: 'off' } });
const DAY = 86_400_000;
const lastWeek = SAMPLE_NOW - 7 * DAY;
const iso = (time: number) => new Date(time).toISOString();

describe('filters of /bookings', () => {
  const rows: [query: string, keeps: (booking: Readonly<BookingRecord>) => boolean][] = [
    ['status=no_show', ({ status }) => status === 'no_show'],
    ['status=requested', ({ status }) => status === 'requested'],
    [`owner=${USERS.andrea}`, ({ owner }) => owner === USERS.andrea],
    [`contact=${CARRIE.contact}`, ({ contact }) => contact === CARRIE.contact],
    [`booking_calendar=${CALENDARS.demo}`, ({ calendar }) => calendar === CALENDARS.demo],
    ['booking_calendar=', () => true],
    [`host=${USERS.andrea}`, (b) => b.calendar !== null && b.hosts.includes(USERS.andrea)],
    [`host=${USERS.priya}`, (b) => b.calendar !== null && b.hosts.includes(USERS.priya)],
    [`booking_page=${PAGES.tomas}`, ({ page }) => page === PAGES.tomas],
    [`master_page=${MASTER_PAGES.sales}`, ({ masterPage }) => masterPage === MASTER_PAGES.sales],
    [`event_type=${EVENT_TYPES.demo}`, ({ eventType }) => eventType === EVENT_TYPES.demo],
    [`starting_time.gt=${iso(SAMPLE_NOW)}`, ({ starts }) => starts > SAMPLE_NOW],
    [`starting_time.lt=${iso(lastWeek)}`, ({ starts }) => starts < lastWeek],
    [`creation_time.gt=${iso(lastWeek)}`, ({ created }) => created > lastWeek],
    ['creation_time.lt=2026-01-01', ({ created }) => created < Date.UTC(2026, 0, 1)],
    [
      'last_updated_time.gt=2026-09-01T02:00:00%2B02:00',
      ({ updated }) => updated > Date.UTC(2026, 8, 1),
    ],
    [
      `status=scheduled&owner=${USERS.priya}&starting_time.gt=2026-09-14&creation_time.gt=2026-09-01&creation_time.lt=2026-09-13`,
      (b) =>
        b.status === 'scheduled' &&
        b.owner === USERS.priya &&
        b.starts > Date.UTC(2026, 8, 14) &&
        b.created > Date.UTC(2026, 8, 1) &&
        b.created < Date.UTC(2026, 8, 13),
    ],
    ['contact=CTC-NOBODY', () => false],
    [`contact=${CARRIE.email}`, () => false],
    [`contact=${CARRIE.contact},${DANA.contact}`, () => false],
    ['owner=', () => false],
  ];
  it.each(rows)('%s', async (query, keeps) => {
    const expected = hub.control.bookings().filter(keeps).reverse();
    const answer = await ask(hub, `GET /bookings?limit=100&${query}`);
    expect(answer.status).toBe(200);
    expect(answer.ids).toEqual(expected.slice(0, 100).map(({ id }) => id));
    // An empty result would prove nothing, except for the filters that must match nothing.
    expect(expected.length > 0).toBe(!/contact=.*[,@]|NOBODY|owner=$/.test(query));
  });

  it.each([
    ['starting_time', 'starts'],
    ['creation_time', 'created'],
    ['last_updated_time', 'updated'],
  ] as const)('are strict at the bounds of %s', async (name, field) => {
    const id = DANA.bookings.upcoming;
    const time = hub.control.booking(id)?.[field] ?? 0;
    const found = async (bounds: string) =>
      (await ask(hub, `GET /bookings?contact=${DANA.contact}&${bounds}`)).ids.includes(id);
    expect(await found(`${name}.gt=${iso(time)}`)).toBe(false);
    expect(await found(`${name}.gt=${iso(time - 1)}`)).toBe(true);
    expect(await found(`${name}.lt=${iso(time)}`)).toBe(false);
    expect(await found(`${name}.lt=${iso(time + 1)}`)).toBe(true);
    const between = `${name}.gt=${iso(time)}&${name}.lt=${iso(time)}`;
    const { status, rows: none } = await ask(hub, `GET /bookings?${between}`);
    expect([status, none]).toEqual([200, []]);
  });
});

describe('a booking', () => {
  const rows: [name: string, id: string, body: object][] = [
    ['the published sample', CARRIE.bookings.sample, PUBLISHED],
    ['classic', EXAMPLES.classic.id, EXAMPLES.classic],
    ['on a calendar, without form', EXAMPLES.calendar.id, EXAMPLES.calendar],
    ['paid', EXAMPLES.paid.id, EXAMPLES.paid],
    ['missed', EXAMPLES.missed.id, EXAMPLES.missed],
  ];
  it.each(rows)('%s is answered exactly like the sample', async (_name, id, body) => {
    expect((await ask(hub, `GET /bookings/${id}`)).json).toEqual(body);
  });

  it('that is the published sample is the same at any time and with any expansion', async () => {
    const later = createOnceHub({ now: () => SAMPLE_NOW + 400 * DAY });
    const path = `GET /bookings/${CARRIE.bookings.sample}?expand=owner,booking_page,event_type`;
    expect((await ask(later, path)).json).toEqual(PUBLISHED);
    const listed = await ask(later, `GET /bookings?contact=${CARRIE.contact}&expand=owner`);
    expect(listed.rows.at(-1)).toEqual(PUBLISHED);
  });

  it.each([
    ['unknown', 'GET /bookings/123', "No such booking: '123'"],
    ['of another kind', `GET /bookings/${CARRIE.contact}`, `No such booking: '${CARRIE.contact}'`],
  ])('%s is answered with 404', async (_name, what, message) => {
    const answer = await ask(hub, what);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ type: 'invalid_request_error', message, param: 'id' });
  });

  it('that was permanently deleted is redacted, and on no list', async () => {
    const answer = await ask(hub, `GET /bookings/${ODD.bookings.deleted}`);
    expect(answer.json).toEqual({ id: ODD.bookings.deleted, object: 'booking', deleted: true });
    const own = createOnceHub({ now: () => SAMPLE_NOW });
    own.control.delete(DANA.bookings.held);
    expect((await ask(own, `GET /bookings/${DANA.bookings.held}`)).json.deleted).toBe(true);
    const listed = await ask(own, `GET /bookings?contact=${DANA.contact}`);
    expect(listed.ids).not.toContain(DANA.bookings.held);
    expect(listed.ids).toContain(DANA.bookings.upcoming);
  });

  it('in the trash is still on the lists, upcoming or past', async () => {
    const { rows: listed } = await ask(hub, `GET /bookings?contact=${ODD.contact}&limit=100`);
    const trashed = listed.filter(({ in_trash }) => in_trash === true).map(({ id }) => id);
    expect(trashed.sort()).toEqual([ODD.bookings.trashedPast, ODD.bookings.trashedUpcoming].sort());
  });
});

describe('expansion', () => {
  it('replaces ids by objects, in a list and in a single booking', async () => {
    for (const path of [`?contact=${DANA.contact}&`, `/${DANA.bookings.upcoming}?`]) {
      const answer = await ask(hub, `GET /bookings${path}expand=owner,contact,conversation`);
      const booking = answer.rows.find(({ id }) => id === DANA.bookings.upcoming) ?? answer.json;
      expect(booking.owner).toEqual(EXAMPLES.user);
      expect(booking.contact).toEqual(EXAMPLES.contact);
      expect(booking.conversation).toEqual(EXAMPLES.conversation);
      expect(booking.booking_page).toBeNull();
    }
  });

  it('shows the pages of a classic booking', async () => {
    const fields = 'booking_page,master_page,event_type';
    const { json } = await ask(hub, `GET /bookings/${EXAMPLES.classic.id}?expand=${fields}`);
    expect(json.booking_page).toEqual(EXAMPLES.booking_page);
    expect(json.master_page).toEqual(EXAMPLES.master_page);
    expect(json.event_type).toEqual(EXAMPLES.event_type);
  });

  it('expands two levels', async () => {
    const path = `GET /bookings/${DANA.bookings.upcoming}?expand=contact.owner`;
    const { json } = await ask(hub, path);
    expect(json.contact).toMatchObject({
      email: DANA.email,
      owner: { id: USERS.priya, object: 'user' },
    });
    expect(json.owner).toBe(USERS.priya);
  });

  it.each([
    ['owner', ODD.bookings.ofDeletedUser, 'user'],
    ['contact', ODD.bookings.ofDeletedContact, 'contact'],
  ])('gives a redacted object for a deleted %s', async (field, id, object) => {
    const { json } = await ask(hub, `GET /bookings/${id}?expand=${field}`);
    expect(json[field]).toEqual({ id: expect.any(String), object, deleted: true });
  });
});

describe('other objects', () => {
  const rows: [what: string, body: object][] = [
    [`GET /contacts/${DANA.contact}`, EXAMPLES.contact],
    [`GET /users/${USERS.priya}`, EXAMPLES.user],
    [`GET /teams/${EXAMPLES.team.id}`, EXAMPLES.team],
    [`GET /booking-calendars/${CALENDARS.pricing}`, EXAMPLES.booking_calendar],
    [`GET /booking-pages/${PAGES.tomas}`, EXAMPLES.booking_page],
    [`GET /master-pages/${MASTER_PAGES.sales}`, EXAMPLES.master_page],
    [`GET /event-types/${EVENT_TYPES.walkthrough}`, EXAMPLES.event_type],
    [`GET /users/${USERS.deleted}`, { id: USERS.deleted, object: 'user', deleted: true }],
    [
      `GET /booking-calendars/${CALENDARS.deleted}`,
      { id: CALENDARS.deleted, object: 'booking_calendar', deleted: true },
    ],
  ];
  it.each(rows)('%s', async (what, body) => {
    expect((await ask(hub, what)).json).toEqual(body);
  });

  it.each([
    ['contacts', 'contact'],
    ['users', 'user'],
    ['teams', 'team'],
    ['booking-calendars', 'booking calendar'],
    ['booking-pages', 'booking page'],
    ['master-pages', 'master page'],
    ['event-types', 'event type'],
  ])('GET /%s/123 is answered with 404', async (path, thing) => {
    const answer = await ask(hub, `GET /${path}/123`);
    expect(answer.status).toBe(404);
    const message = `No such ${thing}: '123'`;
    expect(answer.json).toEqual({ type: 'invalid_request_error', message, param: 'id' });
  });

  const filtered: [what: string, ids: string[]][] = [
    [`GET /teams?user=${USERS.tomas}`, ['TM-9F3LQX70VB2K', 'TM-6B1PZ5L8QD4F']],
    ['GET /teams?user=USR-NOBODY', []],
    [`GET /booking-calendars?host=${USERS.priya}`, [CALENDARS.onboarding, CALENDARS.pricing]],
    ['GET /booking-calendars?host=TM-9F3LQX70VB2K', [CALENDARS.team]],
    [`GET /booking-pages?user=${USERS.tomas}`, [PAGES.tomas]],
    [`GET /booking-pages?master_page=${MASTER_PAGES.demo}`, [PAGES.andrea]],
    [`GET /booking-pages?event_type=${EVENT_TYPES.demo}&user=${USERS.tomas}`, []],
  ];
  it.each(filtered)('%s', async (what, ids) => {
    expect((await ask(hub, what)).ids).toEqual(ids);
  });

  it('lists text messages without has_more, with the recipient expanded on request', async () => {
    const path = `GET /notifications/sms?recipient=${DANA.contact}&recipient_type=contact&expand=recipient`;
    const { json, rows: sent } = await ask(hub, path);
    expect(Object.keys(json)).toEqual(['object', 'data']);
    expect(sent).toMatchObject([{ type: 'sms', recipient: { id: DANA.contact } }]);
    expect((await ask(hub, 'GET /notifications/sms?recipient_type=user')).rows).toEqual([]);
  });
});

it('finds no contact by an added guest’s or a former address', async () => {
  for (const email of [LUIS.guest, 'yara.haddad@lumen.example.org']) {
    expect((await ask(hub, `GET /contacts?email=${email}`)).rows).toEqual([]);
  }
  const over = COUNTED.overHundred;
  expect((await ask(hub, `GET /contacts?email=${over.email}`)).ids).toEqual([over.contact]);
});
