import * as z from 'zod/mini';
import { bare, normaliseQuickly } from '../address/normalise.ts';
import { keyWithoutAddress } from '../address/unaddressed.ts';
import {
  type Booking,
  KNOWN_STATUSES,
  type Part,
  type Payment,
  type Person,
  type Status,
} from '../domain/booking.ts';
import { readZone } from './customer-zone.ts';
import { WireBooking, WireContact } from './wire.ts';

/** The result of reading a booking that OnceHub sent. */
export type ReadBooking =
  /** A booking, with its contact where OnceHub expanded it (sent the object, not just the id). */
  | { is: 'booking'; booking: Booking; contact?: WireContact }
  /**
   * The booking is in the trash or deleted, so the store must remove it. `last` is how it stands in
   * the trash.
   */
  | { is: 'gone'; id: string; last?: Booking }
  /** No booking at all: it has no valid id. */
  | { is: 'unreadable' };

/**
 * Converts a booking of OnceHub's, of either generation (classic or calendar), into ours. Accepts
 * any value and never throws.
 */
export function readBooking(raw: unknown): ReadBooking {
  const parsed = z.safeParse(WireBooking, raw);
  if (!parsed.success) return { is: 'unreadable' };
  const wire = parsed.data;
  if (wire.deleted) return { is: 'gone', id: wire.id };
  if (wire.in_trash) return { is: 'gone', id: wire.id, last: toBooking(wire) };
  const contact = fullContact(raw);
  return { is: 'booking', ...(contact && { contact }), booking: toBooking(wire) };
}

function toBooking(wire: WireBooking): Booking {
  const form = wire.form_submission;
  const bookers = bookersOf(form?.email ?? '');
  const answers = answersIn(form?.custom_fields ?? []);
  const payment = readPayment(wire.payment_information);
  const contact = wire.contact ?? wire.conversation.contact;
  const name = fullName(form?.name ?? null, answers);
  const phone = form?.mobile_phone ?? form?.phone ?? null;
  const unaddressed = bookers.length === 0 ? { id: wire.id, name, phone, contact } : null;
  const key = unaddressed && keyWithoutAddress(unaddressed);
  return {
    id: wire.id,
    tracking: wire.tracking_id === wire.id ? '' : (wire.tracking_id ?? ''),
    subject: wire.subject ?? '',
    status: readStatus(wire.status),
    statusText: wire.status ?? '',
    generation: generation(wire),
    starts: wire.starting_time,
    minutes: wire.duration_minutes,
    created: wire.creation_time,
    updated: wire.last_updated_time,
    customerZone: readZone(wire.customer_timezone),
    name,
    email: bookers[0] ?? form?.email ?? null,
    people: [...(key ? [{ address: key, part: 'booker' as const }] : []), ...people(wire, bookers)],
    guests: form?.guests ?? [],
    phone,
    company: form?.company ?? null,
    note: form?.note ?? null,
    answers: answers.filter((field) => !isLastName(field.question)),
    joinText: wire.virtual_conferencing?.join_url ?? null,
    location: wire.location_description,
    change: readChange(wire),
    utm: wire.utm_params && Object.values(wire.utm_params).some(Boolean) ? wire.utm_params : null,
    paid: payment !== null,
    payment,
    properties: answersIn(wire.custom_fields),
    conversation: wire.conversation.id,
    owner: wire.owner,
    contact,
    calendar: wire.booking_calendar,
    page: wire.booking_page,
    masterPage: wire.master_page,
    eventType: wire.event_type,
  };
}

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== '';

/**
 * The payment that was taken: an object whose fields are empty, or an amount of zero, is none. An
 * amount that is no number counts as one, since a paid meeting must not be cancelled here.
 */
function readPayment(payment: Record<string, unknown> | null): Payment | null {
  const { amount_charged: given, transaction_id: transaction, currency } = payment ?? {};
  const amount = Number(given);
  if (isGiven(given) ? amount === 0 : !isGiven(transaction)) return null;
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
  return {
    // A fraction is no count of the smallest unit, and could be a hundred times as much.
    amount: /^\d+$/.test(String(given)) ? amount : null,
    currency: /^[A-Z]{3}$/.test(code) ? code : null,
  };
}

/** Custom fields as questions with their answers; those without one are left out. */
const answersIn = (fields: WireBooking['custom_fields']): Booking['answers'] =>
  fields.flatMap(({ name, value }) => (name && value ? [{ question: name, answer: value }] : []));

/** The booking's contact, where OnceHub sent more of it than its id. */
function fullContact(raw: unknown): WireContact | null {
  const parsed = z.safeParse(WireContact, (raw as { contact?: unknown }).contact);
  if (!parsed.success || parsed.data.deleted) return null;
  const { email, first_name, last_name, phone, mobile_phone } = parsed.data;
  const isTold = [email, first_name, last_name, phone, mobile_phone].some((one) => one !== null);
  return isTold ? parsed.data : null;
}

const readStatus = (status: string | null): Status =>
  KNOWN_STATUSES.find((known) => known === status) ?? 'other';

function generation(wire: WireBooking): Booking['generation'] {
  if (wire.booking_calendar) return 'calendar';
  return wire.booking_page || wire.master_page || wire.event_type ? 'classic' : 'unknown';
}

// Classic forms often ask for the last name in a question of its own.
const isLastName = (question: string) => /^last[\s_-]*name$/i.test(question);

function fullName(name: string | null, answers: Booking['answers']): string | null {
  const last = answers.find((field) => isLastName(field.question))?.answer;
  if (name === null || last === undefined) return name ?? last ?? null;
  return name.toLowerCase().endsWith(last.toLowerCase()) ? name : `${name} ${last}`;
}

/**
 * The addresses in the form's field for one, as written. Where somebody typed several, the first is
 * the booker's, and the others only attend.
 */
function bookersOf(typed: string): string[] {
  if (normaliseQuickly(typed) !== null) return [typed];
  return typed.split(/[,;]/).flatMap((part) => bare(part) ?? []);
}

/** Everybody the booking names, each address once: as booker, else as guest, else as attendee. */
function people(wire: WireBooking, [booker = '', ...others]: readonly string[]): Person[] {
  const read = (typed: readonly string[]) => typed.flatMap((one) => normaliseQuickly(one) ?? []);
  const attendees = read(wire.attendees);
  const named = new Map<string, Person>();
  const name = (addresses: readonly string[], person: Omit<Person, 'address'>) => {
    for (const address of addresses) {
      if (!named.has(address)) named.set(address, { address, ...person });
    }
  };
  const nameTyped = (typed: string[], part: Part, unlisted: Omit<Person, 'address'>) => {
    // In OnceHub's order, which has hosts first.
    name(
      attendees.filter((one) => typed.includes(one)),
      { part, typed: 'listed' },
    );
    name(typed, unlisted);
  };
  name(read([booker]), { part: 'booker' });
  nameTyped(read(wire.form_submission?.guests ?? []), 'guest', { part: 'guest' });
  nameTyped(read(others), 'attendee', { part: 'attendee', typed: 'alone' });
  name(attendees, { part: 'attendee' });
  return [...named.values()];
}

function readChange(wire: WireBooking): Booking['change'] {
  const sent = wire.cancel_reschedule_information;
  if (!sent) return null;
  const by =
    sent.actioned_by === 'user' || sent.actioned_by === 'customer' ? sent.actioned_by : null;
  return sent.reason === null && by === null ? null : { reason: sent.reason, by };
}
