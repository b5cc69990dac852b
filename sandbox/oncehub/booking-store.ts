import { Collection, insert, take } from './collection.ts';
import type { BookingRecord } from './records.ts';

/** The end of a meeting, UTC ms; its start when the length is not known. */
export const endOf = (booking: BookingRecord): number =>
  booking.starts + (booking.minutes ?? 0) * 60_000;

/** Whether the status is that of an upcoming booking; the time is not compared. */
export const isOpen = (booking: BookingRecord): boolean =>
  booking.status === 'scheduled' || booking.status === 'rescheduled';

/** An account's bookings, indexed by contact; `settle` sets past ones to `completed`. */
export class BookingStore extends Collection<BookingRecord> {
  readonly #byContact = new Map<string, BookingRecord[]>();
  /** The open bookings, sorted by descending end when `#sorted` is true. */
  #open: BookingRecord[] = [];
  #sorted = false;

  constructor(bookings: readonly BookingRecord[]) {
    super(bookings);
    for (const booking of this.rows) this.#file(booking);
    this.#open = this.rows.filter((booking) => isOpen(booking) && !booking.published);
  }

  /** The bookings of a contact, in order of creation. */
  of(contact: string): readonly BookingRecord[] {
    return this.#byContact.get(contact) ?? [];
  }

  override add(booking: BookingRecord): void {
    super.add(booking);
    this.#file(booking);
    this.watch(booking);
  }

  override remove(id: string): BookingRecord | undefined {
    const booking = super.remove(id);
    if (booking?.contact) take(this.#byContact.get(booking.contact) ?? [], booking);
    return booking;
  }

  /**
   * Must be called after a booking's time was changed, so that `settle` completes it at the new
   * time.
   */
  watch(booking: BookingRecord): void {
    if (!isOpen(booking) || booking.published) return;
    this.#open.push(booking);
    this.#sorted = false;
  }

  /** Sets every open meeting that has ended at `now` (UTC ms) to `completed`. */
  settle(now: number): void {
    if (!this.#sorted) this.#open.sort((a, b) => endOf(b) - endOf(a));
    this.#sorted = true;
    for (let last = this.#open.at(-1); last && endOf(last) <= now; last = this.#open.at(-1)) {
      this.#open.pop();
      // An action has changed its status, or it was added to the list twice.
      if (!isOpen(last)) continue;
      last.status = 'completed';
      last.updated = endOf(last);
    }
  }

  #file(booking: BookingRecord): void {
    if (booking.contact === null) return;
    const filed = this.#byContact.get(booking.contact);
    if (filed) insert(filed, booking);
    else this.#byContact.set(booking.contact, [booking]);
  }
}
