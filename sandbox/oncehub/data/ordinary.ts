import type { BookingRecord, DirectoryRow } from '../records.ts';
import { type Customer, customers } from './customers.ts';
import { calendarOf, type Directory } from './directory.ts';
import { CALENDARS, EVENT_TYPES, LUIS, MASTER_PAGES, PAGES, USERS } from './known.ts';
import { type Details, onCalendar, onPage } from './meeting.ts';
import { NOTES, QUESTIONS, REASONS, SOURCES } from './names.ts';
import type { Part } from './part.ts';
import { createRandom, type Random } from './random.ts';
import { DAY, HOUR, MINUTE } from './time.ts';

const SPAN = 3 * 365 * DAY;

/** The calendars and pages the customers of each rep book on, by the rep's user id. */
const BOOKED_WITH: Readonly<Record<string, readonly string[]>> = {
  [USERS.priya]: [CALENDARS.pricing, CALENDARS.onboarding],
  [USERS.tomas]: [CALENDARS.technical, PAGES.tomas],
  [USERS.morgan]: [CALENDARS.review],
  [USERS.andrea]: [CALENDARS.demo, PAGES.andrea],
  [USERS.hanna]: [CALENDARS.team],
};

/**
 * Generates `count` bookings of `people` customers, created over the last three years, most of them
 * recently.
 */
export function ordinary(
  now: number,
  directory: Directory,
  { count, people }: { count: number; people: number },
): Part {
  const random = createRandom(20);
  const all = customers(now, people, random);
  const conversations: DirectoryRow[] = [];
  const bookings = Array.from({ length: count }, (_, place) => {
    const customer = random.pick(all);
    const age = ((count - place - random.next()) / count) ** 2 * SPAN;
    const created = Math.floor(now - age - HOUR);
    const booking = meeting(random, directory, customer, when(random, customer, created, now));
    if (booking.conversation) conversations.push(conversation(booking, customer));
    return booking;
  });
  return { contacts: all.map(({ record }) => record), bookings, conversations };
}

type Times = Pick<BookingRecord, 'id' | 'created' | 'starts' | 'updated' | 'status' | 'change'>;

/** The times of a booking, and its status at `now`. */
function when(random: Random, customer: Customer, created: number, now: number): Times {
  const hour = customer.hour + random.int(0, 6) + random.pick([0, 0.5]);
  const day = weekday(created - (created % DAY) + random.int(1, 21) * DAY);
  const starts = day + hour * HOUR;
  const id = `BKNG-${random.code(12)}`;
  const upcoming = starts + HOUR > now;
  const fate = random.next();
  const changed = created + Math.floor(random.next() * (Math.min(starts, now) - created));
  if (fate < 0.12) {
    const byGuest = random.chance(0.7);
    const change = {
      reason: random.chance(0.8) ? random.pick(REASONS) : '',
      actioned_by: byGuest ? 'customer' : 'user',
      user_id: byGuest ? null : customer.host,
    };
    return { id, created, starts, updated: changed, status: 'canceled', change };
  }
  if (upcoming) {
    const moved = fate < 0.25;
    const status = moved ? 'rescheduled' : 'scheduled';
    return { id, created, starts, updated: moved ? changed : created, status, change: null };
  }
  const status = fate < 0.2 ? 'no_show' : 'completed';
  return { id, created, starts, updated: starts + HOUR, status, change: null };
}

/** The day itself or, on a weekend, the next Monday; UTC ms. */
function weekday(day: number): number {
  // 1 January 1970 was a Thursday.
  const ofWeek = (day / DAY + 4) % 7;
  if (ofWeek === 6) return day + 2 * DAY;
  return ofWeek === 0 ? day + DAY : day;
}

function meeting(
  random: Random,
  directory: Directory,
  customer: Customer,
  times: Times,
): BookingRecord {
  const on = random.pick(BOOKED_WITH[customer.host] ?? [CALENDARS.pricing]);
  const details: Details = { ...times, hosts: [customer.host], utm: source(random) };
  const note = random.chance(0.35) ? random.pick(NOTES) : null;
  const answers = random.chance(0.4) ? [answer(random)] : [];
  const guests = random.chance(0.05) ? [LUIS.guest] : [];
  if (on.startsWith('BP-')) {
    const sales = on === PAGES.tomas ? MASTER_PAGES.sales : MASTER_PAGES.demo;
    const eventType = on === PAGES.tomas ? EVENT_TYPES.walkthrough : EVENT_TYPES.demo;
    const lastName = { name: 'Last Name', value: customer.last };
    return onPage(
      directory,
      customer,
      { page: on, eventType, ...(random.chance(0.6) && { masterPage: sales }) },
      {
        ...details,
        location: 'Phone call',
        form: { note, guests, custom_fields: [lastName, ...answers] },
      },
    );
  }
  const chatted = random.chance(0.1);
  return onCalendar(directory, customer, calendarOf(directory, on), {
    ...details,
    ...(chatted
      ? { form: null, conversation: `CVR-${random.code(12)}` }
      : { form: { note, guests, custom_fields: answers } }),
  });
}

function source(random: Random) {
  if (!random.chance(0.3)) return null;
  const [name, medium, campaign] = random.pick(SOURCES);
  return { source: name, medium, campaign, term: null, content: null };
}

function answer(random: Random) {
  const [name, answers] = random.pick(QUESTIONS);
  return { name, value: random.pick(answers) };
}

/** The chat conversation in which a booking was made. */
function conversation(booking: BookingRecord, customer: Customer): DirectoryRow {
  const id = String(booking.conversation);
  const created = booking.created - 4 * MINUTE;
  const closed = new Date(booking.created).toISOString();
  return {
    id,
    created,
    body: {
      id,
      object: 'conversation',
      creation_time: new Date(created).toISOString(),
      initiated_by: 'contact',
      last_updated_time: closed,
      last_interacted_time: closed,
      contact: customer.contact,
      owner: customer.host,
      status: 'closed',
      bot: 'BOT-62774A40FB',
      website: 'WEB-B1D45D12BB',
      audience: null,
      answers: [
        {
          id: 'INT-5D22DCBE36',
          internal_label: null,
          question: 'Full name',
          value: `${customer.first} ${customer.last}`,
        },
      ],
      bookings: [booking.id],
    },
  };
}
