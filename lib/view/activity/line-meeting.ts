import { type Booking, bookerOf } from '../../domain/booking.ts';
import type { ActivityLine } from './activity.ts';

/** What a line shows of a booking. */
export const meetingOf = (booking: Booking): ActivityLine['meeting'] => ({
  subject: booking.subject,
  name: booking.name,
  address: booking.email ?? booking.phone ?? bookerOf(booking),
});
