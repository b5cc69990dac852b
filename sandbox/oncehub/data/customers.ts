import type { ContactRecord } from '../records.ts';
import { USERS } from './known.ts';
import { contactOf, type Guest } from './meeting.ts';
import { COMPANIES, FIRST_NAMES, HOMES, LAST_NAMES } from './names.ts';
import type { Random } from './random.ts';
import { DAY } from './time.ts';

/** An ordinary customer and their rep (`host`, a user's id). */
export interface Customer extends Guest {
  host: string;
  /** The UTC hour at which their working day begins. */
  hour: number;
  record: ContactRecord;
}

const HOSTS = [USERS.priya, USERS.tomas, USERS.morgan, USERS.andrea, USERS.priya, USERS.hanna];
const STATUSES = ['Qualified', 'Sales qualified', 'Marketing qualified', 'Disqualified', null];
const TITLES = [
  'Head of Operations',
  'Office Manager',
  'Managing Director',
  'Sales Lead',
  'Practice Manager',
  'IT Coordinator',
  null,
];

/** Generates `count` customers, each with a different address. */
export function customers(now: number, count: number, random: Random): Customer[] {
  return Array.from({ length: count }, (_, place) => customer(now, place, random));
}

function customer(now: number, place: number, random: Random): Customer {
  const first = at(FIRST_NAMES, place);
  const last = at(LAST_NAMES, place * 5 + 3);
  const company = at(COMPANIES, place * 5);
  const home = at(HOMES, place * 2);
  const round = Math.floor(place / (FIRST_NAMES.length * LAST_NAMES.length));
  const local = `${plain(first)}.${plain(last)}${round > 0 ? round + 1 : ''}`;
  // Addresses are stored as typed, and some people type capital letters.
  const typed = place % 11 === 3 ? `${local.replace(/^./, (c) => c.toUpperCase())}` : local;
  const host = at(HOSTS, place);
  const guest: Guest = {
    contact: `CTC-${random.code(14)}`,
    first,
    last,
    email: `${typed}@${company.domain}`,
    zone: home.zone,
    company: company.name,
    phone: random.chance(0.7) ? `+1202555${String(1000 + (place % 9000))}` : null,
  };
  const created = now - random.int(30, 1090) * DAY - random.int(0, DAY);
  const updated = Math.min(now, created + random.int(0, 200) * DAY);
  const record = contactOf(
    guest,
    { created, updated },
    {
      owner: host,
      status: random.pick(STATUSES),
      job_title: random.pick(TITLES),
      city: home.city,
      country: home.country,
    },
  );
  return { ...guest, host, hour: home.hour, record };
}

/** The row at `place` of a list that repeats endlessly. */
function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}

/** A name in the form it has in an e-mail address. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
