import { BookingStore } from './booking-store.ts';
import { Collection } from './collection.ts';
import { ContactStore } from './contact-store.ts';
import type {
  BookingRecord,
  CalendarRecord,
  ContactRecord,
  DirectoryRow,
  PageRecord,
  UserRecord,
} from './records.ts';

/** The initial data of an account. */
export interface AccountData {
  /** The account owner's user id. */
  owner: string;
  /** Whether the plan includes the API. */
  api: boolean;
  /** Whether the plan includes reassigning bookings (Route plan). */
  route: boolean;
  users: UserRecord[];
  teams: DirectoryRow[];
  calendars: CalendarRecord[];
  pages: PageRecord[];
  masterPages: DirectoryRow[];
  eventTypes: DirectoryRow[];
  sms: DirectoryRow[];
  conversations: DirectoryRow[];
  contacts: ContactRecord[];
  bookings: BookingRecord[];
  /** The deleted objects: the value of `object` by id. */
  deleted: Record<string, string>;
}

/** One OnceHub account with all data its keys give access to. */
export class Account {
  readonly owner: string;
  readonly api: boolean;
  readonly route: boolean;
  readonly users: Collection<UserRecord>;
  readonly teams: Collection<DirectoryRow>;
  readonly calendars: Collection<CalendarRecord>;
  readonly pages: Collection<PageRecord>;
  readonly masterPages: Collection<DirectoryRow>;
  readonly eventTypes: Collection<DirectoryRow>;
  readonly sms: Collection<DirectoryRow>;
  readonly conversations: Collection<DirectoryRow>;
  readonly contacts: ContactStore;
  readonly bookings: BookingStore;
  /** The deleted objects: the value of `object` by id. */
  readonly deleted: Map<string, string>;

  constructor(data: AccountData) {
    this.owner = data.owner;
    this.api = data.api;
    this.route = data.route;
    this.users = new Collection(data.users);
    this.teams = new Collection(data.teams);
    this.calendars = new Collection(data.calendars);
    this.pages = new Collection(data.pages);
    this.masterPages = new Collection(data.masterPages);
    this.eventTypes = new Collection(data.eventTypes);
    this.sms = new Collection(data.sms);
    this.conversations = new Collection(data.conversations);
    this.contacts = new ContactStore(data.contacts);
    this.bookings = new BookingStore(data.bookings);
    this.deleted = new Map(Object.entries(data.deleted));
  }

  /** The e-mail address of the account owner, with which `/test` identifies the account. */
  get email(): string {
    return this.users.get(this.owner)?.email ?? '';
  }
}
