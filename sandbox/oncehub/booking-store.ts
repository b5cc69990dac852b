import { Collection, insert, take } from './collection.ts';
import type { BookingRecord } from './records.ts';

/** End of a meeting (UTC ms); one of unknown length ends as it begins. */
export const endOf = (booking: BookingRecord): number =>
  booking.starts + (booking.minutes ?? 0) * 60_000;

/** Booked and, as far as its status says, still to come. */
export const isOpen = (booking: BookingRecord): boolean =>
  booking.status === 'scheduled' || booking.status === 'rescheduled';

/** An account's bookings, also by contact, with the clock's hand in their statuses. */
export class BookingStore extends Collection<BookingRecord> {
  readonly #byContact = new Map<string, BookingRecord[]>();
  /** Open bookings, the one that ends first last. */
  #open: BookingRecord[] = [];
  #sorted = false;

  constructor(bookings: readonly BookingRecord[]) {
    super(bookings);
    for (const booking of this.rows) this.#file(booking);
    this.#open = this.rows.filter((booking) => isOpen(booking) && !booking.published);
  }

  /** Bookings filed under a contact, oldest made first. */
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

  /** To be called when a booking has got another time: the clock completes it then. */
  watch(booking: BookingRecord): void {
    if (!isOpen(booking) || booking.published) return;
    this.#open.push(booking);
    this.#sorted = false;
  }

  /** Completes every meeting that is over at `now`. */
  settle(now: number): void {
    if (!this.#sorted) this.#open.sort((a, b) => endOf(b) - endOf(a));
    this.#sorted = true;
    for (let last = this.#open.at(-1); last && endOf(last) <= now; last = this.#open.at(-1)) {
      this.#open.pop();
      // Already closed, or watched twice.
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
