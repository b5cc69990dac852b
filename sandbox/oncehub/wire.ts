import type { Account } from './account.ts';
import type { BookingRecord, ContactRecord, Json } from './records.ts';
import type { Switches } from './switches.ts';
import { instant, openForms } from './wire-forms.ts';

/**
 * The state of a booking that GET answers show at `now` (UTC ms): the stale one while it applies.
 */
export function visible(booking: BookingRecord, now: number): BookingRecord {
  return booking.stale && now < booking.stale.until ? booking.stale.record : booking;
}

/** The state of a booking that lists show at `now` (UTC ms); `null` where they do not have it. */
export function visibleInLists(booking: BookingRecord, now: number): BookingRecord | null {
  const { listed } = booking;
  return listed && now < listed.until ? listed.record : visible(booking, now);
}

/** What is added to an id to make one of an unknown form. */
const UNKNOWN_FORM = '.x';

/** The id that was sent, also of a booking whose ids are garbled. */
export const knownId = (id: string): string =>
  id.endsWith(UNKNOWN_FORM) ? id.slice(0, -UNKNOWN_FORM.length) : id;

/** A booking in the API's format, with references as ids. */
export function bookingBody(booking: BookingRecord, switches: Switches): Json {
  if (booking.published) return publishedBody(booking, booking.published);
  const link = `https://oncehub.com/m/${booking.id}`;
  const onCalendar = booking.calendar !== null;
  return {
    object: 'booking',
    id: booking.garbled ? booking.id + UNKNOWN_FORM : booking.id,
    tracking_id: booking.id,
    subject: booking.subject,
    status: booking.status,
    in_trash: booking.inTrash,
    ...openForms(booking, switches),
    owner: booking.owner,
    virtual_conferencing: booking.joinUrl === null ? null : { join_url: booking.joinUrl },
    location_description: booking.location,
    rescheduled_booking_id: switches.rescheduledBookingId === 'original' ? booking.replaces : null,
    cancel_reschedule_information: booking.change,
    customer_timezone: booking.zone,
    booking_page: booking.page,
    master_page: booking.masterPage,
    event_type: booking.eventType,
    external_calendar: booking.externalCalendar,
    conversation: booking.conversation,
    utm_params: booking.utm,
    contact: booking.contact,
    booking_calendar: booking.calendar,
    cancel_url: onCalendar ? `${link}/cancel` : null,
    reschedule_url: onCalendar ? link : null,
    ...booking.wire,
  };
}

/** The published sample, unchanged except for what an action has changed. */
function publishedBody(
  booking: BookingRecord,
  { body, updated }: NonNullable<BookingRecord['published']>,
): Json {
  if (booking.updated === updated) return body;
  return {
    ...body,
    status: booking.status,
    last_updated_time: instant(booking.updated),
    ...(booking.change && { cancel_reschedule_information: booking.change }),
  };
}

/** Whether the guest has paid for the meeting. */
export const isPaid = (booking: BookingRecord): boolean =>
  Boolean(booking.wire?.payment_information);

/** A contact in the API's format. */
export function contactBody(contact: ContactRecord): Json {
  return {
    object: 'contact',
    id: contact.id,
    creation_time: instant(contact.created),
    last_updated_time: instant(contact.updated),
    email: contact.email,
    ...contact.fields,
  };
}

/** The body of a deleted object, as an answer and as an expanded reference. */
export const redacted = (id: string, object: string): Json => ({ id, object, deleted: true });

/** The object with an id, of any kind, as an expanded reference; `undefined` when there is none. */
export function referenced(account: Account, id: string): Json | undefined {
  const gone = account.deleted.get(id);
  if (gone) return redacted(id, gone);
  const contact = account.contacts.get(id);
  if (contact) return contactBody(contact);
  const { users, pages, masterPages, eventTypes, conversations } = account;
  for (const rows of [users, pages, masterPages, eventTypes, conversations]) {
    const row = rows.get(id);
    if (row) return row.body;
  }
  return undefined;
}
