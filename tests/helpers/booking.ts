import type { Booking } from '../../lib/domain/booking.ts';

/** A booking of an invented customer, in Bookside's own form; `changes` replace whole fields. */
export function aBooking(changes: Partial<Booking> = {}): Booking {
  const email = changes.email === undefined ? 'mara@example.com' : changes.email;
  return {
    id: 'BKNG-1',
    tracking: '',
    subject: 'Demo',
    status: 'scheduled',
    statusText: changes.status ?? 'scheduled',
    generation: 'calendar',
    starts: Date.UTC(2026, 0, 10, 12),
    minutes: 30,
    created: Date.UTC(2026, 0, 1),
    updated: Date.UTC(2026, 0, 1),
    customerZone: 'Europe/Berlin',
    name: 'Mara Lind',
    email,
    people: email === null ? [] : [{ address: email.toLowerCase(), part: 'booker' }],
    guests: [],
    phone: null,
    company: null,
    note: null,
    answers: [],
    joinText: null,
    location: null,
    change: null,
    utm: null,
    paid: false,
    payment: null,
    properties: [],
    conversation: null,
    owner: 'USR-1',
    contact: 'CTC-1',
    calendar: 'BKC-1',
    page: null,
    masterPage: null,
    eventType: null,
    ...changes,
  };
}
