import * as z from 'zod/mini';
import { tidy } from '../domain/safe-text.ts';

/*
 * The API's objects as they come: every field but `id` may be missing, null, empty or of another
 * kind than promised, and whatever we do not use is ignored. A field that does not fit reads as
 * nothing; only an object without an id is refused. Each field is read in one step: an extension
 * may not compile schemas, and each schema within a schema is paid for at every field of every
 * booking.
 */

/** What another schema makes of it; `null` where it does not fit. */
const orNull = <T extends z.ZodMiniType>(schema: T) =>
  z.transform((raw: unknown): z.output<T> | null => {
    const parsed = z.safeParse(schema, raw);
    return parsed.success ? parsed.data : null;
  });

/** What most texts are already: letters and signs of ASCII on one line, with nothing to be taken off. */
const TIDY = /^[!-~](?:[ -~]*[!-~])?$/;

function readText(raw: unknown, max: number): string | null {
  if (typeof raw !== 'string') return Number.isFinite(raw) ? tidy(String(raw), max) : null;
  return raw.length <= max && TIDY.test(raw) ? raw : tidy(raw, max);
}

/** Text of at most `max` characters, numbers included, emptiness as `null`. */
const text = (max: number) => z.transform((raw: unknown) => readText(raw, max));

const flag = z.transform((raw: unknown) => raw === true);

const instant = z.transform((raw: unknown) => {
  const at = typeof raw === 'string' ? Date.parse(raw) : Number.NaN;
  return Number.isNaN(at) ? null : at;
});

const MAX_MEETING_MINUTES = 60 * 24 * 366;
const minutes = z.transform((raw: unknown) =>
  typeof raw === 'number' && raw >= 0 && raw <= MAX_MEETING_MINUTES ? raw : null,
);

const isId = (id: unknown): id is string =>
  typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id);
const id = z.custom<string>(isId);

/** An id, the object behind it, or what is left of a deleted one. */
const reference = z.transform((raw: unknown) => {
  const target = typeof raw === 'string' ? raw : (raw as { id?: unknown } | null | undefined)?.id;
  return isId(target) ? target : null;
});

/** At most `max` items of a list; none where it is no list. */
const items = (raw: unknown, max: number): unknown[] =>
  Array.isArray(raw) ? raw.slice(0, max) : [];

const texts = z.transform((raw: unknown) =>
  items(raw, 100).flatMap((item) => readText(item, 254) ?? []),
);

/** A custom field's value: text, number, yes or no, or a list of these. */
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
  attendees: texts,
  form_submission: orNull(
    z.object({
      name: text(200),
      email: text(254),
      phone: text(60),
      mobile_phone: text(60),
      note: text(4000),
      company: text(200),
      guests: texts,
      custom_fields: fields,
    }),
  ),
  owner: reference,
  contact: reference,
  conversation: orNull(z.object({ contact: reference })),
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
  payment_information: orNull(z.object({ amount_charged: z.unknown() })),
});
export type WireBooking = z.output<typeof WireBooking>;

export const WireContact = z.object({
  id,
  deleted: flag,
  email: text(254),
  first_name: text(100),
  last_name: text(100),
  company: text(200),
  phone: text(60),
  mobile_phone: text(60),
});
export type WireContact = z.output<typeof WireContact>;

/** A user, calendar, page, master page or event type: what the directory needs of each. */
export const WireNamed = z.object({
  id,
  deleted: flag,
  name: text(200),
  subject: text(200),
  first_name: text(100),
  last_name: text(100),
  email: text(254),
});
export type WireNamed = z.output<typeof WireNamed>;

/** A page of a list. Without `data` it is no list at all; rows are read one by one by whoever asked. */
export const WireList = z.object({
  data: z.array(z.unknown()),
  has_more: z.catch(z.optional(z.boolean()), undefined),
});

/** The body of a refusal. One generation of the API spells the parameter `params`; we need neither. */
export const WireError = z.object({ type: text(60), message: text(500) });
