import { calendarOf, type Directory } from './directory.ts';
import { CALENDARS, EDGES, EVENT_TYPES, LUIS, MIXED, PAGES } from './known.ts';
import { contactOf, type Guest, onCalendar, onPage } from './meeting.ts';
import type { Part } from './part.ts';
import { at } from './time.ts';

/** Customers with unusual contacts, and one with both classic and calendar bookings. */
export function edges(now: number, directory: Directory): Part {
  const leon: Guest = {
    ...EDGES.noBookings,
    first: 'Leon',
    last: 'Fischer',
    zone: 'Europe/Berlin',
    company: 'Altmark Werkzeuge',
    phone: null,
  };
  const yara: Guest = {
    contact: EDGES.movedAway.contact,
    email: EDGES.movedAway.email,
    first: 'Yara',
    last: 'Haddad',
    zone: 'Asia/Beirut',
    company: 'Lumen',
    phone: null,
  };
  const omar: Guest = {
    ...MIXED,
    first: 'Omar',
    last: 'Siddiqui',
    zone: 'Europe/London',
    company: 'Harbourlight',
    phone: '+442055501234',
  };
  const byPhone: Guest = {
    ...EDGES.phoneOnly,
    email: '',
    first: 'Gus',
    last: 'Halloran',
    zone: 'America/Chicago',
    company: null,
    phone: '+13125550177',
  };
  const pricing = calendarOf(directory, CALENDARS.pricing);
  const phoneContact = contactOf(byPhone, { created: at(now, -9, 15) });
  return {
    contacts: [
      contactOf(leon, { created: at(now, -70, 10) }),
      {
        ...contactOf(yara, { created: at(now, -60, 8), updated: at(now, -5, 8) }),
        email: EDGES.movedAway.nowAt,
      },
      contactOf(omar, { created: at(now, -400, 9) }),
      { ...phoneContact, email: null },
    ],
    bookings: [
      onCalendar(directory, yara, pricing, {
        id: 'BKNG-YARAPAST0001',
        created: at(now, -60, 8),
        starts: at(now, -52, 14),
        updated: at(now, -52, 14, 30),
        status: 'completed',
      }),
      onCalendar(directory, yara, pricing, {
        id: 'BKNG-YARANEXT0001',
        created: at(now, -6, 8),
        starts: at(now, 5, 14),
      }),
      onPage(
        directory,
        omar,
        { page: PAGES.tomas, eventType: EVENT_TYPES.support },
        {
          id: 'BKNG-0MARCLASS1C0',
          created: at(now, -400, 9),
          starts: at(now, -390, 16),
          updated: at(now, -390, 16, 45),
          status: 'completed',
          wire: { tracking_id: 'D36E0417' },
        },
      ),
      onCalendar(directory, omar, pricing, {
        id: 'BKNG-0MARCALENDAR',
        created: at(now, -7, 9),
        starts: at(now, 4, 16),
        form: { guests: [LUIS.guest] },
      }),
      onPage(
        directory,
        byPhone,
        { page: PAGES.andrea, eventType: EVENT_TYPES.demo },
        {
          id: 'BKNG-PH0NEGVEST01',
          created: at(now, -9, 15),
          starts: at(now, 3, 17),
          attendees: ['andrea.hartie@example.com'],
          joinUrl: '1-3125550177',
          form: { email: '' },
        },
      ),
    ],
  };
}
