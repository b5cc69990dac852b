import * as z from 'zod/mini';
import { tidy } from '../domain/safe-text.ts';

/*
 * Schemas of the API's objects as OnceHub sends them. Every field but `id` may be missing, null,
 * empty or of another type than documented; such a field reads as `null` (a list as empty, a flag
 * as false). Only an object without a valid id is refused. Fields that Bookside does not use are
 * dropped.
 *
 * Each field is one transform, not a composition of schemas, for speed: an extension may not
 * compile schemas (its content security policy forbids that), so every nested schema costs time at
 * every field of every booking.
 */

/** The result of another schema; `null` where the value does not fit. */
const orNull = <T extends z.ZodMiniType>(schema: T) =>
  z.transform((raw: unknown): z.output<T> | null => {
    const parsed = z.safeParse(schema, raw);
    return parsed.success ? parsed.data : null;
  });

/** ASCII on one line without space at its ends, as most texts are: the fast path of `readText`. */
const TIDY = /^[!-~](?:[ -~]*[!-~])?$/;

function readText(raw: unknown, max: number): string | null {
  if (typeof raw !== 'string') return Number.isFinite(raw) ? tidy(String(raw), max) : null;
  return raw.length <= max && TIDY.test(raw) ? raw : tidy(raw, max);
}

/** Text of at most `max` characters. A number reads as text, an empty text as `null`. */
const text = (max: number) => z.transform((raw: unknown) => readText(raw, max));

const flag = z.transform((raw: unknown) => raw === true);
const maybeFlag = z.transform((raw: unknown) => (typeof raw === 'boolean' ? raw : null));

/** ISO 8601 without a zone: documented times are UTC, and never this computer's time. */
const ISO_WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
/** The end of a text that tells its own zone; a date alone is UTC by the standard. */
const WITH_ZONE = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)$|^\d{4}-\d{2}-\d{2}$/i;
const NUMBER = /^\d+(?:\.\d+)?$/;

/** A number, also where it is sent as text; else `NaN`. */
const readNumber = (raw: unknown): number =>
  typeof raw === 'number' || (typeof raw === 'string' && NUMBER.test(raw))
    ? Number(raw)
    : Number.NaN;

/** An epoch time as ms: between 1973 and 5138, seconds and milliseconds cannot be mistaken. */
function fromEpoch(count: number): number {
  if (count >= 1e11 && count < 1e14) return count;
  return count >= 1e8 && count < 1e11 ? count * 1000 : Number.NaN;
}

/**
 * An instant as UTC ms, of a text or of an epoch time in seconds or milliseconds; `null` where it
 * is none, or where it would depend on this computer's zone.
 */
export function readInstant(raw: unknown): number | null {
  let at = fromEpoch(readNumber(raw));
  if (typeof raw === 'string') {
    if (ISO_WITHOUT_ZONE.test(raw)) at = Date.parse(`${raw.replace(' ', 'T')}Z`);
    else if (WITH_ZONE.test(raw)) at = Date.parse(raw);
  }
  return Number.isNaN(at) ? null : at;
}
const instant = z.transform(readInstant);

const MAX_MEETING_MINUTES = 60 * 24 * 366;
const minutes = z.transform((raw: unknown) => {
  const count = readNumber(raw);
  return count >= 0 && count <= MAX_MEETING_MINUTES ? count : null;
});

/** Whether it is an id in the form in which they are stored and put into paths. */
export const isId = (id: unknown): id is string =>
  typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id);
const id = z.custom<string>(isId);

/** The id of another object, which OnceHub sends as an id, or as the (expanded, deleted) object. */
function referenceOf(raw: unknown): string | null {
  const target = typeof raw === 'string' ? raw : (raw as { id?: unknown } | null | undefined)?.id;
  return isId(target) ? target : null;
}
const reference = z.transform(referenceOf);

/** At most `max` items of a list; none where it is no list. */
const items = (raw: unknown, max: number): unknown[] =>
  Array.isArray(raw) ? raw.slice(0, max) : [];

/** Addresses, each as a text or as the `email` of an object. */
const addresses = z.transform((raw: unknown) =>
  items(raw, 100).flatMap(
    (item) => readText((item as { email?: unknown } | null)?.email ?? item, 254) ?? [],
  ),
);

/** Ids of other objects, as ids or as objects. */
const references = z.transform((raw: unknown) =>
  items(raw, 100).flatMap((item) => referenceOf(item) ?? []),
);

/** A conversation, which OnceHub sends as an id, or as the object with its contact. */
const conversation = z.transform((raw: unknown) => ({
  id: referenceOf(raw),
  contact: referenceOf((raw as { contact?: unknown } | null | undefined)?.contact),
}));

/** A custom field's value (text, number, boolean, or a list of these), as one text. */
const answer = z.transform((value: unknown) => {
  const parts = (Array.isArray(value) ? value : [value]).filter((part) =>
    ['string', 'number', 'boolean'].includes(typeof part),
  );
  return tidy(parts.join(', '), 4000);
});

const field = z.object({ name: text(200), value: answer });

const fields = z.transform((raw: unknown) =>
  items(raw, 60).flatMap((item) => {
    const parsed = z.safeParse(field, item);
    return parsed.success ? [parsed.data] : [];
  }),
);

/** The answers of a conversation; those without a question have a label of OnceHub's user. */
const conversationAnswer = z.object({
  question: text(200),
  internal_label: text(200),
  value: answer,
});

/** A booking with its conversation expanded: the answers, `null` where they were not sent. */
export const WireConversation = z.object({
  id,
  conversation: orNull(
    z.object({
      answers: z.transform((raw: unknown) =>
        Array.isArray(raw)
          ? items(raw, 60).flatMap((item) => z.safeParse(conversationAnswer, item).data ?? [])
          : null,
      ),
    }),
  ),
});

/** A booking of either generation. Instants are UTC ms. */
export const WireBooking = z.object({
  id,
  deleted: flag,
  in_trash: flag,
  tracking_id: text(64),
  subject: text(500),
  status: text(40),
  creation_time: instant,
  starting_time: instant,
  last_updated_time: instant,
  duration_minutes: minutes,
  customer_timezone: text(64),
  virtual_conferencing: orNull(z.object({ join_url: text(2000) })),
  location_description: text(4000),
  cancel_reschedule_information: orNull(z.object({ reason: text(4000), actioned_by: text(40) })),
  attendees: addresses,
  form_submission: orNull(
    z.object({
      name: text(200),
      email: text(254),
      phone: text(60),
      mobile_phone: text(60),
      note: text(4000),
      company: text(200),
      guests: addresses,
      custom_fields: fields,
    }),
  ),
  owner: reference,
  contact: reference,
  conversation,
  booking_calendar: reference,
  booking_page: reference,
  master_page: reference,
  event_type: reference,
  utm_params: orNull(
    z.object({
      source: text(200),
      medium: text(200),
      campaign: text(200),
      term: text(200),
      content: text(200),
    }),
  ),
  payment_information: orNull(z.looseObject({})),
  custom_fields: fields,
});
export type WireBooking = z.output<typeof WireBooking>;

/** A contact: a customer in OnceHub's address book. */
export const WireContact = z.object({
  id,
  deleted: flag,
  email: text(254),
  first_name: text(100),
  last_name: text(100),
  company: text(200),
  phone: text(60),
  mobile_phone: text(60),
  job_title: text(200),
  company_size: text(60),
  employees: text(60),
  status: text(60),
  timezone: text(64),
  last_interacted_time: instant,
});
export type WireContact = z.output<typeof WireContact>;

/** A user, calendar, page, master page or event type, with the fields the directory needs. */
export const WireNamed = z.object({
  id,
  deleted: flag,
  name: text(200),
  subject: text(200),
  first_name: text(100),
  last_name: text(100),
  email: text(254),
  status: text(20),
  teams: references,
  timezone: text(64),
  host: reference,
  url: text(2000),
  duration_minutes: minutes,
  published: maybeFlag,
  active: maybeFlag,
});
export type WireNamed = z.output<typeof WireNamed>;

/** A page of a list; an answer without `data` is refused. The caller reads each row by itself. */
export const WireList = z.object({
  data: z.array(z.unknown()),
  has_more: z.catch(z.optional(z.boolean()), undefined),
});

/** A one-time link; what its URL may be is for `bookingLink` to say, so nothing of it is cut. */
export const WireLink = z.object({ url: z.string() });

/**
 * The links of a booking by which one acts as its guest. Read apart from the booking, which is
 * stored, so that they never get there.
 */
export const WireGuestLinks = z.object({
  id: z.string(),
  status: text(40),
  in_trash: flag,
  deleted: flag,
  reschedule_url: text(4000),
  cancel_url: text(4000),
  ics_url: text(4000),
});

/** The body of an error. One generation of the API calls the field at fault `params`. */
export const WireError = z.object({
  type: text(60),
  message: text(500),
  param: text(60),
  params: text(60),
});
