import { ask } from './ask.ts';
import { formWith } from './booking-draft.ts';
import { CALENDARS, CARRIE, COUNTED, DANA, ODD, SAMPLE_NOW, USERS } from './data/known.ts';
import type { Json } from './records.ts';
import type { OnceHub } from './server.ts';
import type { Switches } from './switches.ts';

/** A function that returns the stand-in's behaviour that a switch affects. */
type Probe = (hub: OnceHub) => Promise<unknown>;

const read =
  (what: string, part: (answer: Awaited<ReturnType<typeof ask>>) => unknown): Probe =>
  async (hub) =>
    part(await ask(hub, what));
const count = (what: string) => read(`GET ${what}`, ({ rows }) => rows.length);
const status = (what: string) => read(what, (answer) => answer.status);
const limited: Probe = async (hub) => {
  hub.control.switch({ limits: 'on' });
  for (let call = 0; call < 5; call++) await ask(hub, 'GET /test');
  return (await ask(hub, 'GET /test')).headers.get('Retry-After');
};
const TEN = `/bookings?contact=${COUNTED.ten.contact}&limit=5`;
/** The first instant of the day. */
const TODAY = `${new Date(SAMPLE_NOW).toISOString().slice(0, 10)}T00:00:00Z`;
const UPCOMING = DANA.bookings.upcoming;
const secondPage = async (hub: OnceHub) => {
  const first = await ask(hub, `GET ${TEN}`);
  return (await ask(hub, `GET ${TEN}&after=${first.ids.at(-1)}`)).json.has_more;
};

/** Reads the booking of a guest who gave no address. */
const ofUnaddressed = (part: (json: Json) => unknown) =>
  read('GET /bookings/BKNG-PH0NEGVEST01', ({ json }) => part(json));

/** For each switch: a probe, and its result for each of the switch's values, the default first. */
export const SWITCH_PROBES: [name: keyof Switches, probe: Probe, seen: unknown[]][] = [
  ['contactMatch', count(`/contacts?email=${DANA.email.toUpperCase()}`), [1, 0, 1]],
  ['contactMatch', count('/contacts?email=whitfield'), [0, 0, 1]],
  [
    'changeFilter',
    async (hub) => {
      const booked = hub.control.addBooking({ email: 'today@example.com', starts: SAMPLE_NOW });
      const { ids } = await ask(hub, `GET /bookings?last_updated_time.gt=${TODAY}&limit=100`);
      return ids.includes(booked);
    },
    [true, false],
  ],
  [
    'hostFilter',
    async (hub) => {
      const { status: code, rows } = await ask(hub, `GET /bookings?host=${USERS.tomas}&limit=100`);
      const isOf = (page: unknown) => rows.some((row) => Boolean(row.booking_page) === page);
      const isOthers = rows.some(({ attendees }) => !String(attendees).includes('tomas'));
      return [code, isOf(false), isOf(true), isOthers];
    },
    [
      [200, true, false, false],
      [200, true, true, false],
      [200, true, true, true],
      [400, false, false, false],
      [403, false, false, false],
      [404, false, false, false],
      [422, false, false, false],
    ],
  ],
  [
    'contactOf',
    async (hub) => {
      const [first, second] = ['ann@example.com', 'bob@example.com'].map((email) =>
        hub.control.booking(
          hub.control.addBooking({ email, form: formWith(email, '+14155550100') }),
        ),
      );
      return first?.contact === second?.contact;
    },
    [false, true],
  ],
  ['noEmail', ofUnaddressed((json) => (json.form_submission as Json).email), ['', null, undefined]],
  [
    'noPayment',
    ofUnaddressed(({ payment_information: paid }) => paid && (paid as Json).amount_charged),
    [undefined, null, null, '', 0],
  ],
  [
    'times',
    ofUnaddressed(({ starting_time: starts }) => String(starts).replace(/^\d{4}-.*T\d\d/, 'T')),
    ['T:00:00.000Z', 'T:00:00Z', 'T:00:00', '1789664400', '1789664400000'],
  ],
  ['numbers', ofUnaddressed((json) => typeof json.duration_minutes), ['number', 'string']],
  [
    'attendees',
    ofUnaddressed((json) => json.attendees),
    [['andrea.hartie@example.com'], [{ email: 'andrea.hartie@example.com' }]],
  ],
  [
    'insertDuringPaging',
    async (hub) => {
      const first = await ask(hub, `GET ${TEN}`);
      const second = await ask(hub, `GET ${TEN}&after=${first.ids.at(-1)}`);
      const again = await ask(hub, `GET ${TEN}`);
      return [second.ids[0] === first.ids.at(-1), again.ids[0] === first.ids[0]];
    },
    [
      [false, true],
      [true, false],
    ],
  ],
  [
    'link',
    read(
      `GET ${TEN}`,
      ({ headers }) =>
        headers
          .get('Link')
          ?.match(/com(.*)after=.*(&.*)>/)
          ?.slice(1) ?? null,
    ),
    [
      ['/bookings?', '&limit=5'],
      [`/v2/bookings?contact=${COUNTED.ten.contact}&`, '&limit=5'],
      null,
    ],
  ],
  ['hasMore', read(`GET ${TEN}`, ({ json }) => json.has_more), [true, undefined, false, true]],
  ['hasMore', secondPage, [false, undefined, false, true]],
  ['expand', status('GET /bookings?expand=owner,contact,event_type'), [200, 400, 400, 400, 200]],
  ['expand', status('GET /bookings?expand=owner,contact,conversation'), [200, 200, 400, 400, 200]],
  ['expand', status('GET /bookings?expand=owner,booking_page'), [200, 400, 200, 400, 200]],
  ['expand', status('GET /bookings?expand=data.owner'), [400, 400, 400, 200, 400]],
  ['expand', status(`GET /bookings/${UPCOMING}?expand=owner`), [200, 200, 200, 200, 400]],
  [
    'conversation',
    status(`GET /bookings/${UPCOMING}?expand=contact,conversation`),
    [200, 400, 400, 403],
  ],
  ['conversation', status('GET /bookings?expand=conversation'), [200, 200, 400, 403]],
  ['conversation', status('GET /bookings?expand=contact'), [200, 200, 200, 200]],
  [
    'conflictParam',
    read(`POST /bookings/${CARRIE.bookings.cancelled}/cancel`, ({ json }) => Object.keys(json)),
    [
      ['type', 'message', 'param'],
      ['type', 'message', 'params'],
      ['type', 'message'],
    ],
  ],
  ['retryAfter', limited, [null, '1', 'Mon, 14 Sep 2026 15:00:01 GMT']],
  [
    'ownerAfterReassign',
    async (hub) => {
      const body = { new_host: USERS.morgan };
      return (await ask(hub, `POST /bookings/${UPCOMING}/reassign`, { body })).json.owner;
    },
    [USERS.priya, USERS.morgan],
  ],
  [
    'rescheduledBookingId',
    async (hub) => {
      const made = hub.control.guestRebooks(UPCOMING, SAMPLE_NOW + 86_400_000);
      return (await ask(hub, `GET /bookings/${made}`)).json.rescheduled_booking_id;
    },
    [null, UPCOMING],
  ],
  [
    'hideDefault',
    async (hub) => {
      const body = { booking_form: { name: 'Dana' } };
      const path = `POST /booking-calendars/${CALENDARS.pricing}/one-time-links`;
      return String((await ask(hub, path, { body })).json.url).includes('?name=Dana');
    },
    [false, true],
  ],
  [
    'badCursor',
    read('GET /teams?after=TM-GONE', ({ rows, status: code }) => [code, rows.length]),
    [
      [400, 0],
      [200, 0],
      [200, 5],
    ],
  ],
  [
    'unknownBodyField',
    async (hub) =>
      (await ask(hub, `POST /bookings/${UPCOMING}/cancel`, { body: { why: 'x' } })).status,
    [400, 200],
  ],
  [
    'pastSlots',
    status(`GET /booking-calendars/${CALENDARS.pricing}/time-slots?start_time=2026-09-13`),
    [400, 200],
  ],
  [
    'scheduledForm',
    async (hub) => {
      const { text } = await ask(hub, `GET /booking-calendars/${CALENDARS.pricing}/time-slots`);
      const [slot] = JSON.parse(text) as { start_time: string }[];
      const { json } = await ask(hub, `POST /booking-calendars/${CALENDARS.pricing}/schedule`, {
        body: {
          start_time: slot?.start_time,
          guest_time_zone: 'UTC',
          booking_form: { name: 'Dana', email: DANA.email },
        },
      });
      const { form_submission: form } = (await ask(hub, `GET /bookings/${json.id}`)).json;
      return form && (form as Json).name;
    },
    ['Dana', null],
  ],
  ['deletedBooking', status(`GET /bookings/${ODD.bookings.deleted}`), [200, 404]],
  ['trashedActions', status(`POST /bookings/${ODD.bookings.trashedUpcoming}/cancel`), [409, 200]],
  [
    'rescheduleStatus',
    async (hub) => {
      const seen = [(await ask(hub, `POST /bookings/${UPCOMING}/request-reschedule`)).json.status];
      for (const ms of [0, 1999, 1]) {
        hub.control.advance(ms);
        seen.push((await ask(hub, `GET /bookings/${UPCOMING}`)).json.status);
      }
      return seen;
    },
    [
      ['canceled', 'canceled', 'canceled', 'canceled'],
      ['scheduled', 'scheduled', 'scheduled', 'canceled'],
    ],
  ],
  [
    'limits',
    async (hub) => {
      for (let call = 0; call < 5; call++) await ask(hub, 'GET /test');
      return (await ask(hub, 'GET /test')).status;
    },
    [429, 200],
  ],
];
