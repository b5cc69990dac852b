import * as z from 'zod/mini';
import { STATUSES } from '../domain/booking.ts';
import { MAX_REASON_CHARS } from '../domain/command.ts';
import { PLACE_TYPES } from '../domain/orders/order.ts';
import { MAX_ATTENDEES, MAX_NAME_CHARS, MAX_SUBJECT_CHARS } from '../domain/shown-booking.ts';
import { Address } from './report-shape.ts';
import { Id } from './result-shape.ts';

/** A random id as `crypto.randomUUID` makes it. */
export const Uuid = z.string().check(z.regex(/^[\da-f-]{36}$/));
const MaybeInstant = z.nullable(z.number());

/** Shape of a booking as a dialog showed it. */
export const Seen = z.object({
  id: Id,
  status: z.enum(STATUSES),
  starts: MaybeInstant,
  /** The customer the dialog named: the booker's address, lower-cased, or their key. */
  booker: z.nullable(Address),
  name: z.exactOptional(z.nullable(z.string().check(z.maxLength(MAX_NAME_CHARS)))),
  minutes: z.exactOptional(MaybeInstant),
  subject: z.exactOptional(z.string().check(z.maxLength(MAX_SUBJECT_CHARS))),
  phone: z.exactOptional(z.nullable(z.string().check(z.maxLength(500)))),
  contact: z.exactOptional(z.nullable(z.string().check(z.maxLength(64)))),
  attendees: z.exactOptional(z.array(Address).check(z.maxLength(MAX_ATTENDEES))),
  owner: z.exactOptional(z.nullable(z.string().check(z.maxLength(64)))),
});

const Value = z.string().check(z.maxLength(4000));
const MaybeText = z.nullable(z.string().check(z.maxLength(300)));
const place = { type: z.enum(PLACE_TYPES), value: MaybeText };

/** Shape of a confirmed order. */
export const OrderShape = z.object({
  order: Uuid,
  calendar: Id,
  starts: z.number(),
  draft: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    email: Address,
    phone: z.nullable(z.string().check(z.maxLength(60))),
    zone: z.string().check(z.minLength(1), z.maxLength(64)),
    place: z.nullable(z.object(place)),
    answers: z
      .array(
        z.object({
          field: z.string().check(z.minLength(1), z.maxLength(200)),
          value: z.union([Value, z.array(Value).check(z.maxLength(50))]),
        }),
      )
      .check(z.maxLength(60)),
    old: z.exactOptional(
      z.object({
        seen: Seen,
        mail: z.boolean(),
        reason: z.string().check(z.maxLength(MAX_REASON_CHARS)),
      }),
    ),
  }),
});
