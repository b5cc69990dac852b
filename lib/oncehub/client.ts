import * as z from 'zod/mini';
import type { ActionKind, DirectoryList } from '../domain/booking.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Http } from './http.ts';
import type { Priority } from './rate-limiter.ts';
import { type ReadBooking, readBooking } from './to-booking.ts';
import { WireContact, WireList, WireNamed } from './wire.ts';

/** One page of a list, with what is needed to ask for the next. */
export interface Page<T> {
  rows: T[];
  /** The id to send as `after`; `null` where the page named none. */
  last: string | null;
  hasMore: boolean | undefined;
  /** Rows on the page before any was dropped. */
  size: number;
  /** As many as were asked for: there may be another page. */
  isFull: boolean;
}

/** Which of the account's bookings to list. Instants are UTC ms; what is left out, or `null`, does not narrow. */
export interface BookingQuery {
  /** Inclusive. */
  startsFrom?: number;
  /** Exclusive. */
  startsBefore?: number | null;
  updatedAfter?: number;
  owner?: string | null;
}

/** Everything Bookside ever asks of OnceHub. */
export interface Client {
  /** Whether a key holds; answers OnceHub's own sentence about it. */
  test(key: string): Promise<Result<string>>;
  contacts(email: string, after?: string): Promise<Result<Page<WireContact>>>;
  bookingsOf(contact: string, after?: string): Promise<Result<Page<ReadBooking>>>;
  /** A page of the account's bookings, for the sync, with their contacts where OnceHub gives them. */
  bookings(query: BookingQuery, after?: string): Promise<Result<Page<ReadBooking>>>;
  /** The users with an address. */
  users(email: string): Promise<Result<Page<WireNamed>>>;
  /** `null`: in the trash, or deleted. */
  booking(id: string, priority: Priority): Promise<Result<ReadBooking>>;
  directory(list: DirectoryList, after?: string): Promise<Result<Page<WireNamed>>>;
  /** Sent once. The answer is what OnceHub says the booking is now, to be believed only after reading it again. */
  act(kind: ActionKind, id: string, reason: string, mail: boolean): Promise<Result<Acted>>;
}

/** OnceHub's answer to an action, and its Request-Id where it gave one. */
export interface Acted {
  read: ReadBooking;
  request?: string;
}

/** The largest page OnceHub gives. */
export const PAGE_SIZE = 100;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const Message = z.object({ message: z.catch(z.string(), '') });

export function createClient(http: Http, pageSize = PAGE_SIZE): Client {
  async function list<T>(
    path: string,
    query: Record<string, string>,
    after: string | undefined,
    priority: Priority,
    read: (row: unknown) => T | null,
  ): Promise<Result<Page<T>>> {
    const paging = { limit: String(pageSize), ...(after && { after }) };
    const answer = await http.send({
      method: 'GET',
      path,
      query: { ...query, ...paging },
      priority,
    });
    if (!answer.ok) return answer;
    const parsed = z.safeParse(WireList, answer.value);
    if (!parsed.success) return fail('unreadable');
    const { data, has_more } = parsed.data;
    const rows = data.slice(0, pageSize).map(read);
    return ok({
      rows: rows.filter((row) => row !== null),
      // The last row may be one without an id.
      last: data.map(idOf).findLast((id) => id !== null) ?? null,
      hasMore: has_more,
      size: data.length,
      isFull: data.length >= pageSize,
    });
  }

  const named =
    <T>(schema: z.ZodMiniType<T & { deleted?: boolean | undefined }>) =>
    (row: unknown) => {
      const parsed = z.safeParse(schema, row);
      return parsed.success && !parsed.data.deleted ? parsed.data : null;
    };

  /** Whether OnceHub gives a booking's contact along with it, as far as was seen. */
  let expands = true;

  return {
    async test(key) {
      const answer = await http.send({ method: 'GET', path: '/test', priority: 'person', key });
      if (!answer.ok) return answer;
      const parsed = z.safeParse(Message, answer.value);
      return parsed.success ? ok(parsed.data.message) : fail('unreadable');
    },
    contacts: (email, after) => list('/contacts', { email }, after, 'person', named(WireContact)),
    bookingsOf: (contact, after) => list('/bookings', { contact }, after, 'person', readBooking),
    async bookings(asked, after) {
      const query = bookingQuery(asked);
      if (!expands) return list('/bookings', query, after, 'sync', readBooking);
      const answer = await list(
        '/bookings',
        { ...query, expand: 'contact' },
        after,
        'sync',
        readBooking,
      );
      if (answer.ok || answer.failure.kind !== 'badRequest') return answer;
      // Which properties can be expanded is told differently by every source: do without from now on.
      const plain = await list('/bookings', query, after, 'sync', readBooking);
      expands = !plain.ok;
      return plain;
    },
    users: (email) => list('/users', { email }, undefined, 'person', named(WireNamed)),
    async booking(id, priority) {
      if (!ID.test(id)) return fail('notFound');
      const answer = await http.send({ method: 'GET', path: `/bookings/${id}`, priority });
      return answer.ok ? ok(readBooking(answer.value)) : answer;
    },
    directory: (kind, after) => list(`/${kind}`, {}, after, 'sync', named(WireNamed)),
    async act(kind, id, reason, mail) {
      if (!ID.test(id)) return fail('notFound');
      const [verb, body] = order(kind, reason, mail);
      const path = `/bookings/${id}/${verb}`;
      const answer = await http.send({
        method: 'POST',
        path,
        priority: 'action',
        ...(body && { body }),
      });
      if (!answer.ok) return answer;
      const { value, request } = answer;
      return ok({ read: readBooking(value), ...(request !== undefined && { request }) });
    },
  };
}

function order(
  kind: ActionKind,
  reason: string,
  mail: boolean,
): [verb: string, body: Record<string, unknown> | null] {
  switch (kind) {
    case 'cancel':
      return [
        'cancel',
        { ...(reason && { cancellation_reason: reason }), send_cancellation_email: mail },
      ];
    case 'reschedule':
      return ['request-reschedule', reason ? { reschedule_reason: reason } : null];
    case 'noShow':
      return ['no-show', null];
  }
}

function idOf(row: unknown): string | null {
  const id = (row as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && ID.test(id) ? id : null;
}

/** OnceHub's bounds are strict and its times have milliseconds. */
function bookingQuery({ startsFrom, startsBefore, updatedAfter, owner }: BookingQuery) {
  const at = (instant: number) => new Date(instant).toISOString();
  return {
    ...(startsFrom !== undefined && { 'starting_time.gt': at(startsFrom - 1) }),
    ...(startsBefore != null && { 'starting_time.lt': at(startsBefore) }),
    ...(updatedAfter !== undefined && { 'last_updated_time.gt': at(updatedAfter) }),
    ...(owner != null && { owner }),
  };
}
