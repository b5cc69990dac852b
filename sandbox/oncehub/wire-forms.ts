import type { BookingRecord, Form, Json } from './records.ts';
import type { Switches } from './switches.ts';

/** A time (UTC ms) in the format of live answers: ISO 8601 with milliseconds. */
export const instant = (time: number): string => new Date(time).toISOString();

/** A time (UTC ms) in a booking's JSON, in the form the switch says. */
export function timeForm(time: number, { times }: Switches): string | number {
  switch (times) {
    case 'milliseconds':
      return instant(time);
    case 'seconds':
      return instant(time).replace(/\.\d+Z$/, 'Z');
    case 'withoutZone':
      return instant(time).replace(/\.\d+Z$/, '');
    case 'epochSeconds':
      return Math.floor(time / 1000);
    case 'epochMilliseconds':
      return time;
  }
}

/** The fields of a booking's JSON whose form OnceHub's documentation leaves open. */
export function openForms(booking: BookingRecord, switches: Switches): Json {
  const { minutes, attendees } = booking;
  return {
    creation_time: timeForm(booking.created, switches),
    starting_time: timeForm(booking.starts, switches),
    last_updated_time: timeForm(booking.updated, switches),
    duration_minutes: switches.numbers === 'text' && minutes !== null ? String(minutes) : minutes,
    attendees: switches.attendees === 'objects' ? attendees.map((email) => ({ email })) : attendees,
    form_submission: booking.form && formOf(booking.form, switches),
    ...NO_PAYMENT[switches.noPayment],
  };
}

const NO_PAYMENT: Readonly<Record<Switches['noPayment'], Json>> = {
  absent: {},
  null: { payment_information: null },
  nulls: { payment_information: { amount_charged: null, currency: null, transaction_id: null } },
  empty: { payment_information: { amount_charged: '', currency: '', transaction_id: '' } },
  zero: { payment_information: { amount_charged: 0, currency: 'USD', transaction_id: '' } },
};

/** The form of a guest who gave no address, in the form the switch says. */
function formOf(form: Form, { noEmail }: Switches): Json {
  const { email, ...others } = form;
  if (email) return { ...form };
  return noEmail === 'absent' ? others : { ...others, email: noEmail === 'null' ? null : '' };
}
