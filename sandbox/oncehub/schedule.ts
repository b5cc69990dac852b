import type { Call, Endpoint } from './call.ts';
import { invalid, missing } from './errors.ts';
import { bookByGuest } from './guest.ts';
import { mail } from './mail.ts';
import { readInstant } from './parameters.ts';
import type { BookingDraft, CalendarRecord, Json, Place, Question } from './records.ts';
import { bookable, freeHost, freeStarts } from './slots.ts';

/** The endpoint that books a time on a booking calendar for a guest. */
export const scheduleEndpoint: Endpoint = {
  method: 'POST',
  path: '/booking-calendars/:id/schedule',
  body: {
    'start_time!': 'string',
    'guest_time_zone!': 'string',
    'booking_form!': 'open',
    location: { table: { 'type!': 'string', value: 'any' } },
  },
  answer(call) {
    const start = readInstant(String(call.body.start_time));
    if (start === null) {
      throw invalid(400, `Invalid date: ${String(call.body.start_time)}`, 'start_time');
    }
    const zone = String(call.body.guest_time_zone);
    if (!isZone(zone)) throw invalid(400, `Invalid timezone: '${zone}'`, 'guest_time_zone');
    // The shape was checked by the endpoint's body table.
    const { name, email, phone, ...answers } = call.body.booking_form as Json;
    if (typeof name !== 'string' || typeof email !== 'string') throw missing('booking_form');
    const calendar = bookable(call, {
      noSeat: "Meeting cannot be scheduled when the host doesn't have a seat assigned.",
      unpublished: 'Meeting cannot be scheduled on an unpublished booking calendar.',
    });
    checkAnswered(calendar, answers);
    const where = place(call, calendar);
    const host = freeHost(call, calendar, start);
    const isOffered = freeStarts(call, calendar, start, start + 1).includes(start);
    if (start < call.now || !isOffered || host === undefined) {
      throw invalid(400, 'The selected start time is not available.', 'start_time');
    }
    const booking = bookByGuest(call.world, call.account, {
      calendar: calendar.id,
      hosts: [host],
      owner: host,
      starts: start,
      zone,
      name,
      email,
      ...where,
    });
    booking.form = {
      name,
      email,
      phone: typeof phone === 'string' ? phone : null,
      mobile_phone: null,
      note: null,
      company: null,
      guests: [],
      custom_fields: Object.entries(answers)
        .filter(([field, value]) => isTaken(calendar, field, value))
        .map(([field, value]) => ({ name: field, value })),
    };
    if (call.world.switches.scheduledForm === 'null') booking.form = null;
    mail(call.world, call.account, booking, { kind: 'scheduled', hosts: true });
    return { body: { id: booking.id } };
  },
};

/** Throws the 400 refusal when a required question has no answer. */
function checkAnswered({ questions }: CalendarRecord, answers: Json): void {
  const isMissing = ({ field, required }: Question) =>
    required && (answers[field] === undefined || answers[field] === '');
  if (questions.some(isMissing)) throw missing('booking_form');
}

/** Whether an answer is stored: a picklist ignores any value that it does not offer. */
function isTaken({ questions }: CalendarRecord, field: string, value: unknown): boolean {
  const options = questions.find((one) => one.field === field)?.options;
  return options === undefined || [value].flat().every((one) => options.includes(String(one)));
}

/** Whether a text is a time zone that `Intl` knows. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The location in the request, which must be one of the calendar's. By default one of the host's
 * own locations, a virtual one if there is one. Throws the 400 refusal when there is none.
 */
function place(call: Call, { places }: CalendarRecord): BookingDraft {
  const asked = call.body.location as { type: string; value?: unknown } | undefined;
  const ours = places.filter(({ type }) => !type.includes('guest'));
  const found = asked
    ? places.find(({ type, value, id }) => {
        const guests = type.includes('guest') && typeof asked.value === 'string';
        return type === asked.type && (guests || (asked.value ?? null) === (id ?? value));
      })
    : (ours.find(({ type }) => type === 'virtual') ?? ours[0]);
  if (!found) throw missing('location');
  return locationOf(found, typeof asked?.value === 'string' ? asked.value : null);
}

function locationOf({ type, value }: Place, guests: string | null): BookingDraft {
  switch (type) {
    case 'virtual':
    case 'virtual_static':
      return { joinUrl: `https://meet.example.com/j/${value ?? 'room'}` };
    case 'physical':
      return { location: value };
    case 'guest_phone':
    case 'in_person_by_guest':
      return { location: guests };
  }
}
