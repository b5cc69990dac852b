import type { BookingRecord } from '../records.ts';
import { calendarOf, type Directory } from './directory.ts';
import { CALENDARS, EVENT_TYPES, HOSTILE, NAMED, PAGES } from './known.ts';
import { contactOf, type Details, type Guest, onCalendar, onPage } from './meeting.ts';
import type { Part } from './part.ts';
import { at, DAY } from './time.ts';

const SAM: Guest = {
  contact: HOSTILE.contact,
  email: HOSTILE.email,
  first: 'Sam',
  last: 'Quirk',
  zone: 'America/New_York',
  company: 'Quirk & Sons <Ltd>',
  phone: '+12125550199',
};

const MARKUP = '<img src=x onerror="document.title=\'pwned\'"><script>alert(1)</script>';

/** The unusual fields, each of a separate booking. */
const ODDITIES: readonly Partial<Details>[] = [
  { subject: 'No form answers', form: null, attendees: [SAM.email, 'priya.nair@example.com'] },
  { subject: 'Nobody attends', form: null, attendees: [] },
  { subject: 'Attendees left out', wire: { attendees: undefined } },
  { subject: 'First name only', form: { name: 'Sam' } },
  { subject: 'One empty guest', form: { guests: [''] } },
  { subject: 'Link is a phone number', joinUrl: '1-5550100' },
  { subject: 'Link is empty', joinUrl: '' },
  { subject: 'Link is a script', joinUrl: "javascript:alert('joined')" },
  { subject: 'Link is data', joinUrl: 'data:text/html,<script>alert(1)</script>' },
  { subject: 'Link is not secure', joinUrl: 'http://meet.example.com/j/plain' },
  {
    subject: 'Place in many lines',
    location:
      'Use this link to join: \r\nhttps://meet.example.com/j/93740000009\r\nPasscode: example\r\n\r\nDial in: +1 202 555 0100\r\n',
  },
  { subject: 'Place with markup', location: MARKUP },
  { subject: 'A subject that does not end '.repeat(11).slice(0, 300) },
  { subject: MARKUP, form: { note: MARKUP, company: MARKUP, name: MARKUP } },
  { subject: 'Turned \u202Ereversed\u202C and \u0007 control \u0000 characters' },
  { subject: 'Zone on Mars', zone: 'Mars/Olympus_Mons' },
  { subject: 'Zone unknown', zone: null },
  { subject: 'Length unknown', minutes: null },
  {
    subject: 'Empty texts for a change',
    wire: { cancel_reschedule_information: { reason: '', actioned_by: '', user_id: '' } },
  },
  { subject: 'Texts empty throughout', form: { name: '', email: '', note: '', company: '' } },
  { subject: 'A very long note', form: { note: 'All work and no play. '.repeat(400) } },
  {
    subject: 'Answers of every kind',
    form: {
      custom_fields: [
        { name: 'Number', value: 42 },
        { name: 'Yes or no', value: true },
        { name: 'Nothing', value: null },
        { name: 'Several', value: ['one', '', 'three'] },
        { name: 'Nested', value: { deep: { deeper: 'still' } } },
        { name: '__proto__', value: 'polluted' },
      ],
    },
  },
  { subject: 'Objects where ids are due', wire: { owner: { object: 'user' }, contact: '' } },
  { subject: 'Unknown keys', wire: { mood: 'cheerful', nested: { value: [1, 2, 3] } } },
  { subject: 'Status in capitals', wire: { status: 'Completed' } },
  { subject: 'Times unreadable', wire: { starting_time: 'tomorrow', creation_time: '' } },
];

/**
 * A customer whose bookings have hostile or unusual values, and three customers whose names are
 * hard to display.
 */
export function hostile(now: number, directory: Directory): Part {
  const pricing = calendarOf(directory, CALENDARS.pricing);
  const bookings = ODDITIES.map((oddity, place) => {
    const starts = at(now, -8 - place, 15);
    return onCalendar(directory, SAM, pricing, {
      id: `BKNG-H0ST1LE${String(place).padStart(5, '0')}`,
      created: starts - 4 * DAY,
      starts,
      updated: starts + DAY / 48,
      status: 'completed',
      ...oddity,
    });
  });
  const created = at(now, -300, 9);
  const people = Object.entries(NAMES);
  return {
    contacts: [
      contactOf(SAM, { created }, { job_title: MARKUP }),
      ...people.map(([, guest]) => contactOf(guest, { created })),
    ],
    bookings: [
      ...bookings,
      bare(now, directory),
      ...people.map(([id, guest], place) =>
        onPage(
          directory,
          guest,
          { page: PAGES.andrea, eventType: EVENT_TYPES.demo },
          { id, created: at(now, -5, 9), starts: at(now, 7 + place, 16) },
        ),
      ),
    ],
  };
}

const NAMES: Readonly<Record<string, Guest>> = {
  'BKNG-NAMEEM0J1001': {
    ...NAMED.emoji,
    first: 'Zoë 🌱',
    last: 'Brandt',
    zone: 'Europe/Vienna',
    company: 'Sprout',
    phone: null,
  },
  'BKNG-NAMERTL00001': {
    ...NAMED.rightToLeft,
    first: 'ליאת',
    last: 'כהן',
    zone: 'Asia/Jerusalem',
    company: 'תמר',
    phone: null,
  },
  'BKNG-NAMEMARKVP01': {
    ...NAMED.markup,
    first: '<script>alert("first")</script>',
    last: '<b>Last</b>',
    zone: 'America/Toronto',
    company: null,
    phone: null,
  },
};

/** A booking whose JSON has only `object` and `id`. */
function bare(now: number, directory: Directory): BookingRecord {
  const pricing = calendarOf(directory, CALENDARS.pricing);
  const booking = onCalendar(directory, SAM, pricing, {
    id: 'BKNG-H0ST1LEBARE0',
    created: at(now, -70, 9),
    starts: at(now, -65, 9),
    status: 'completed',
  });
  const body = { object: 'booking', id: booking.id };
  return { ...booking, published: { body, updated: booking.updated } };
}
