import { createOnceHub, type OnceHub } from '../../../sandbox/oncehub/server.ts';
import { spread } from '../account.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const MINUTE = HOUR / 60;

/** The size of an account. */
export interface Size {
  reps: number;
  bookings: number;
}

/** Bookings per customer. */
const PER_CUSTOMER = 8;
/** How many days back and ahead bookings start. */
const BACK = 3 * 365;
const AHEAD = 45;

/** A generated account at the stand-in. */
export interface Office {
  hub: OnceHub;
  reps: { id: string; address: string }[];
  /** The customers, each with the index of their own rep. */
  customers: { address: string; rep: number }[];
}

/**
 * Creates an account of this size. Each customer has a rep of their own, and meets others now and
 * then.
 */
export async function createOffice(now: () => number, { reps, bookings }: Size): Promise<Office> {
  const hub = createOnceHub({ now, bookings: 0, customers: 0, switches: { limits: 'off' } });
  for (const { id } of [...hub.control.bookings()]) hub.control.delete(id);
  const made: Office['reps'] = [];
  for (let place = 0; place < reps; place++) {
    const address = `rep${place}@seller.example.org`;
    made.push({ id: hub.control.addUser(address), address });
  }
  const customers = Array.from({ length: Math.ceil(bookings / PER_CUSTOMER) }, (_, place) => ({
    address: `person${place}@company${Math.floor(spread(place) * 2000)}.example.com`,
    rep: Math.floor(spread(place + 0.5) * reps),
  }));
  const start = now();
  const plans = Array.from({ length: bookings }, (_, number) => plan(number, start)).sort(
    (a, b) => a.created - b.created,
  );
  for (const { number, starts, created } of plans) {
    const customer = customers[Math.floor(number / PER_CUSTOMER)];
    if (!customer) continue;
    const isOwn = spread(number + 31) < 0.8;
    const rep = isOwn ? customer.rep : Math.floor(spread(number + 37) * reps);
    const over = starts + HOUR < start;
    const missed = spread(number + 41) < 0.1;
    hub.control.addBooking({
      email: customer.address,
      owner: made[rep]?.id ?? '',
      starts,
      created,
      updated: over ? starts + 30 * MINUTE : created,
      ...(over && { status: missed ? 'no_show' : 'completed' }),
    });
  }
  hub.control.switch({ limits: 'on' });
  hub.control.clearLog();
  return { hub, reps: made, customers };
}

function plan(number: number, start: number) {
  const days = spread(number * 3 + 1) * (BACK + AHEAD) - BACK;
  const starts = Math.floor((start + days * DAY) / HOUR) * HOUR;
  const lead = (1 + spread(number * 3 + 2) * 20) * DAY;
  return { number, starts, created: Math.min(starts, start) - lead };
}
