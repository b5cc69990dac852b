/**
 * Points that OnceHub's documentation leaves open, each answerable every way it may be: those that
 * tests of the product set, and those of booking, moving and sending links. The first value of a
 * row is the one in force until a test chooses another.
 */
const CHOICES = {
  /** How `contacts?email=` compares addresses. */
  contactMatch: ['ci', 'exact', 'partial'],
  /** A booking is made between two pages, and the next page starts one row too early. */
  insertDuringPaging: ['off', 'on'],
  /** The form of the `Link` header. */
  link: ['documented', 'full', 'none'],
  hasMore: ['correct', 'missing', 'falseOnFullPage', 'trueOnLastPage'],
  /** Which properties of a booking can be expanded, and how they are named. */
  expand: ['bare', 'newThree', 'oldFour', 'dataPrefixOnly', 'rejectOnGet'],
  /** How a 409 names the property at fault. */
  conflictParam: ['param', 'params', 'none'],
  retryAfter: ['none', 'seconds', 'date'],
  ownerAfterReassign: ['unchanged', 'newHost'],
  /** `rescheduled_booking_id` of a booking that stands in for another. */
  rescheduledBookingId: ['null', 'original'],
  /** What `hide_url_params` is when it is not sent. */
  hideDefault: ['true', 'false'],
  /** An `after` or `before` that names nothing in the account. */
  badCursor: ['400', 'emptyPage', 'firstPage'],
  unknownBodyField: ['400', 'ignore'],
  /** Time slots asked for from a past moment. */
  pastSlots: ['400', 'clamp'],
  /** A booking deleted for good, asked for by its id. */
  deletedBooking: ['redacted', '404'],
  /** Actions on a booking in the trash. */
  trashedActions: ['409', 'allow'],
  /** Whether request-reschedule cancels at once or two seconds later. */
  rescheduleStatus: ['canceled', 'delayed'],
  /** OnceHub always limits; a bench may lift both limits. */
  limits: ['on', 'off'],
} as const;

type Choices = { [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] };

/** Each of these points with its answer. */
export interface Switches extends Choices {
  /** Seconds for which readings still show a booking as it was before an action. */
  statusLag: number;
}

/** The answers in force until a test chooses others. */
export function defaultSwitches(): Switches {
  const chosen = Object.entries(CHOICES).map(([name, values]) => [name, values[0]]);
  // The table's first column has exactly the type of its row.
  return { ...(Object.fromEntries(chosen) as Choices), statusLag: 0 };
}

/** The first entry of `changes` that is no switch or no value of its switch, or `null`. */
export function unknownSwitch(changes: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(changes)) {
    if (name === 'statusLag' && typeof value === 'number' && value >= 0) continue;
    const values: readonly unknown[] = Object.hasOwn(CHOICES, name)
      ? CHOICES[name as keyof typeof CHOICES]
      : [];
    if (!values.includes(value)) return `${name}: ${String(value)}`;
  }
  return null;
}

/** Each switch with its values, for tests that go through all of them. */
export const SWITCH_VALUES: Readonly<Record<string, readonly string[]>> = CHOICES;
