import type { Switches } from './switches.ts';

/** What a stand-in starts from. Equal options give equal data, ids included. */
export interface OnceHubOptions {
  /** The clock, UTC ms; the run's unless told. The data lies around its first reading. */
  now?: () => number;
  /** People with ordinary histories; 45 unless told, more where there are thousands of bookings. */
  customers?: number;
  /** Bookings of the main account, 500 unless told; fewer than the special ones tests rely on cannot be had. */
  bookings?: number;
  /** Adds `HEAVY`, a customer with this many bookings, over and above `bookings`. */
  heavyCustomer?: number;
  switches?: Partial<Switches>;
}
