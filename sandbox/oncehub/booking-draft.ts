import type { BookingRecord } from './records.ts';

/** The parts of a booking that have no usual value. */
type Essentials = Pick<BookingRecord, 'id' | 'created' | 'starts'>;

/** A booking with everything `draft` leaves open set to nothing, half an hour long and scheduled. */
export function completeBooking(draft: Partial<BookingRecord> & Essentials): BookingRecord {
  return {
    updated: draft.created,
    minutes: 30,
    status: 'scheduled',
    subject: 'Meeting',
    inTrash: false,
    hosts: [],
    owner: '',
    contact: null,
    calendar: null,
    page: null,
    masterPage: null,
    eventType: null,
    attendees: [],
    provider: null,
    joinUrl: null,
    location: null,
    replaces: null,
    change: null,
    zone: null,
    form: null,
    externalCalendar: null,
    conversation: null,
    utm: null,
    ...draft,
  };
}
