import { calendarOf, type Directory } from './directory.ts';
import { CALENDARS, DANA, USERS } from './known.ts';
import { onCalendar } from './meeting.ts';
import type { Part } from './part.ts';
import { at } from './time.ts';

/**
 * Dana's contact and past bookings; her upcoming meetings are among the examples in `samples.ts`.
 */
export function dana(now: number, directory: Directory): Part {
  const guest = {
    contact: DANA.contact,
    first: 'Dana',
    last: 'Whitfield',
    email: DANA.email,
    zone: 'America/New_York',
    company: DANA.company,
    phone: '+12025550195',
  };
  const { bookings } = DANA;
  const sms = 'SMS-DANAREM1ND';
  return {
    bookings: [
      onCalendar(directory, guest, calendarOf(directory, CALENDARS.demo), {
        id: bookings.held,
        created: at(now, -29, 12, 40),
        starts: at(now, -21, 17),
        updated: at(now, -21, 17, 45),
        status: 'completed',
        form: {
          note: 'We compare three tools and want to decide this quarter.',
          custom_fields: [
            { name: 'Team size', value: '50-100' },
            { name: 'How did you hear about us?', value: 'A colleague' },
          ],
        },
      }),
      onCalendar(directory, guest, calendarOf(directory, CALENDARS.technical), {
        id: bookings.cancelled,
        created: at(now, -20, 9, 15),
        starts: at(now, -12, 18),
        updated: at(now, -14, 16, 2),
        status: 'canceled',
        change: {
          reason: 'Our engineer is away that day.',
          actioned_by: 'user',
          user_id: USERS.tomas,
        },
      }),
    ],
    sms: [
      {
        id: sms,
        created: at(now, -21, 16),
        body: {
          object: 'notification',
          id: sms,
          type: 'sms',
          status: 'failed',
          creation_time: new Date(at(now, -21, 16)).toISOString(),
          recipient: DANA.contact,
          recipient_type: 'contact',
          details: {
            delivered_to: '+12025550195',
            message_body: 'Your live demo starts in an hour.',
            segment_count: 1,
          },
        },
      },
    ],
  };
}
