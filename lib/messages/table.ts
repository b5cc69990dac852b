import * as z from 'zod/mini';
import { ACTION_KINDS } from '../domain/booking.ts';
import { MAX_BATCH } from '../domain/command.ts';
import { OFFER_LANGUAGES } from '../domain/details/offer-language.ts';
import { SITE_IDS } from '../domain/sites.ts';
import { LINK_MESSAGES } from './link-messages.ts';
import { OrderShape, Seen, Uuid } from './order-shape.ts';
import { Address, Report } from './report-shape.ts';
import { Id, result } from './result-shape.ts';
import { Slots } from './slot-shape.ts';
import { TEXT_MESSAGES } from './text-messages.ts';

/*
 * The complete message interface of the background, one row for each message. A sender that `from`
 * does not name is refused before the input is checked.
 */

const Nothing = z.nullable(z.undefined());

const Answer = z.object({
  question: z.string().check(z.maxLength(200)),
  answer: z.string().check(z.maxLength(4000)),
});

const Order = z.object({
  intent: Uuid,
  kind: z.enum(ACTION_KINDS),
  /** Of a reassignment: the id of the user who is to host the booking. */
  host: z.exactOptional(Id),
  seen: Seen,
  reason: z.string().check(z.maxLength(1000)),
  mail: z.boolean(),
});

const Intents = z.object({
  intents: z.array(Uuid).check(z.minLength(1), z.maxLength(MAX_BATCH)),
});

/** The rows, each with a sentence for a reviewer of the permissions: what the message does. */
export const TABLE = {
  /** A page script reports the people on its page; it gets no answer. */
  addressesFound: {
    from: 'page',
    input: z.object({ report: Report }),
    output: Nothing,
  },
  /** Refreshes one customer from OnceHub and writes the result to the store. */
  refreshCustomer: {
    from: 'ours',
    input: z.object({
      address: Address,
      asWritten: z.optional(Address),
      /** Ask OnceHub even when the stored answer is still fresh. */
      eager: z.boolean(),
    }),
    output: result(z.object({ asked: z.boolean(), complete: z.boolean() })),
  },
  /** Looks up one booking by its id and returns the address of its customer. */
  findBooking: {
    from: 'ours',
    input: z.object({ id: Id }),
    output: result(z.object({ address: z.nullable(Address) })),
  },
  /** Asks OnceHub for the answers of the conversation that one stored booking came from. */
  readConversation: {
    from: 'ours',
    input: z.object({ id: Id }),
    output: result(
      z.union([
        z.object({ is: z.literal('given'), answers: z.array(Answer).check(z.maxLength(60)) }),
        z.object({ is: z.enum(['notGiven', 'refused']) }),
      ]),
    ),
  },
  /** Asks OnceHub for the free times of one booking calendar, 28 days of them from an instant. */
  readSlots: {
    from: 'ours',
    input: z.object({ calendar: Id, from: z.number() }),
    output: result(Slots),
  },
  /**
   * Accepts confirmed actions on one or several bookings; each is sent once, after its undo
   * period.
   */
  propose: {
    from: 'ours',
    input: z.object({ orders: z.array(Order).check(z.minLength(1), z.maxLength(MAX_BATCH)) }),
    output: result(z.object({ until: z.number() })),
  },
  /**
   * Accepts a confirmed order: it books a meeting, for a move then cancels the old one. Sent once,
   * after its undo period; `undo`, `sendNow`, `dismiss` and `settle` are for orders as well.
   */
  proposeOrder: {
    from: 'ours',
    input: OrderShape,
    output: result(z.object({ until: z.number() })),
  },
  /** Withdraws proposed actions that were not sent yet; returns those withdrawn in time. */
  undo: {
    from: 'ours',
    input: Intents,
    output: result(z.object({ undone: z.array(Uuid) })),
  },
  /** Ends the undo period of proposed actions. */
  sendNow: {
    from: 'ours',
    input: Intents,
    output: result(z.null()),
  },
  /** Records that the user dismissed actions that were not carried out. */
  dismiss: {
    from: 'ours',
    input: Intents,
    output: result(z.null()),
  },
  /** Records on this computer only that meetings were held, or removes that record. */
  markHeld: {
    from: 'ours',
    input: z.object({
      bookings: z.array(Id).check(z.minLength(1), z.maxLength(MAX_BATCH)),
      held: z.boolean(),
    }),
    output: result(z.null()),
  },
  /** Reads again each booking whose action has no known outcome; returns how many remain. */
  settle: {
    from: 'ours',
    input: z.object({}),
    output: result(z.number()),
  },
  /**
   * Checks a key with OnceHub and stores it if it is valid; for a key of another account only
   * after the user agreed to lose what is stored.
   */
  useKey: {
    from: 'ours',
    input: z.object({
      key: z.string().check(z.maxLength(500)),
      /** The accounts of which the user was asked; either may be unknown, an empty text. */
      agreed: z.exactOptional(
        z.object({
          account: z.string().check(z.maxLength(254)),
          before: z.string().check(z.maxLength(254)),
        }),
      ),
    }),
    output: result(
      z.object({
        account: z.string(),
        asks: z.exactOptional(z.object({ before: z.string() })),
      }),
    ),
  },
  /** Asks OnceHub whether it accepts the stored key after all. */
  checkKey: {
    from: 'ours',
    input: z.object({}),
    output: result(z.null()),
  },
  /** Adds a passphrase to the encryption of the stored key, or removes it. */
  setPassphrase: {
    from: 'ours',
    input: z.object({ passphrase: z.nullable(z.string().check(z.minLength(8), z.maxLength(200))) }),
    output: result(z.null()),
  },
  /** Unlocks the key until the browser closes; returns whether the passphrase was right. */
  unlock: {
    from: 'ours',
    input: z.object({ passphrase: z.string().check(z.maxLength(200)) }),
    output: result(z.boolean()),
  },
  /** Switches the reading of one product on or off. */
  setSite: {
    from: 'ours',
    input: z.object({ site: z.enum(SITE_IDS), on: z.boolean() }),
    output: result(z.null()),
  },
  /** Sets how far back bookings are stored in this browser, and whether the sync is paused. */
  setSync: {
    from: 'ours',
    input: z.object({
      window: z.exactOptional(z.literal([3, 12, 24, 'all', 'off'])),
      paused: z.exactOptional(z.boolean()),
    }),
    output: result(z.null()),
  },
  /** Sets the undo period of actions. */
  setUndo: {
    from: 'ours',
    // Each by itself: the schema of whole numbers would take a kilobyte of the background.
    input: z.object({ seconds: z.literal([...Array(31).keys()]) }),
    output: result(z.null()),
  },
  /** Sets in which language one customer is offered times. */
  setOfferLanguage: {
    from: 'ours',
    input: z.object({ address: Address, language: z.enum(OFFER_LANGUAGES) }),
    output: result(z.null()),
  },
  ...TEXT_MESSAGES,
  /** Records that the user read that the browser deleted the settings. */
  confirmLostSettings: {
    from: 'ours',
    input: z.object({}),
    output: result(z.null()),
  },
  /** Sets by address which OnceHub user the rep is; `null` clears it. */
  setMe: {
    from: 'ours',
    input: z.object({ address: z.nullable(Address) }),
    output: result(z.object({ name: z.nullable(z.string()) })),
  },
  /** Sets whether two addresses belong to one customer. */
  joinAddresses: {
    from: 'ours',
    input: z.object({ address: Address, other: Address, together: z.boolean() }),
    output: result(z.null()),
  },
  ...LINK_MESSAGES,
  /** Deletes the stored data of one customer, by their addresses. */
  forgetCustomer: {
    from: 'ours',
    input: z.object({ addresses: z.array(Address).check(z.minLength(1), z.maxLength(50)) }),
    output: result(z.null()),
  },
  /** Asks the page script of one tab to report again. */
  readPage: {
    from: 'ours',
    input: z.object({ tab: z.number() }),
    output: result(z.object({ heard: z.boolean() })),
  },
  /** Reads the page of one tab once, where a user gesture gave access to it. */
  readOnRequest: {
    from: 'ours',
    input: z.object({ tab: z.number() }),
    output: result(z.object({ read: z.boolean() })),
  },
  /** Captures the structure of one page, without its text, and shows it to the user. */
  reportPage: {
    from: 'ours',
    input: z.object({ tab: z.number() }),
    output: result(z.object({ taken: z.boolean() })),
  },
  /** Sets whether an address or domain is ignored, a customer, or neither. */
  setIgnored: {
    from: 'ours',
    input: z.object({ entry: Address, is: z.nullable(z.enum(['ignored', 'customer'])) }),
    output: result(z.null()),
  },
  /** Deletes the key, the bookings, the settings and all other data. */
  forget: {
    from: 'ours',
    input: z.object({}),
    output: result(z.null()),
  },
} as const satisfies Record<string, Row>;

interface Row {
  /** Who may send the message: a page script, or the extension's own pages. */
  from: 'page' | 'ours';
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}

/** The name of a message. */
export type MessageName = keyof typeof TABLE;
/** The validated input of a message. */
export type Input<N extends MessageName> = z.output<(typeof TABLE)[N]['input']>;
/** The answer to a message; most are a `Result`. */
export type Output<N extends MessageName> = z.output<(typeof TABLE)[N]['output']>;
