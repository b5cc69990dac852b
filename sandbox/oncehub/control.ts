import { change } from './change.ts';
import type { Fault } from './fault.ts';
import { bookByGuest, guestCancels, guestRebooks, guestReschedules } from './guest.ts';
import { KEYS } from './keys.ts';
import type { LogEntry, Mail } from './log.ts';
import type { BookingDraft, BookingRecord, ContactDraft } from './records.ts';
import { type Switches, unknownSwitch } from './switches.ts';
import type { World } from './world.ts';

/** A call that waits for its answer. */
export interface Held {
  heard: Promise<void>;
  release(): void;
}

/** Everything a test can do to the stand-in that OnceHub's customers cannot. Unknown ids throw. */
export interface Control {
  /** The clock, UTC ms. */
  now(): number;
  /** From here the clock goes on at its own pace. */
  setClock(time: number): void;
  /** Moves the clock by `ms`. */
  advance(ms: number): void;
  /** Data, switches, limits, faults, log, mails and keys as at the start; the data lies around the present clock. */
  reset(): void;
  /** Changes the switches named; an unknown switch or value throws. */
  switch(changes: Partial<Switches>): void;
  switches(): Switches;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Keeps the answer to the next call that fits, until it is told: `heard` resolves when the call has come. Released, it is answered, where its client is still there. */
  hold(match?: Fault['match'], after?: Fault['after']): Held;
  /** How many calls have come and are not answered yet. */
  underWay(): number;
  /** The guest cancels by the link in their mail. */
  guestCancels(id: string, reason?: string): void;
  /** The guest moves the meeting on the same page: same id, new time. */
  guestReschedules(id: string, start: number): void;
  /** The guest picks a time on another page, or answers a reschedule request: the old booking is `canceled`, a new one is made. Returns its id. */
  guestRebooks(id: string, start: number): string;
  trash(id: string): void;
  /** Takes a booking out of the trash. */
  restore(id: string): void;
  /** Deletes a booking for good. */
  delete(id: string): void;
  /** Moves `last_updated_time` to now. */
  touch(id: string): void;
  /** Makes a booking as a guest would, on a calendar unless told. Returns its id. */
  addBooking(draft?: BookingDraft): string;
  /** Returns its id. */
  addContact(draft: ContactDraft): string;
  /** Deletes the key `KEYS.revocable` in OnceHub's settings. */
  revoke(): void;
  /** A booking as the stand-in keeps it, trashed ones too; `undefined` when there is none. */
  booking(id: string): Readonly<BookingRecord> | undefined;
  /** Every booking of the main account, oldest made first. */
  bookings(): readonly Readonly<BookingRecord>[];
  /** Oldest first; the newest 50,000 at most. */
  log(): readonly LogEntry[];
  clearLog(): void;
  mails(): readonly Mail[];
  /** Whether a call was made that a rep's panel has no business making. */
  adminCalled(): boolean;
}

/** The controls over a world; `renew` replaces it by a new one. */
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
    touch: (id) => change(world(), booking(id), {}, 0),
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
