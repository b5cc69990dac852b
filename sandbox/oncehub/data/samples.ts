import { completeBooking } from '../booking-draft.ts';
import type { BookingRecord, ContactRecord, Form, Json } from '../records.ts';
import examples from './examples.json' with { type: 'json' };
import { CARRIE, DANA, LUIS, MEI, SAMPLE_NOW, USERS } from './known.ts';
import { contactOf, type Guest } from './meeting.ts';
import type { Part } from './part.ts';
import published from './published.json' with { type: 'json' };
import { DAY } from './time.ts';

/** OnceHub's published sample booking, unchanged. */
export const PUBLISHED: Json = published;

/** Invented answers in OnceHub's format, as the stand-in returns them at `SAMPLE_NOW`. */
export const EXAMPLES = examples;

/**
 * The published sample and the example rows, moved by whole days so that their dates are around
 * `now` (UTC ms).
 */
export function samples(now: number): Part {
  const moved = Math.floor(now / DAY) * DAY - Math.floor(SAMPLE_NOW / DAY) * DAY;
  const { canceled, ...rest } = examples;
  const { bookings } = DANA;
  return {
    bookings: [
      publishedBooking(),
      ...[rest.classic, rest.calendar, rest.paid, rest.missed].map((one) => recordOf(one, moved)),
      // Not cancelled yet: tests cancel it.
      {
        ...recordOf(
          { ...canceled, status: 'scheduled', last_updated_time: canceled.creation_time },
          moved,
        ),
        id: bookings.cancellable,
        hosts: [USERS.priya],
        owner: USERS.priya,
        contact: DANA.contact,
        change: null,
      },
    ],
    contacts: [danaContact(moved), ...meiContacts(moved), luisContact(moved)],
    conversations: [
      {
        id: examples.conversation.id,
        created: Date.parse(examples.conversation.creation_time) + moved,
        body: examples.conversation,
      },
      {
        id: published.conversation.id,
        created: Date.parse(published.conversation.creation_time),
        body: published.conversation,
      },
    ],
  };
}

function publishedBooking(): BookingRecord {
  const record = recordOf(published, 0);
  return {
    ...record,
    hosts: [published.owner],
    contact: CARRIE.contact,
    conversation: published.conversation.id,
    published: { body: published, updated: record.updated },
  };
}

/** Converts a booking from the API's format to a record, and moves all its times by `moved` ms. */
function recordOf(wire: Json, moved: number): BookingRecord {
  const time = (name: string) => Date.parse(String(wire[name])) + moved;
  const text = (name: string) => (typeof wire[name] === 'string' ? String(wire[name]) : null);
  const conferencing = wire.virtual_conferencing as { join_url: string } | null;
  const owner = text('owner') ?? '';
  const kept = ['custom_fields', 'ics_url', 'payment_information'].filter((name) => name in wire);
  return completeBooking({
    id: String(wire.id),
    created: time('creation_time'),
    starts: time('starting_time'),
    updated: time('last_updated_time'),
    minutes: Number(wire.duration_minutes),
    status: String(wire.status),
    subject: String(wire.subject),
    hosts: [owner],
    owner,
    contact: text('contact'),
    calendar: text('booking_calendar'),
    page: text('booking_page'),
    masterPage: text('master_page'),
    eventType: text('event_type'),
    attendees: (wire.attendees ?? []) as string[],
    provider: conferencing?.join_url.startsWith('https:') ? 'google_meet' : null,
    joinUrl: conferencing?.join_url ?? null,
    location: text('location_description'),
    zone: text('customer_timezone'),
    // No check is needed: the examples are written by hand.
    form: wire.form_submission as Form | null,
    externalCalendar: wire.external_calendar as Json,
    conversation: text('conversation'),
    utm: (wire.utm_params ?? null) as Json | null,
    wire: Object.fromEntries(kept.map((name) => [name, wire[name]])),
  });
}

function danaContact(moved: number): ContactRecord {
  const { object: _o, id, email, creation_time, last_updated_time, ...fields } = examples.contact;
  const interacted = Date.parse(fields.last_interacted_time) + moved;
  return {
    id,
    created: Date.parse(creation_time) + moved,
    updated: Date.parse(last_updated_time) + moved,
    email,
    fields: { ...fields, last_interacted_time: new Date(interacted).toISOString() },
  };
}

function meiContacts(moved: number): ContactRecord[] {
  const [first, second] = MEI.contacts;
  const mei: Omit<Guest, 'contact' | 'email'> = {
    first: 'Mei',
    last: 'Tanaka',
    zone: 'America/Los_Angeles',
    company: 'Kite',
    phone: null,
  };
  const typed = examples.classic.form_submission.email;
  const times = [examples.classic, examples.missed].map(
    ({ creation_time }) => Date.parse(creation_time) + moved,
  );
  const [later = 0, earlier = 0] = times;
  return [
    contactOf({ ...mei, contact: first, email: typed }, { created: later }),
    contactOf({ ...mei, contact: second, email: MEI.email }, { created: earlier }),
  ];
}

function luisContact(moved: number): ContactRecord {
  const { creation_time, form_submission: form } = examples.paid;
  const guest = {
    contact: LUIS.contact,
    first: 'Luis',
    last: 'Ortega',
    email: form.email,
    zone: 'Europe/Lisbon',
    company: 'Bluehill',
    phone: form.mobile_phone,
  };
  return contactOf(guest, { created: Date.parse(creation_time) + moved }, { country: 'Portugal' });
}
