import type { Result } from '../../../lib/domain/result.ts';
import type { SimulatedTime } from './time.ts';

/** What a rep's browser has of the world. */
export interface RepDeps {
  time: SimulatedTime;
  /** To OnceHub, with the way there and back taking its time. */
  fetch: typeof globalThis.fetch;
  /** From 0 to 1, the same in every run. */
  random(): number;
  /** The rep's own address. */
  address: string;
}

/** What a rep does in the course of the day. */
export interface Rep {
  install(): Promise<void>;
  /** Whether the rep's own upcoming meetings are there. */
  isUseful(): Promise<boolean>;
  /**
   * Opens a thread or record of somebody; `asked` tells whether OnceHub had to be, `complete` whether
   * what is shown is all there is in the window.
   */
  view(address: string): Promise<Result<{ asked: boolean; complete: boolean }>>;
  /** Cancels a booking; `asked` is false where it is not known here, so that there is nothing to click on. */
  act(booking: string): Promise<Result<{ asked: boolean }>>;
}
