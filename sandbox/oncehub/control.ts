import { change } from './change.ts';
import type { Fault } from './fault.ts';
import { bookByGuest, guestCancels, guestRebooks, guestReschedules } from './guest.ts';
import { KEYS } from './keys.ts';
import type { LogEntry, Mail } from './log.ts';
import type { BookingDraft, BookingRecord, ContactDraft } from './records.ts';
import { type Switches, unknownSwitch } from './switches.ts';
import type { World } from './world.ts';

/** The fields of a booking that a colleague can change. */
export type BookingChanges = Partial<
  Pick<
    BookingRecord,
    'subject' | 'minutes' | 'hosts' | 'attendees' | 'location' | 'joinUrl' | 'wire'
  >
>;

/** A call whose answer is held back. */
export interface Held {
  /** Resolves when the stand-in has received the call. */
  heard: Promise<void>;
  /** Lets the call be answered. */
  release(): void;
}

/**
 * The test's control over the stand-in: what a customer of OnceHub cannot do. Unknown ids throw.
 */
export interface Control {
  /** The stand-in's present time, UTC ms. */
  now(): number;
  /** Sets the clock (UTC ms); it keeps running. */
  setClock(time: number): void;
  /** Moves the clock by `ms`. */
  advance(ms: number): void;
  /**
   * Resets data, switches, limits, faults, log, mails and keys; the new data is relative to the
   * present clock.
   */
  reset(): void;
  /** Changes the given switches. Throws on an unknown switch or value. */
  switch(changes: Partial<Switches>): void;
  switches(): Switches;
  /** Adds a fault for the next calls that match it. */
  fault(fault: Fault): void;
  clearFaults(): void;
  /**
   * Holds back the answer to the next call that matches, until it is released; then it is answered
   * if its client is still connected.
   */
  hold(match?: Fault['match'], after?: Fault['after']): Held;
  /** The number of calls received and not answered yet. */
  underWay(): number;
  /** The guest cancels with the link in their mail. */
  guestCancels(id: string, reason?: string): void;
  /**
   * The guest reschedules on the same page: the booking keeps its id and gets a new time (UTC ms).
   */
  guestReschedules(id: string, start: number): void;
  /**
   * The guest picks a time on another page, or answers a reschedule request: the old booking
   * becomes `canceled` and a new one is created. Returns the new id.
   */
  guestRebooks(id: string, start: number): string;
  /** Moves a booking to the trash. */
  trash(id: string): void;
  /** Moves a booking out of the trash. */
  restore(id: string): void;
  /** Deletes a booking permanently. */
  delete(id: string): void;
  /** A colleague changes fields of a booking, its hosts and attendees for a hand-over. */
  edit(id: string, changes: BookingChanges): void;
  /** Sets a booking's `last_updated_time` to now. */
  touch(id: string): void;
  /** Files a booking under another contact, by its id; nothing else about it changes. */
  refile(id: string, contact: string): void;
  /** Sends a booking's id in a form that no documentation knows, or as usual again. */
  garble(id: string, isGarbled?: boolean): void;
  /** Creates a booking as a guest would, by default on a booking calendar. Returns its id. */
  addBooking(draft?: BookingDraft): string;
  /** Creates a contact. Returns its id. */
  addContact(draft: ContactDraft): string;
  /** Creates a user of the main account. Returns its id. */
  addUser(email: string): string;
  /** Revokes the key `KEYS.revocable`. */
  revoke(): void;
  /** A booking's record, even if it is in the trash; `undefined` when there is none. */
  booking(id: string): Readonly<BookingRecord> | undefined;
  /** All bookings of the main account, in order of creation. */
  bookings(): readonly Readonly<BookingRecord>[];
  /** The requests received, oldest first; at most the latest 50,000. */
  log(): readonly LogEntry[];
  clearLog(): void;
  /** The mails OnceHub would have sent, oldest first. */
  mails(): readonly Mail[];
  /** Whether an administrator's endpoint was called, which a rep's panel must never do. */
  adminCalled(): boolean;
}

/** Creates the control; `world` returns the present world, `renew` replaces it by a new one. */
export function createControl(hub: { world: () => World; renew: () => void }): Control {
  const { world, renew } = hub;
  const main = () => {
    const { main: account, clock } = world();
    account.bookings.settle(clock.now());
    return account;
  };
  const booking = (id: string) => {
    const found = main().bookings.get(id);
    if (!found) throw new Error(`No such booking: ${id}`);
    return found;
  };
  return {
    now: () => world().clock.now(),
    setClock: (time) => world().clock.set(time),
    advance: (ms) => world().clock.advance(ms),
    reset: renew,
    switch(changes) {
      const unknown = unknownSwitch({ ...changes });
      if (unknown) throw new Error(`No such switch: ${unknown}`);
      Object.assign(world().switches, changes);
    },
    switches: () => ({ ...world().switches }),
    fault(fault) {
      const left = fault.times === null ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
      world().faults.push({ fault, left });
    },
    clearFaults() {
      world().faults = [];
    },
    hold(match = {}, after = 'before') {
      const { promise: heard, resolve: tell } = Promise.withResolvers<void>();
      const { promise: until, resolve: release } = Promise.withResolvers<void>();
      world().faults.push({ fault: { kind: 'hold', tell, until, match, after }, left: 1 });
      return { heard, release };
    },
    underWay: () => world().underWay,
    guestCancels: (id, reason = '') => guestCancels(world(), booking(id), reason),
    guestReschedules: (id, start) => guestReschedules(world(), main(), booking(id), start),
    guestRebooks: (id, start) => guestRebooks(world(), main(), booking(id), start).id,
    trash: (id) => change(world(), booking(id), { inTrash: true }, 0),
    restore: (id) => change(world(), booking(id), { inTrash: false }, 0),
    delete(id) {
      const { bookings, deleted } = main();
      bookings.remove(booking(id).id);
      deleted.set(id, 'booking');
    },
    edit: (id, changes) => change(world(), booking(id), changes, 0),
    touch: (id) => change(world(), booking(id), {}, 0),
    refile(id, contact) {
      const { bookings } = main();
      const moved = booking(id);
      bookings.remove(id);
      bookings.add(Object.assign(moved, { contact }));
    },
    garble(id, isGarbled = true) {
      booking(id).garbled = isGarbled;
    },
    addBooking: (draft = {}) => bookByGuest(world(), main(), draft).id,
    addContact({ email, ...fields }) {
      const now = world().clock.now();
      const id = `CTC-${world().random.code(14)}`;
      const usual = { owner: main().owner, custom_fields: [] };
      main().contacts.add({
        id,
        created: now,
        updated: now,
        email,
        fields: { ...usual, ...fields },
      });
      return id;
    },
    addUser(email) {
      const id = `USR-${world().random.code(10)}`;
      main().users.add({
        id,
        created: world().clock.now(),
        email,
        seat: true,
        active: true,
        conferencing: [],
        calendarType: 'google',
        teams: [],
        body: {
          object: 'user',
          id,
          first_name: 'Rep',
          last_name: email,
          email,
          status: 'active',
          role_name: 'Member',
          timezone: 'Europe/Copenhagen',
          teams: [],
        },
      });
      return id;
    },
    revoke() {
      world().keys.delete(KEYS.revocable);
    },
    booking: (id) => main().bookings.get(id),
    bookings: () => main().bookings.rows,
    log: () => world().log,
    clearLog() {
      world().log = [];
    },
    mails: () => world().mails,
    adminCalled: () => world().adminCalled,
  };
}
