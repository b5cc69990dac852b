import type { CalendarRecord, DirectoryRow, PageRecord, Place, Question } from '../records.ts';
import { CALENDARS, EVENT_TYPES, MASTER_PAGES, PAGES, TEAMS, USERS } from './known.ts';
import { DAY } from './time.ts';

const ONLINE: readonly Place[] = [
  { type: 'virtual', value: 'google_meet', id: null },
  { type: 'virtual_static', value: null, id: null },
  { type: 'guest_phone', value: null, id: null },
];
const IN_PERSON: readonly Place[] = [
  { type: 'physical', value: '12 Harbour Street, Lisbon', id: 'ADD-17SE9FWW0C' },
  { type: 'in_person_by_guest', value: null, id: null },
];

interface Calendar {
  host: string;
  name: string;
  subject: string;
  page: string;
  durations: readonly number[];
  published?: boolean;
  links?: boolean;
  places?: readonly Place[];
  questions?: readonly Question[];
}

const BOOKING_CALENDARS: Readonly<Record<string, Calendar>> = {
  [CALENDARS.pricing]: {
    host: USERS.priya,
    name: 'Priya pricing call',
    subject: 'Pricing call',
    page: 'PAGE-0CF0E8E5CE',
    durations: [30, 45],
  },
  [CALENDARS.onboarding]: {
    host: USERS.priya,
    name: 'Priya onboarding',
    subject: 'Onboarding session',
    page: 'PAGE-5D2C90B7A1',
    durations: [60],
    places: [...ONLINE, ...IN_PERSON],
  },
  [CALENDARS.demo]: {
    host: USERS.andrea,
    name: 'Andrea live demo',
    subject: 'Live demo',
    page: 'PAGE-9A41D7F3C6',
    durations: [45, 60],
  },
  [CALENDARS.review]: {
    host: USERS.morgan,
    name: 'Account review',
    subject: 'Account review',
    page: 'PAGE-77E0B1D24F',
    durations: [45],
  },
  [CALENDARS.technical]: {
    host: USERS.tomas,
    name: 'Tomas technical deep dive',
    subject: 'Technical deep dive',
    page: 'PAGE-C3308EF9B2',
    durations: [60, 90],
    questions: [
      { field: 'system', required: true },
      { field: 'product', options: ['Core', 'Insights'] },
    ],
  },
  [CALENDARS.team]: {
    host: TEAMS.sales,
    name: 'Sales round robin',
    subject: 'Introductory call',
    page: 'PAGE-1B6F42A08D',
    durations: [20],
  },
  [CALENDARS.unpublished]: {
    host: USERS.hanna,
    name: 'Renewals (draft)',
    subject: 'Renewal talk',
    page: 'PAGE-E8D5170C93',
    durations: [30],
    published: false,
  },
  [CALENDARS.noSeat]: {
    host: USERS.elif,
    name: 'Billing questions',
    subject: 'Billing questions',
    page: 'PAGE-42FA6D0E15',
    durations: [30],
  },
  [CALENDARS.noLinks]: {
    host: USERS.grace,
    name: 'Support desk',
    subject: 'Support session',
    page: 'PAGE-B90C3E7A58',
    durations: [30],
    links: false,
    places: [{ type: 'guest_phone', value: null, id: null }],
  },
};

/** The account's booking calendars. */
export function calendars(now: number): CalendarRecord[] {
  return Object.entries(BOOKING_CALENDARS).map(([id, calendar], place) => {
    const { host, subject, durations, published = true } = calendar;
    return {
      id,
      created: now - (900 - place * 60) * DAY,
      host,
      subject,
      published,
      durations,
      places: calendar.places ?? ONLINE,
      allowsOneTimeLinks: calendar.links ?? true,
      questions: calendar.questions ?? [],
      body: {
        object: 'booking_calendar',
        id,
        host,
        name: calendar.name,
        subject,
        url: `https://oncehub.com/${calendar.page}`,
        published,
        duration_minutes: durations[0],
      },
    };
  });
}

/** The account's classic booking pages. */
export function pages(now: number): PageRecord[] {
  const page = (id: string, name: string, zone: string, user: string): PageRecord => ({
    id,
    created: now - 2500 * DAY,
    users: [user],
    masterPages: [],
    eventTypes: [],
    body: {
      object: 'booking_page',
      id,
      name,
      label: name.replace(' ', ''),
      url: `https://go.oncehub.com/${name.replace(' ', '').toLowerCase()}`,
      active: true,
      timezone: zone,
    },
  });
  const inactive = page(PAGES.inactive, 'Trade fair', 'Europe/London', USERS.morgan);
  return [
    {
      ...page(PAGES.andrea, 'Andrea Hartie', 'America/Denver', USERS.andrea),
      masterPages: [MASTER_PAGES.demo],
      eventTypes: [EVENT_TYPES.demo, EVENT_TYPES.walkthrough],
    },
    {
      ...page(PAGES.tomas, 'Tomas Reyes', 'America/Los_Angeles', USERS.tomas),
      masterPages: [MASTER_PAGES.sales],
      eventTypes: [EVENT_TYPES.walkthrough, EVENT_TYPES.support],
    },
    { ...inactive, body: { ...inactive.body, active: false } },
  ];
}

/** The account's classic master pages; their ids begin with `MP-` or `BP-`. */
export function masterPages(now: number): DirectoryRow[] {
  const rows: [id: string, name: string, label: string, active: boolean][] = [
    [MASTER_PAGES.demo, 'See it live', 'LiveDemo', true],
    [MASTER_PAGES.sales, 'Talk to sales', 'Sales', true],
    [MASTER_PAGES.inactive, 'Spring campaign', 'Spring', false],
  ];
  return rows.map(([id, name, label, active], place) => ({
    id,
    created: now - (2450 - place) * DAY,
    body: {
      object: 'master_page',
      id,
      name,
      label,
      url: `https://go.oncehub.com/${name.replaceAll(' ', '').toLowerCase()}`,
      active,
    },
  }));
}

/** The account's classic event types. */
export function eventTypes(now: number): DirectoryRow[] {
  const rows: [id: string, name: string, description: string][] = [
    [EVENT_TYPES.demo, 'Live demo', 'The product, live, with your own questions.'],
    [EVENT_TYPES.walkthrough, 'Product walkthrough', 'A guided tour of the product.'],
    [EVENT_TYPES.support, 'Support session', 'Somebody who knows looks at it with you.'],
  ];
  return rows.map(([id, name, description], place) => ({
    id,
    created: now - (2440 - place) * DAY,
    body: { object: 'event_type', id, name, description },
  }));
}
