/**
 * Switches for points that OnceHub's documentation leaves open: each possible behaviour is a value.
 * They include the points that the product's tests set, and those of booking, moving and sending
 * links. The first value of each is the default.
 */
const CHOICES = {
  /** How `contacts?email=` compares addresses. */
  contactMatch: ['ci', 'exact', 'partial'],
  /** Whether `last_updated_time.gt` compares instants, or whether the day is a later one. */
  changeFilter: ['instant', 'day'],
  /**
   * What `bookings?host=` finds: meetings of booking calendars alone, classic ones as well, or all
   * there are; or the status by which it is refused.
   */
  hostFilter: ['calendars', 'everywhere', 'ignored', '400', '403', '404', '422'],
  /** Whether a guest is filed under the contact with their address or with their mobile number. */
  contactOf: ['email', 'mobilePhone'],
  /** The form's `email` of a guest who gave none. */
  noEmail: ['empty', 'null', 'absent'],
  /** `payment_information` of a meeting for which nothing was paid. */
  noPayment: ['absent', 'null', 'nulls', 'empty', 'zero'],
  /** The form of a booking's times. */
  times: ['milliseconds', 'seconds', 'withoutZone', 'epochSeconds', 'epochMilliseconds'],
  /** The form of a booking's length. */
  numbers: ['number', 'text'],
  /** Whether a booking's attendees are addresses or objects with one each. */
  attendees: ['addresses', 'objects'],
  /** `on`: a booking is created between two pages, and the next page starts one row too early. */
  insertDuringPaging: ['off', 'on'],
  /** The form of the `Link` header. */
  link: ['documented', 'full', 'none'],
  /** The `has_more` property of a list. */
  hasMore: ['correct', 'missing', 'falseOnFullPage', 'trueOnLastPage'],
  /** Which properties of a booking can be expanded, and how they are named. */
  expand: ['bare', 'newThree', 'oldFour', 'dataPrefixOnly', 'rejectOnGet'],
  /** Where a booking's conversation can be expanded; `403`: the account may not read any. */
  conversation: ['everywhere', 'onListsOnly', 'nowhere', '403'],
  /** The name of the property that gives the invalid parameter in a 409. */
  conflictParam: ['param', 'params', 'none'],
  /** The `Retry-After` header of a 429. */
  retryAfter: ['none', 'seconds', 'date'],
  /** The `owner` of a booking after it was reassigned. */
  ownerAfterReassign: ['unchanged', 'newHost'],
  /** `rescheduled_booking_id` of a booking that replaces another. */
  rescheduledBookingId: ['null', 'original'],
  /** The default of `hide_url_params`. */
  hideDefault: ['true', 'false'],
  /** The answer to an `after` or `before` that is no id in the account. */
  badCursor: ['400', 'emptyPage', 'firstPage'],
  /** The answer to a body with an unknown field. */
  unknownBodyField: ['400', 'ignore'],
  /** The answer to a request for time slots that starts in the past. */
  pastSlots: ['400', 'clamp'],
  /** The form of a booking that was made by a call: as it was sent, or not there at all. */
  scheduledForm: ['filled', 'null'],
  /** The answer to a request for a permanently deleted booking. */
  deletedBooking: ['redacted', '404'],
  /** Actions on a booking in the trash. */
  trashedActions: ['409', 'allow'],
  /** Whether request-reschedule cancels at once or two seconds later. */
  rescheduleStatus: ['canceled', 'delayed'],
  /** Both rate limits. OnceHub always has them; a benchmark may switch them off. */
  limits: ['on', 'off'],
} as const;

type Choices = { [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] };

/** The value of each switch. */
export interface Switches extends Choices {
  /** For how many seconds GET answers show the stale state of a booking after an action. */
  statusLag: number;
  /** For how many seconds lists show the state before a change, while single reads are current. */
  listLag: number;
}

const LAGS = ['statusLag', 'listLag'];

/** The default value of each switch. */
export function defaultSwitches(): Switches {
  const chosen = Object.entries(CHOICES).map(([name, values]) => [name, values[0]]);
  // The table's first column has exactly the type of its row.
  return { ...(Object.fromEntries(chosen) as Choices), statusLag: 0, listLag: 0 };
}

/**
 * The first entry of `changes` with an unknown switch or value, as `name: value`; `null` when there
 * is none.
 */
export function unknownSwitch(changes: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(changes)) {
    if (LAGS.includes(name) && typeof value === 'number' && value >= 0) continue;
    const values: readonly unknown[] = Object.hasOwn(CHOICES, name)
      ? CHOICES[name as keyof typeof CHOICES]
      : [];
    if (!values.includes(value)) return `${name}: ${String(value)}`;
  }
  return null;
}

/** The values of each switch, for tests that try all of them. */
export const SWITCH_VALUES: Readonly<Record<string, readonly string[]>> = CHOICES;
