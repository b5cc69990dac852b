import type { BookingRecord, Form } from './records.ts';

/** The fields of a booking without a default value. */
type Essentials = Pick<BookingRecord, 'id' | 'created' | 'starts'>;

/** Completes a draft with default values: scheduled, 30 minutes long, everything else empty. */
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

/** The form of a guest with this address and mobile number, which gives nothing else. */
export const formWith = (email: string | null, number: string | null = null): Form => ({
  name: null,
  email,
  phone: null,
  mobile_phone: number,
  note: null,
  company: null,
  guests: [],
  custom_fields: [],
});
