import type { Switches } from './switches.ts';

/** The options of a stand-in. Equal options give equal data, ids included. */
export interface OnceHubOptions {
  /**
   * The clock, UTC ms; by default the run's. The data's dates are relative to its first reading.
   */
  now?: () => number;
  /**
   * The number of customers with ordinary histories; by default 45, more with thousands of
   * bookings.
   */
  customers?: number;
  /**
   * The number of bookings of the main account; by default 500. The special bookings that tests
   * rely on are always included.
   */
  bookings?: number;
  /** Adds `HEAVY`, a customer with this many bookings in addition to `bookings`. */
  heavyCustomer?: number;
  /** Switches that differ from their defaults. */
  switches?: Partial<Switches>;
}
