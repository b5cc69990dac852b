import type { Result } from '../../../lib/domain/result.ts';
import type { SimulatedTime } from './time.ts';

/** What a rep's client depends on. */
export interface RepDeps {
  time: SimulatedTime;
  /** Sends requests to the stand-in, with simulated latency both ways. */
  fetch: typeof globalThis.fetch;
  /** A pseudo-random number from 0 to 1, the same in every run. */
  random(): number;
  /** The rep's own address. */
  address: string;
}

/** A simulated rep. */
export interface Rep {
  /** Installs the extension: checks the key and starts the sync. */
  install(): Promise<void>;
  /** Whether the rep's own upcoming meetings are stored. */
  isUseful(): Promise<boolean>;
  /**
   * Opens a person's thread or record. `asked`: OnceHub had to be asked; `complete`: all of the
   * person's bookings within the sync window are shown.
   */
  view(address: string): Promise<Result<{ asked: boolean; complete: boolean }>>;
  /**
   * Cancels a booking; `asked` is false if the booking is not stored, so that there is nothing to
   * click on.
   */
  act(booking: string): Promise<Result<{ asked: boolean }>>;
}
