import * as z from 'zod/mini';
import type { ActionKind, DirectoryList, UnreadRow } from '../domain/booking.ts';
import type { ConversationAnswers } from '../domain/details/answers.ts';
import type { GuestLink, GuestLinkKind } from '../domain/details/guest-link.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createConversations, type OfConversation } from './conversation.ts';
import { createGuestLinks } from './guest-links.ts';
import type { Http } from './http.ts';
import { createOneTimeLinks, type LinkRequest, type OneTimeLink } from './one-time-link.ts';
import type { Priority, Turn } from './rate-limiter.ts';
import { type ReadBooking, readBooking } from './to-booking.ts';
import { isId, readInstant, WireContact, WireList, WireNamed } from './wire.ts';

/** One page of a list, with the cursor of the next. */
export interface Page<T> {
  /** Contacts and names that are unreadable or deleted are left out; bookings never are. */
  rows: T[];
  /** Rows that could not be read, so the list is not whole. */
  unread: UnreadRow[];
  /** The cursor: the id to send as `after`; `null` where no row has an id. */
  last: string | null;
  /** OnceHub's `has_more`; `undefined` where it is missing. */
  hasMore: boolean | undefined;
  /** The number of rows OnceHub sent, before any was left out. */
  size: number;
  /** OnceHub sent as many rows as were asked for, so there may be another page. */
  isFull: boolean;
}

/**
 * Which of the account's bookings to list. Instants are UTC ms; a field that is left out, or
 * `null`, does not narrow the list.
 */
export interface BookingQuery {
  /** Earliest start time, inclusive. */
  startsFrom?: number;
  /** Latest start time, exclusive. */
  startsBefore?: number | null;
  /** Time of the last change, exclusive. */
  updatedAfter?: number;
  /** The id of the user who accepted the booking first. */
  owner?: string | null;
  /** The id of a user who hosts it, alone or with others; bookings of calendars only. */
  host?: string | null;
}

/**
 * Every request Bookside ever makes of OnceHub. No method rejects; each fails as `Http.send` does,
 * and with `unreadable` where the answer has another shape than promised. `after` is the cursor of
 * a list; without it the first page is read.
 */
export interface Client {
  /**
   * Tries an API key, and answers the message OnceHub sends back for a valid one. `once`: not
   * retried after a failure of the network.
   */
  test(key: string, once?: 'once'): Promise<Result<string>>;
  /** Whether a booking is found by its id, also in the trash, under a key that is not stored. */
  knows(key: string, id: string): Promise<Result<boolean>>;
  /** Contacts with an address, by OnceHub's own filter, which may match more than the address. */
  contacts(email: string, after?: string): Promise<Result<Page<WireContact>>>;
  /** The bookings of one contact, by the contact's id. */
  bookingsOf(contact: string, after?: string): Promise<Result<Page<ReadBooking>>>;
  /** The account's bookings, for the sync, with their contacts where OnceHub expands them. */
  bookings(query: BookingQuery, after?: string): Promise<Result<Page<ReadBooking>>>;
  /** The users with an address, by OnceHub's own filter. */
  users(email: string): Promise<Result<Page<WireNamed>>>;
  /**
   * One booking by its id; `is: 'gone'` where it is in the trash or deleted. Fails with `notFound`
   * for an unknown id and, without a request, for text that cannot be an id.
   */
  booking(id: string, priority: Priority, turn?: Turn): Promise<Result<ReadBooking>>;
  /** The answers of the conversation that a booking came from. */
  conversation(of: OfConversation): Promise<Result<ConversationAnswers>>;
  /**
   * One of a meeting's links for its guest, of its own answer by its id. Fails as `booking` does.
   */
  guestLink(id: string, kind: GuestLinkKind): Promise<Result<GuestLink>>;
  /** Creates a link for one booking; `one-time-link.ts` says why it may be sent twice. */
  oneTimeLink(wanted: LinkRequest): Promise<Result<OneTimeLink>>;
  /**
   * Acquires the turns of an action: for reading its booking, and for the POST right after that.
   */
  reserve(priority?: 'action' | 'batch'): Promise<Result<{ read: Turn; act: Turn }>>;
  /** A list of the account's ids with their names. */
  directory(list: DirectoryList, after?: string): Promise<Result<Page<WireNamed>>>;
  /**
   * Carries out an action on a booking. Sent once, never retried. The answer has the booking as
   * OnceHub describes it; read the booking again before relying on it. `reason` may be empty;
   * `mail` is whether OnceHub mails the customer about a cancellation.
   */
  act(
    kind: Exclude<ActionKind, 'reassign'>,
    id: string,
    reason: string,
    mail: boolean,
    turn?: Turn,
  ): Promise<Result<Acted>>;
  /** Makes a user the host of a booking, as `act` does; `notFound` may be of either. */
  reassign(id: string, host: string, turn?: Turn): Promise<Result<Acted>>;
}

/** OnceHub's answer to an action, and its Request-Id where there was one. */
export interface Acted {
  read: ReadBooking;
  request?: string;
}

/** The largest page OnceHub gives. */
export const PAGE_SIZE = 100;

const Message = z.object({ message: z.catch(z.string(), '') });

/** Makes the client. `pageSize` is how many rows are asked for in each page of a list. */
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
    const isFull = data.length >= pageSize;
    const wanted = data.slice(0, pageSize);
    // The last row may lack an id. The rows after the cursor come again on the next page.
    const end = wanted.findLastIndex((row) => cursorOf(row) !== null);
    const rows = (isFull || has_more) && end >= 0 ? wanted.slice(0, end + 1) : wanted;
    return ok({
      rows: rows.map(read).filter((row) => row !== null),
      unread: rows.flatMap((row) => unreadRow(row) ?? []),
      last: cursorOf(wanted[end]),
      hasMore: has_more,
      size: data.length,
      isFull,
    });
  }

  const named =
    <T>(schema: z.ZodMiniType<T & { deleted?: boolean | undefined }>) =>
    (row: unknown) => {
      const parsed = z.safeParse(schema, row);
      return parsed.success && !parsed.data.deleted ? parsed.data : null;
    };

  async function order(
    id: string,
    [verb, body]: Order,
    turn: Turn | undefined,
  ): Promise<Result<Acted>> {
    if (!isId(id)) return fail('notFound');
    const answer = await http.send({
      method: 'POST',
      path: `/bookings/${id}/${verb}`,
      priority: 'action',
      turn,
      ...(body && { body }),
    });
    if (!answer.ok) return answer;
    const { value, request } = answer;
    return ok({ read: readBooking(value), ...(request !== undefined && { request }) });
  }

  /** Whether OnceHub accepts `expand=contact`; assumed until it refuses. */
  let isExpandable = true;

  return {
    async test(key, once) {
      const answer = await http.send({
        method: 'GET',
        path: '/test',
        priority: 'person',
        key,
        once: once !== undefined,
      });
      if (!answer.ok) return answer;
      const parsed = z.safeParse(Message, answer.value);
      return parsed.success ? ok(parsed.data.message) : fail('unreadable');
    },
    async knows(key, id) {
      if (!isId(id)) return ok(false);
      const path = `/bookings/${id}`;
      const answer = await http.send({ method: 'GET', path, priority: 'person', key });
      if (answer.ok) {
        const read = readBooking(answer.value);
        const found = read.is === 'gone' ? read.id : read.is === 'booking' ? read.booking.id : null;
        return found === id ? ok(true) : fail('unreadable');
      }
      return answer.failure.kind === 'notFound' ? ok(false) : answer;
    },
    contacts: (email, after) => list('/contacts', { email }, after, 'person', named(WireContact)),
    bookingsOf: (contact, after) => list('/bookings', { contact }, after, 'person', readBooking),
    async bookings(asked, after) {
      const query = bookingQuery(asked);
      if (!isExpandable) return list('/bookings', query, after, 'sync', readBooking);
      const answer = await list(
        '/bookings',
        { ...query, expand: 'contact' },
        after,
        'sync',
        readBooking,
      );
      if (answer.ok || answer.failure.kind !== 'badRequest') return answer;
      // OnceHub's sources contradict each other about what can be expanded. If the request succeeds
      // without `expand`, it is not sent again.
      const plain = await list('/bookings', query, after, 'sync', readBooking);
      isExpandable = !plain.ok;
      return plain;
    },
    users: (email) => list('/users', { email }, undefined, 'person', named(WireNamed)),
    conversation: createConversations(http),
    guestLink: createGuestLinks(http),
    oneTimeLink: createOneTimeLinks(http),
    async reserve(priority = 'action') {
      const read = await http.reserve(priority);
      if (!read.ok) return read;
      const act = await http.reserve(priority);
      return act.ok ? ok({ read: read.value, act: act.value }) : act;
    },
    async booking(id, priority, turn) {
      if (!isId(id)) return fail('notFound');
      const answer = await http.send({ method: 'GET', path: `/bookings/${id}`, priority, turn });
      return answer.ok ? ok(readBooking(answer.value)) : answer;
    },
    directory: (kind, after) => list(`/${kind}`, {}, after, 'sync', named(WireNamed)),
    act: (kind, id, reason, mail, turn) => order(id, orderOf(kind, reason, mail), turn),
    // Without a location OnceHub keeps the service, the place or the telephone where it can.
    async reassign(id, host, turn) {
      return isId(host) ? order(id, ['reassign', { new_host: host }], turn) : fail('notFound');
    },
  };
}

/** The last part of an action's path, and its body; `null` for none. */
type Order = [verb: string, body: Record<string, unknown> | null];

function orderOf(kind: Exclude<ActionKind, 'reassign'>, reason: string, mail: boolean): Order {
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

type Loose = { id?: unknown; starting_time?: unknown } | null | undefined;

/** The longest id that is used as a cursor, in characters. */
const MAX_CURSOR = 200;

/** The id of a row in any form, as a cursor: a row that cannot be read can still be passed. */
function cursorOf(row: unknown): string | null {
  const id = (row as Loose)?.id;
  if (Number.isFinite(id)) return String(id);
  return typeof id === 'string' && id !== '' && id.length <= MAX_CURSOR ? id : null;
}

/** A row without a valid id, which is all that makes a row unreadable; `null` for any other. */
const unreadRow = (row: unknown): UnreadRow | null =>
  isId((row as Loose)?.id)
    ? null
    : { id: cursorOf(row), starts: readInstant((row as Loose)?.starting_time) };

/** OnceHub's bounds (`gt`, `lt`) are strict and its times have milliseconds, hence the `- 1`. */
function bookingQuery({ startsFrom, startsBefore, updatedAfter, owner, host }: BookingQuery) {
  const at = (instant: number) => new Date(instant).toISOString();
  return {
    ...(startsFrom !== undefined && { 'starting_time.gt': at(startsFrom - 1) }),
    ...(startsBefore != null && { 'starting_time.lt': at(startsBefore) }),
    ...(updatedAfter !== undefined && { 'last_updated_time.gt': at(updatedAfter) }),
    ...(owner != null && { owner }),
    ...(host != null && { host }),
  };
}
