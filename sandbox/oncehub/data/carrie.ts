import { calendarOf, type Directory } from './directory.ts';
import { CALENDARS, CARRIE, EVENT_TYPES, MASTER_PAGES, PAGES, USERS } from './known.ts';
import { contactOf, onCalendar, onPage } from './meeting.ts';
import type { Part } from './part.ts';
import { at, DAY } from './time.ts';

/** Carrie's contact and history: OnceHub's published booking of 2020, then invented bookings. */
export function carrie(now: number, directory: Directory): Part {
  const guest = {
    contact: CARRIE.contact,
    first: 'Carrie',
    last: 'Customer',
    email: CARRIE.email,
    zone: 'America/New_York',
    company: CARRIE.company,
    phone: '+12025550195',
  };
  const { bookings } = CARRIE;
  const calendar = (id: string) => calendarOf(directory, id);
  return {
    contacts: [
      contactOf(
        guest,
        { created: Date.parse('2020-03-22T09:48:48Z'), updated: now - 4 * DAY },
        {
          owner: USERS.andrea,
          status: 'Qualified',
          job_title: 'Executive Assistant',
          company_size: '30-50',
          city: 'Richmond',
          state: 'Virginia',
          country: 'United States',
        },
      ),
    ],
    bookings: [
      onCalendar(directory, guest, calendar(CALENDARS.pricing), {
        id: bookings.missed,
        created: at(now, -50, 14, 12),
        starts: at(now, -41, 15),
        updated: at(now, -41, 15, 34),
        status: 'no_show',
        form: { note: 'I would like to understand the pricing for a team of forty.' },
        utm: utm('google', 'cpc', 'spring-planting'),
      }),
      onCalendar(directory, guest, calendar(CALENDARS.pricing), {
        id: bookings.cancelled,
        created: at(now, -40, 13, 5),
        starts: at(now, -33, 16, 30),
        updated: at(now, -34, 19, 48),
        status: 'canceled',
        change: {
          reason: 'Our planning meeting moved to the same hour. I will book again next week.',
          actioned_by: 'customer',
          user_id: null,
        },
      }),
      onPage(
        directory,
        guest,
        { page: PAGES.andrea, masterPage: MASTER_PAGES.demo, eventType: EVENT_TYPES.walkthrough },
        {
          id: bookings.held,
          created: at(now, -32, 17, 20),
          starts: at(now, -26, 18),
          updated: at(now, -26, 18, 45),
          status: 'completed',
          location: 'Phone call',
          form: {
            note: 'Two of our crew leaders will listen in.',
            guests: ['dale.porter@greenlawns.example.com'],
            custom_fields: [
              { name: 'Last Name', value: 'Customer' },
              { name: 'Title', value: 'Executive Assistant' },
              { name: 'Office size', value: '30-50 people' },
              { name: 'Current tool', value: 'A shared spreadsheet' },
            ],
          },
          utm: utm('newsletter', 'email', null),
        },
      ),
      onCalendar(directory, guest, calendar(CALENDARS.onboarding), {
        id: bookings.markable,
        created: at(now, -12, 15, 41),
        starts: at(now, -2, 17, 30),
        updated: at(now, -2, 18, 30),
        status: 'completed',
        form: { custom_fields: [{ name: 'Who will use it?', value: ['Office', 'Crew leaders'] }] },
      }),
      onCalendar(directory, guest, calendar(CALENDARS.review), {
        id: bookings.moved,
        created: at(now, -8, 13, 30),
        starts: at(now, 9, 14),
        updated: at(now, -3, 20, 11),
        status: 'rescheduled',
        subject: 'Contract review',
        form: { guests: ['dale.porter@greenlawns.example.com'] },
      }),
      onCalendar(directory, guest, calendar(CALENDARS.demo), {
        id: bookings.upcoming,
        created: at(now, -4, 14, 55),
        starts: at(now, 2, 15, 30),
        location:
          'Join from your browser: \r\nhttps://meet.example.com/j/7qh2mv0xk9td\r\nPasscode: example\r\n',
        form: {
          note: 'Please show how the crews get their route for the day. Most of them only have a phone.',
          guests: ['dale.porter@greenlawns.example.com'],
          custom_fields: [
            { name: 'What should we show?', value: ['Route planning', 'Customer reminders'] },
            { name: 'Industry', value: 'Landscaping services' },
            { name: 'Decision by', value: 'End of the month' },
          ],
        },
        utm: utm('newsletter', 'email', 'autumn-clean-up'),
        wire: {
          ics_url:
            'https://oncehub.com/api/bookings/ics/00000000-0000-0000-0000-000000000000-0xk9td',
        },
      }),
    ],
    sms: [reminder(now)],
  };
}

const utm = (source: string, medium: string, campaign: string | null) => ({
  source,
  medium,
  campaign,
  term: null,
  content: null,
});

function reminder(now: number) {
  const created = at(now, -26, 17);
  return {
    id: 'SMS-CARR1EREM1',
    created,
    body: {
      object: 'notification',
      id: 'SMS-CARR1EREM1',
      type: 'sms',
      status: 'delivered',
      creation_time: new Date(created).toISOString(),
      recipient: CARRIE.contact,
      recipient_type: 'contact',
      details: {
        delivered_to: '+12025550195',
        message_body: 'Your product walkthrough starts in an hour.',
        segment_count: 1,
      },
    },
  };
}
