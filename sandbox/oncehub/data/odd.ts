import { calendarOf, type Directory } from './directory.ts';
import {
  CALENDARS,
  DELETED_CONTACT,
  EVENT_TYPES,
  MASTER_PAGES,
  ODD,
  PAGES,
  TIMES,
  USERS,
} from './known.ts';
import { contactOf, type Details, type Guest, onCalendar, onPage } from './meeting.ts';
import type { Part } from './part.ts';
import { at, DAY, HOUR, MINUTE, nextClockChange, nextMidnight } from './time.ts';

const NADIA: Guest = {
  contact: ODD.contact,
  email: ODD.email,
  first: 'Nadia',
  last: 'Farouk',
  zone: 'Africa/Cairo',
  company: 'Souk Collective',
  phone: '+20255501010',
};

/** A customer with bookings in every possible state. */
export function odd(now: number, directory: Directory): Part {
  const { bookings } = ODD;
  const pricing = calendarOf(directory, CALENDARS.pricing);
  const past = { created: at(now, -30, 9), starts: at(now, -20, 12), updated: at(now, -20, 13) };
  const ahead = { created: at(now, -3, 9), starts: at(now, 6, 12) };
  const onPricing = (id: string, when: typeof ahead, more: Partial<Details> = {}) =>
    onCalendar(directory, NADIA, pricing, { id, ...when, ...more });
  const done = { status: 'completed' };
  return {
    contacts: [contactOf(NADIA, { created: at(now, -200, 9) })],
    bookings: [
      onPage(
        directory,
        NADIA,
        { page: PAGES.andrea, masterPage: MASTER_PAGES.inactive, eventType: EVENT_TYPES.demo },
        { id: bookings.requested, ...ahead, status: 'requested' },
      ),
      onPricing(bookings.expired, past, { status: 'expired' }),
      onPricing(bookings.trashedUpcoming, ahead, { inTrash: true }),
      onPricing(bookings.trashedPast, past, { ...done, inTrash: true }),
      onPricing(bookings.ofDeletedUser, past, {
        ...done,
        owner: USERS.deleted,
        hosts: [USERS.deleted],
      }),
      onPricing(bookings.ofDeletedCalendar, past, { ...done, calendar: CALENDARS.deleted }),
      onPricing(bookings.ofDeletedContact, past, { ...done, contact: DELETED_CONTACT }),
    ],
    deleted: {
      [bookings.deleted]: 'booking',
      [USERS.deleted]: 'user',
      [CALENDARS.deleted]: 'booking_calendar',
      [MASTER_PAGES.deleted]: 'master_page',
      [DELETED_CONTACT]: 'contact',
    },
  };
}

/**
 * A customer with meetings at difficult times, such as at midnight or across a daylight saving
 * change.
 */
export function times(now: number, directory: Directory): Part {
  const tessa: Guest = {
    contact: TIMES.contact,
    email: TIMES.email,
    first: 'Tessa',
    last: 'Brand',
    zone: 'America/New_York',
    company: 'Meridian Clocks',
    phone: '+12125550161',
  };
  const { bookings } = TIMES;
  const demo = calendarOf(directory, CALENDARS.demo);
  const meeting = (id: string, starts: number, minutes = 30) => {
    const created = Math.min(starts, now) - 5 * DAY;
    return onCalendar(directory, tessa, demo, { id, created, starts, minutes });
  };
  return {
    contacts: [contactOf(tessa, { created: at(now, -90, 9) })],
    bookings: [
      meeting(bookings.inThreeMinutes, now + 3 * MINUTE),
      meeting(bookings.running, now - 10 * MINUTE),
      meeting(bookings.justEnded, now - 31 * MINUTE),
      meeting(bookings.localMidnight, nextMidnight(tessa.zone, now + DAY)),
      meeting(bookings.acrossDst, nextClockChange(tessa.zone, now) - HOUR, 120),
    ],
  };
}
