import type { Booking } from '../../lib/domain/booking.ts';
import { fold } from '../../lib/domain/fold.ts';
import type { ContactRow } from '../../lib/store/schema.ts';

/** Bookings per customer, as in the stand-in's large accounts. */
const PER_PERSON = 8;
const DAY = 86_400_000;
const HOUR = DAY / 24;
const HOSTS = 50;

const FIRST =
  'Ada Ben Carla Dmitri Elif Farid Grace Hugo Ines Jonas Kofi Lena Mara Nils Omar Petra'.split(' ');
const LAST =
  'Alvarez Brandt Castellano Dahl Eriksen Fischer Groen Haddad Ito Jansen Kaya Lindqvist Moreau Novak Okafor Petrov Quist Ruiz Sato Tanaka Ørsted Strauß Wójcik O’Brien'.split(
    ' ',
  );
const SUBJECTS = ['Demo', 'Onboarding', 'Pricing call', 'Technical review', 'Follow-up'];

/**
 * A hash of the seed as a number from 0 (inclusive) to 1: pseudo-random, and the same in every run.
 */
export function spread(seed: number): number {
  let x = (seed + 0x9e3779b9) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

const pick = <T>(values: readonly T[], seed: number): T =>
  values[Math.floor(spread(seed) * values.length)] as T;

/** The number of customers in an account with this many bookings. */
export const people = (bookings: number): number => Math.ceil(bookings / PER_PERSON);

/** The customer with this number. */
export function person(number: number): ContactRow {
  const [first, last] = [pick(FIRST, number), pick(LAST, number + 7)];
  const company = `Company ${Math.floor(spread(number + 13) * 3000)}`;
  const local = fold(`${first}.${last}.${number}`);
  const domain = `${company.toLowerCase().replace(' ', '-')}.example.com`;
  return {
    id: `CTC-${number}`,
    address: `${local}@${domain}`,
    name: `${first} ${last}`,
    company,
    phone: `+1 555 ${String(number).padStart(7, '0')}`,
  };
}

/**
 * The booking with this number, between three years ago and two months ahead, with more of them
 * lately. `now` is in UTC ms.
 */
export function booking(number: number, now: number): Booking {
  const who = person(Math.floor(number / PER_PERSON));
  const host = `USR-${Math.floor(spread(number + 3) * HOSTS)}`;
  const ahead = spread(number + 1) < 0.05;
  const days = ahead ? spread(number) * 60 : -(spread(number) ** 2) * 3 * 365;
  const starts = Math.floor((now + days * DAY) / HOUR) * HOUR;
  const created = starts - Math.floor(spread(number + 2) * 20 + 1) * DAY;
  const fate = spread(number + 5);
  const status =
    fate < 0.1 ? 'canceled' : ahead ? 'scheduled' : fate < 0.2 ? 'no_show' : 'completed';
  return {
    id: `BKNG-${number.toString(36).toUpperCase().padStart(12, '0')}`,
    tracking: '',
    subject: pick(SUBJECTS, number + 4),
    status,
    statusText: status,
    generation: 'calendar',
    starts,
    minutes: 30,
    created,
    updated: Math.max(created, Math.min(starts, now)),
    customerZone: 'America/New_York',
    name: who.name,
    email: who.address,
    people: [
      { address: who.address, part: 'booker' },
      { address: `${host.toLowerCase()}@seller.example.org`, part: 'attendee' },
    ],
    guests: [],
    phone: who.phone,
    company: who.company,
    note: fate < 0.3 ? 'Please send the agenda beforehand, and the numbers of last quarter.' : null,
    answers: fate < 0.5 ? [{ question: 'Team size', answer: '11-50' }] : [],
    joinText: `https://meet.example.com/j/${number}`,
    location: null,
    change: status === 'canceled' ? { reason: 'Something came up', by: 'customer' } : null,
    utm: null,
    paid: false,
    owner: host,
    contact: who.id,
    calendar: `BKC-${number % 9}`,
    page: null,
    masterPage: null,
    eventType: null,
  };
}

/** The hosts, as rows of the directory. */
export const hosts = () =>
  Array.from({ length: HOSTS }, (_, number) => ({
    id: `USR-${number}`,
    kind: 'user' as const,
    name: `${pick(FIRST, number + 900)} ${pick(LAST, number + 901)}`,
    address: `usr-${number}@seller.example.org`,
  }));
