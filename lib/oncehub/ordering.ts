import * as z from 'zod/mini';
import { type OrderDraft, type OrderPlace, PLACE_TYPES } from '../domain/orders/order.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Http } from './http.ts';
import type { Turn } from './rate-limiter.ts';
import { type ReadBooking, readBooking } from './to-booking.ts';
import { isId, readInstant, WireList } from './wire.ts';

/** A place that a free time offers. */
export interface OfferedPlace {
  type: OrderPlace['type'];
  /** What is shown: the provider of a virtual place, or an address; `null` for none. */
  text: string | null;
  /** What is sent for it; `null` where there is none, or where the guest gives it. */
  value: string | null;
}

/** A free time of a calendar. */
export interface Slot {
  /** UTC ms. */
  starts: number;
  places: OfferedPlace[];
}

/** The list of a calendar's new bookings, as far as it could be read. */
export interface NewBookings {
  rows: ReadBooking[];
  /** Whether the list was read to its end. */
  isWhole: boolean;
}

/**
 * The requests that booking a meeting takes. No method rejects; each fails as `Http.send` does, and
 * with `unreadable` where the answer has another shape than promised.
 */
export interface Ordering {
  /**
   * The free times of a calendar from `from` to `to` (UTC ms, at most 30 days), in order. Fails
   * with `unprocessable` where the calendar is unpublished or its host has no seat.
   */
  slots(calendar: string, from: number, to: number): Promise<Result<Slot[]>>;
  /** Acquires the turns of an order: its POST and, for a move, the reading before it. */
  reserveOrder(isMove: boolean): Promise<Result<{ read: Turn | null; act: Turn }>>;
  /**
   * Books a meeting, by which OnceHub sends invitations. Sent once, never retried. Answers the id
   * of the booking. Fails with `slotGone` or `answersRequired` where OnceHub says so, and with
   * `unknownOutcome` also for a success without an id.
   */
  schedule(
    calendar: string,
    starts: number,
    draft: OrderDraft,
    turn: Turn,
  ): Promise<Result<{ booking: string; request?: string }>>;
  /** The bookings made on a calendar after an instant (UTC ms), with their contacts if possible. */
  bookingsSince(calendar: string, since: number): Promise<Result<NewBookings>>;
}

/** The most free times of one answer that are read: 30 days of every five minutes are 8,640. */
const MAX_SLOTS = 9_000;
const MAX_PLACES = 20;
/** The most pages of a calendar's new bookings that are read: some minutes never have as many. */
const MAX_PAGES = 5;
const PAGE_ROWS = 100;

const Booked = z.object({ id: z.string() });

/** Makes the client for orders. */
export function createOrdering(http: Http): Ordering {
  /** Whether OnceHub accepts `expand=contact`; assumed until it refuses. */
  let isExpandable = true;

  async function page(query: Record<string, string>): Promise<Result<unknown>> {
    const request = { method: 'GET', path: '/bookings', priority: 'action' } as const;
    if (!isExpandable) return http.send({ ...request, query });
    const answer = await http.send({ ...request, query: { ...query, expand: 'contact' } });
    if (answer.ok || answer.failure.kind !== 'badRequest') return answer;
    const plain = await http.send({ ...request, query });
    isExpandable = !plain.ok;
    return plain;
  }

  return {
    async slots(calendar, from, to) {
      if (!isId(calendar)) return fail('notFound');
      const answer = await http.send({
        method: 'GET',
        path: `/booking-calendars/${calendar}/time-slots`,
        query: { start_time: iso(from), end_time: iso(to) },
        priority: 'person',
      });
      if (!answer.ok) {
        const { kind, ...details } = answer.failure;
        return kind === 'slotGone' ? fail('badRequest', details) : answer;
      }
      return Array.isArray(answer.value) ? ok(readSlots(answer.value)) : fail('unreadable');
    },
    async reserveOrder(isMove) {
      const read = isMove ? await http.reserve('action') : ok(null);
      if (!read.ok) return read;
      const act = await http.reserve('action');
      return act.ok ? ok({ read: read.value, act: act.value }) : act;
    },
    async schedule(calendar, starts, draft, turn) {
      if (!isId(calendar)) return fail('changed');
      const answer = await http.send({
        method: 'POST',
        path: `/booking-calendars/${calendar}/schedule`,
        priority: 'action',
        turn,
        body: bodyOf(starts, draft),
      });
      if (!answer.ok) return answer;
      const named = answer.request === undefined ? {} : { request: answer.request };
      const parsed = z.safeParse(Booked, answer.value);
      const booking = parsed.success && isId(parsed.data.id) ? parsed.data.id : null;
      return booking === null ? fail('unknownOutcome', named) : ok({ booking, ...named });
    },
    async bookingsSince(calendar, since) {
      const rows: ReadBooking[] = [];
      let after: string | undefined;
      for (let pages = 0; pages < MAX_PAGES; pages++) {
        const answer = await page({
          booking_calendar: calendar,
          // The bound is strict, and OnceHub's times have milliseconds.
          'creation_time.gt': iso(since - 1),
          limit: String(PAGE_ROWS),
          ...(after && { after }),
        });
        if (!answer.ok) return answer;
        const parsed = z.safeParse(WireList, answer.value);
        if (!parsed.success) return fail('unreadable');
        const { data, has_more } = parsed.data;
        rows.push(...data.map(readBooking));
        const last = (data.at(-1) as { id?: unknown } | null | undefined)?.id;
        if (data.length === 0 || (data.length < PAGE_ROWS && !has_more)) {
          return ok({ rows, isWhole: true });
        }
        if (!isId(last) || last === after) break;
        after = last;
      }
      return ok({ rows, isWhole: false });
    },
  };
}

const iso = (instant: number) => new Date(instant).toISOString();

/** The body of the POST: only documented fields, and none that is empty. */
function bodyOf(starts: number, { name, email, phone, zone, place, answers }: OrderDraft) {
  const own = { name, email, ...(phone && { phone }) };
  const others = answers.filter(({ field }) => !Object.hasOwn({ ...own, phone }, field));
  return {
    start_time: iso(starts),
    guest_time_zone: zone,
    booking_form: { ...Object.fromEntries(others.map((one) => [one.field, one.value])), ...own },
    ...(place && {
      location: { type: place.type, ...(place.value !== null && { value: place.value }) },
    }),
  };
}

type Loose = Record<string, unknown> | null | undefined;

/** The free times of an answer; what cannot be read is left out, since it cannot be booked. */
function readSlots(raw: readonly unknown[]): Slot[] {
  const slots = new Map<number, Slot>();
  for (const one of raw.slice(0, MAX_SLOTS)) {
    const starts = readInstant((one as Loose)?.start_time);
    const places = (one as Loose)?.locations;
    if (starts === null) continue;
    const offered = Array.isArray(places) ? places.slice(0, MAX_PLACES) : [];
    slots.set(starts, { starts, places: offered.flatMap((place) => readPlace(place) ?? []) });
  }
  return [...slots.values()].sort((a, b) => a.starts - b.starts);
}

function readPlace(raw: unknown): OfferedPlace | null {
  const { type, value, id } = (raw as Loose) ?? {};
  const known = PLACE_TYPES.find((one) => one === type);
  if (!known) return null;
  const text = typeof value === 'string' ? value.slice(0, 300) : null;
  const sent = known === 'physical' ? (isId(id) ? id : null) : known === 'virtual' ? text : null;
  // Without its id an address cannot be ordered.
  return known === 'physical' && sent === null ? null : { type: known, text, value: sent };
}
