import { type Part, STATUSES } from '../domain/booking.ts';
import type { BookingRow } from './schema.ts';

type Json = Record<string, unknown>;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => Number.isFinite(value);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const TEXTS = ['id', 'tracking', 'subject', 'statusText', 'generation'] as const;
const MAYBE_TEXTS = [
  'customerZone',
  'name',
  'email',
  'phone',
  'company',
  'note',
  'joinText',
  'location',
  'owner',
  'contact',
  'calendar',
  'page',
  'masterPage',
  'eventType',
] as const;
const MAYBE_NUMBERS = ['starts', 'minutes', 'created', 'updated'] as const;
const CHANGE = ['reason', 'by'];
const UTM = ['source', 'medium', 'campaign', 'term', 'content'];

const PARTS: Record<Part, true> = { booker: true, attendee: true, guest: true };

const isOneOf = (known: object, value: unknown) =>
  typeof value === 'string' && Object.hasOwn(known, value);
// The spread turns holes of a sparse array into `undefined`; `every` alone would skip them.
const every = (value: unknown, fits: (item: unknown) => boolean) =>
  Array.isArray(value) && [...value].every(fits);
const maybe = (value: unknown, fits: (item: unknown) => boolean) => value === null || fits(value);
const isPerson = (item: unknown) =>
  isObject(item) && isText(item.address) && isOneOf(PARTS, item.part);
const isAnswer = (item: unknown) => isObject(item) && isText(item.question) && isText(item.answer);
const isPayment = (item: unknown) =>
  isObject(item) && maybe(item.amount, isNumber) && maybe(item.currency, isText);
const holds = (keys: readonly string[]) => (value: unknown) =>
  isObject(value) && keys.every((key) => maybe(value[key], isText));

/**
 * Checks the shape of a booking row read from disk: every field that is shown, or read to find the
 * rest of a person, must be there with its type. Readers skip a row that fails (a damaged disk, an
 * older version); a later sync fetches it again.
 */
export function isBooking(row: unknown): row is BookingRow {
  return (
    isObject(row) &&
    TEXTS.every((key) => isText(row[key])) &&
    MAYBE_TEXTS.every((key) => maybe(row[key], isText)) &&
    MAYBE_NUMBERS.every((key) => maybe(row[key], isNumber)) &&
    maybe(row.change, holds(CHANGE)) &&
    maybe(row.utm, holds(UTM)) &&
    STATUSES.some((status) => status === row.status) &&
    typeof row.paid === 'boolean' &&
    every(row.addresses, isText) &&
    every(row.people, isPerson) &&
    every(row.guests, isText) &&
    every(row.answers, isAnswer) &&
    // Rows of versions before 6 lack these.
    every(row.properties ?? [], isAnswer) &&
    maybe(row.conversation ?? null, isText) &&
    maybe(row.payment ?? null, isPayment)
  );
}
