import type { Kept } from './kept.ts';

/** A browser with the production build that can be killed, in whole or in part. */
export interface Subject {
  /**
   * Sends a message to the background from an extension page; resolves to `undefined` if there is
   * no answer.
   */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Reads the content of journal and store. */
  kept(): Promise<Kept>;
  /** Kills the subject, and resolves once it is dead. */
  kill(): Promise<void>;
  /** Starts again what was killed. */
  wake(): Promise<void>;
  /** Makes the background settle the actions in doubt, after resetting its request budget. */
  settle(): Promise<void>;
  /** Closes the browser. */
  close(): Promise<void>;
}
