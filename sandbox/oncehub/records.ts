/** Any JSON object. */
export type Json = Record<string, unknown>;

/** A conferencing service as the API names it. */
export type Provider = 'google_meet' | 'microsoft_teams' | 'zoom' | 'webex' | 'gotomeeting';

/** A row of any list, with the fields paging needs. */
export interface Row {
  id: string;
  /** When it was created, UTC ms; lists are sorted newest first. */
  created: number;
}

/** A row whose JSON never depends on clock or switches. */
export interface DirectoryRow extends Row {
  body: Json;
}

/** A OnceHub user. */
export interface UserRecord extends DirectoryRow {
  email: string;
  /** Whether a paid seat is assigned; without a seat, guests cannot book with this user. */
  seat: boolean;
  active: boolean;
  /** The connected conferencing services. */
  conferencing: readonly Provider[];
  /** `external_calendar.type` of meetings this user hosts. */
  calendarType: string;
  teams: readonly string[];
}

/** A location of a meeting, as time slots list it. */
export interface Place {
  type: 'virtual' | 'virtual_static' | 'physical' | 'guest_phone' | 'in_person_by_guest';
  value: string | null;
  id: string | null;
}

/** A question of a calendar's booking form. */
export interface Question {
  /** The field's name in `booking_form`. */
  field: string;
  required?: boolean;
  /** The values a picklist takes; any other is ignored. */
  options?: readonly string[];
}

/** A booking calendar. */
export interface CalendarRecord extends DirectoryRow {
  /** The id of a user or a team. */
  host: string;
  subject: string;
  published: boolean;
  /** The lengths a guest can choose, in minutes; the first is the default. */
  durations: readonly number[];
  places: readonly Place[];
  allowsOneTimeLinks: boolean;
  questions: readonly Question[];
}

/** A booking page of the classic kind. */
export interface PageRecord extends DirectoryRow {
  users: readonly string[];
  masterPages: readonly string[];
  eventTypes: readonly string[];
}

/** A contact. */
export interface ContactRecord extends Row {
  /** UTC ms. */
  updated: number;
  /** The address as typed; `null` for a guest known by phone only. */
  email: string | null;
  /** All other fields, as the API sends them. */
  fields: Json;
}

/** `cancel_reschedule_information` as the API sends it. */
export interface Change {
  reason: string | null;
  actioned_by: string;
  user_id: string | null;
}

/** `form_submission` as the API sends it. */
export interface Form {
  name: string | null;
  email: string | null;
  phone: string | null;
  mobile_phone: string | null;
  note: string | null;
  company: string | null;
  guests: readonly string[];
  custom_fields: readonly { name: string; value: unknown }[];
}

/**
 * A booking as the stand-in stores it; `wire.ts` converts it to the API's format. Times are UTC ms.
 */
export interface BookingRecord extends Row {
  starts: number;
  updated: number;
  minutes: number | null;
  status: string;
  subject: string;
  inTrash: boolean;
  /** The ids of users: the host first, then the co-hosts. */
  hosts: readonly string[];
  /** The id of the user who accepted first. */
  owner: string;
  /** The id of its contact, for `bookings?contact=`. */
  contact: string | null;
  calendar: string | null;
  page: string | null;
  masterPage: string | null;
  eventType: string | null;
  attendees: readonly string[];
  /** The conferencing service of the join link; `null` for other locations. */
  provider: Provider | null;
  /** `null` when the meeting is not virtual. */
  joinUrl: string | null;
  location: string | null;
  /** The id of the booking this one replaces. */
  replaces: string | null;
  change: Change | null;
  zone: string | null;
  form: Form | null;
  externalCalendar: Json | null;
  conversation: string | null;
  utm: Json | null;
  /**
   * Properties of the JSON that override or extend those of the fields above; `undefined` omits
   * one.
   */
  wire?: Json;
  /**
   * The published sample: sent unchanged until an action changes the booking; never completed by
   * the clock.
   */
  published?: { body: Json; updated: number };
  /** The stale state that GET answers show until `until`. */
  stale?: { until: number; record: BookingRecord };
  /** The state that lists show until `until`; `null`: they do not have the booking yet. */
  listed?: { until: number; record: BookingRecord | null };
  /** Its id is sent in a form that no documentation knows. */
  garbled?: boolean;
}

/** A booking to add: any fields of the record, and the guest's address and name. */
export type BookingDraft = Partial<BookingRecord> & {
  /** The guest's address; their contact is created when there is none. */
  email?: string;
  name?: string;
};

/** A contact to add, with any fields of the API. */
export type ContactDraft = { email: string | null } & Json;
