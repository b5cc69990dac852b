import * as z from 'zod/mini';
import { tidy } from '../bookings/text.ts';

/*
 * The API's objects as they come: every field but `id` may be missing, null, empty or of another
 * kind than promised, and whatever we do not use is ignored. A field that does not fit reads as
 * nothing; only an object without an id is refused.
 */

const orNull = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullable(schema), null);

/** Text of at most `max` characters, numbers included, emptiness as `null`. */
const text = (max: number) =>
  orNull(
    z.pipe(
      z.union([z.string(), z.number()]),
      z.transform((raw) => tidy(String(raw), max)),
    ),
  );

const instant = orNull(
  z.pipe(
    z.string(),
    z.transform((raw) => {
      const at = Date.parse(raw);
      return Number.isNaN(at) ? null : at;
    }),
  ),
);

const isId = (id: string) => /^[A-Za-z0-9_-]{1,64}$/.test(id);
const id = z.string().check(z.refine(isId));

/** An id, the object behind it, or what is left of a deleted one. */
const reference = orNull(
  z.pipe(
    z.union([id, z.object({ id })]),
    z.transform((target) => (typeof target === 'string' ? target : target.id)),
  ),
);

const list = <T extends z.ZodMiniType>(row: T, max: number) =>
  z.catch(
    z.pipe(
      z.array(z.catch(z.nullable(row), null)),
      z.transform((rows) => rows.slice(0, max)),
    ),
    [],
  );

const texts = z.pipe(
  list(text(254), 100),
  z.transform((rows) => rows.filter((row) => row !== null)),
);

/** A custom field's value: text, number, yes or no, or a list of these. */
const answer = z.pipe(
  z.unknown(),
  z.transform((value) => {
    const parts = (Array.isArray(value) ? value : [value]).filter((part) =>
      ['string', 'number', 'boolean'].includes(typeof part),
    );
    return tidy(parts.join(', '), 4000);
  }),
);

const fields = list(z.object({ name: text(200), value: answer }), 60);

export const WireBooking = z.object({
  id,
  deleted: z.catch(z.optional(z.boolean()), undefined),
  in_trash: z.catch(z.optional(z.boolean()), undefined),
  tracking_id: text(64),
  subject: text(500),
  status: text(40),
  creation_time: instant,
  starting_time: instant,
  last_updated_time: instant,
  duration_minutes: orNull(z.number().check(z.minimum(0), z.maximum(60 * 24 * 366))),
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
  deleted: z.catch(z.optional(z.boolean()), undefined),
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
  deleted: z.catch(z.optional(z.boolean()), undefined),
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
