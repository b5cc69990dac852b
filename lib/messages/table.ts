import * as z from 'zod/mini';
import { STATUSES } from '../domain/booking.ts';
import type { FailureKind } from '../domain/result.ts';
import { SITE_IDS } from '../domain/sites.ts';

/*
 * Everything that can be asked of the background, one row a message. Who is not named in `from`
 * is refused before the input is looked at.
 */

const Address = z.string().check(z.minLength(3), z.maxLength(254));
const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
const MaybeInstant = z.nullable(z.number());

const FailureShape = z.object({
  kind: z.custom<FailureKind>((kind) => typeof kind === 'string'),
  words: z.exactOptional(z.string()),
  until: z.exactOptional(z.number()),
  request: z.exactOptional(z.string()),
});

const result = <T extends z.ZodMiniType>(value: T) =>
  z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: FailureShape }),
  ]);

const Nothing = z.nullable(z.undefined());

const Person = z.object({
  address: Address,
  asWritten: z.exactOptional(Address),
  name: z.exactOptional(z.string().check(z.maxLength(120))),
  role: z.enum(['contact', 'associated', 'sender', 'recipient', 'body']),
});

/** What a page says of itself, whoever brought it: it comes from a world a stranger shares. */
export const Report = z.object({
  site: z.enum(SITE_IDS),
  page: z.enum([
    'thread',
    'draft',
    'list',
    'board',
    'contact',
    'company',
    'deal',
    'ticket',
    'custom',
    'inbox',
    'task',
    'other',
  ]),
  key: z.string().check(z.maxLength(200)),
  state: z.enum(['reading', 'found', 'none']),
  layer: z.nullable(z.enum(['named', 'general', 'text'])),
  people: z.array(Person).check(z.maxLength(200)),
  own: z.exactOptional(z.array(Address).check(z.maxLength(20))),
  listed: z.exactOptional(z.array(Person).check(z.maxLength(100))),
});

const Order = z.object({
  intent: z.uuid(),
  kind: z.enum(['cancel', 'reschedule', 'noShow']),
  seen: z.object({
    id: Id,
    status: z.enum(STATUSES),
    starts: MaybeInstant,
    /** The customer the confirm named: the booker's address, lower-cased. */
    booker: z.nullable(Address),
  }),
  reason: z.string().check(z.maxLength(1000)),
  mail: z.boolean(),
});

const Intents = z.object({ intents: z.array(z.uuid()).check(z.minLength(1), z.maxLength(50)) });

/** The rows. The sentence is what a reviewer of permissions needs to know of it. */
export const TABLE = {
  addressesFound: {
    from: 'page',
    input: z.object({ report: Report }),
    output: Nothing,
    sentence: 'A page script tells which people its page shows; it is answered with nothing.',
  },
  refreshCustomer: {
    from: 'ours',
    input: z.object({
      address: Address,
      asWritten: z.optional(Address),
      /** Ask OnceHub even when the stored answer is young. */
      eager: z.boolean(),
    }),
    output: result(z.object({ asked: z.boolean(), complete: z.boolean() })),
    sentence:
      'Brings one customer up to date from OnceHub; what is learnt is written to the store.',
  },
  findBooking: {
    from: 'ours',
    input: z.object({ id: Id }),
    output: result(z.object({ address: z.nullable(Address) })),
    sentence: 'Looks one booking up by its id and says whose it is.',
  },
  propose: {
    from: 'ours',
    input: z.object({ orders: z.array(Order).check(z.minLength(1), z.maxLength(50)) }),
    output: result(z.object({ until: z.number() })),
    sentence:
      'Takes what a person confirmed on one or several bookings; each is sent once, when its time to undo is over.',
  },
  undo: {
    from: 'ours',
    input: Intents,
    output: result(z.object({ undone: z.array(z.uuid()) })),
    sentence: 'Takes back what was proposed and not sent yet; says which that was in time for.',
  },
  sendNow: {
    from: 'ours',
    input: Intents,
    output: result(z.null()),
    sentence: 'Ends the time to undo of what was proposed.',
  },
  dismiss: {
    from: 'ours',
    input: Intents,
    output: result(z.null()),
    sentence: 'Notes that the person saw what was not carried out.',
  },
  markHeld: {
    from: 'ours',
    input: z.object({
      bookings: z.array(Id).check(z.minLength(1), z.maxLength(50)),
      held: z.boolean(),
    }),
    output: result(z.null()),
    sentence: 'Notes on this computer alone that meetings were held, or takes that back.',
  },
  settle: {
    from: 'ours',
    input: z.object({}),
    output: result(z.number()),
    sentence: 'Reads again every booking whose action is in doubt; answers how many are left.',
  },
  useKey: {
    from: 'ours',
    input: z.object({ key: z.string().check(z.maxLength(500)) }),
    output: result(z.object({ account: z.string() })),
    sentence: 'Checks a key with OnceHub and keeps it when it holds.',
  },
  setPassphrase: {
    from: 'ours',
    input: z.object({ passphrase: z.nullable(z.string().check(z.minLength(8), z.maxLength(200))) }),
    output: result(z.null()),
    sentence: 'Seals the stored key by a passphrase, too, or by none any more.',
  },
  unlock: {
    from: 'ours',
    input: z.object({ passphrase: z.string().check(z.maxLength(200)) }),
    output: result(z.boolean()),
    sentence: 'Opens the sealed key until the browser closes; answers whether it did.',
  },
  setSite: {
    from: 'ours',
    input: z.object({ site: z.enum(SITE_IDS), on: z.boolean() }),
    output: result(z.null()),
    sentence: 'Switches the reading of one product on or off.',
  },
  setSync: {
    from: 'ours',
    input: z.object({
      window: z.exactOptional(z.literal([3, 12, 24, 'all', 'off'])),
      paused: z.exactOptional(z.boolean()),
    }),
    output: result(z.null()),
    sentence: 'Says how far back bookings are kept in this browser, and whether filling rests.',
  },
  setUndo: {
    from: 'ours',
    input: z.object({ seconds: z.int().check(z.minimum(0), z.maximum(30)) }),
    output: result(z.null()),
    sentence: 'Says how long an action can be undone before it is sent.',
  },
  setMe: {
    from: 'ours',
    input: z.object({ address: z.nullable(Address) }),
    output: result(z.object({ name: z.nullable(z.string()) })),
    sentence: 'Says which user of OnceHub the rep is, by address; `null` forgets it.',
  },
  joinAddresses: {
    from: 'ours',
    input: z.object({ address: Address, other: Address, together: z.boolean() }),
    output: result(z.null()),
    sentence: 'Says whether two addresses belong to one customer.',
  },
  forgetCustomer: {
    from: 'ours',
    input: z.object({ addresses: z.array(Address).check(z.minLength(1), z.maxLength(50)) }),
    output: result(z.null()),
    sentence: 'Forgets what is stored of one customer, by their addresses.',
  },
  readPage: {
    from: 'ours',
    input: z.object({ tab: z.number() }),
    output: result(z.object({ heard: z.boolean() })),
    sentence: 'Asks the page script of one tab to report again.',
  },
  readOnce: {
    from: 'ours',
    input: z.object({ tab: z.number() }),
    output: result(z.object({ read: z.boolean() })),
    sentence: 'Reads the page of one tab this once, where a gesture of the person opened it to us.',
  },
  reportPage: {
    from: 'ours',
    input: z.object({ tab: z.number() }),
    output: result(z.object({ taken: z.boolean() })),
    sentence: 'Takes the structure of one page, without its text, and shows it to the person.',
  },
  setIgnored: {
    from: 'ours',
    input: z.object({ entry: Address, is: z.nullable(z.enum(['ignored', 'customer'])) }),
    output: result(z.null()),
    sentence: 'Says whether an address or domain is the person’s own, customers’, or neither.',
  },
  forget: {
    from: 'ours',
    input: z.object({}),
    output: result(z.null()),
    sentence: 'Forgets key, bookings, settings and everything else.',
  },
} as const satisfies Record<string, Row>;

interface Row {
  from: 'page' | 'ours';
  input: z.ZodMiniType;
  output: z.ZodMiniType;
  sentence: string;
}

export type MessageName = keyof typeof TABLE;
export type Input<N extends MessageName> = z.output<(typeof TABLE)[N]['input']>;
export type Output<N extends MessageName> = z.output<(typeof TABLE)[N]['output']>;
