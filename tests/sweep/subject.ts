import type { Kept } from './kept.ts';
import type { Notice } from './words.ts';

/** A browser with the production build that can be killed, in whole or in part. */
export interface Subject {
  /**
   * Sends a message to the background from an extension page; resolves to `undefined` if there is
   * no answer.
   */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Reads the content of journal and store. */
  kept(): Promise<Kept>;
  /** Reads what an open panel says about actions. */
  notices(): Promise<Notice[]>;
  /** Dismisses the notices of actions that have ended. */
  dismiss(): Promise<void>;
  /** Lets the browser's processes stand still for `ms`. */
  sleep(ms: number): Promise<void>;
  /** Kills the subject, and resolves once it is dead. */
  kill(): Promise<void>;
  /** Starts again what was killed. */
  wake(): Promise<void>;
  /** Makes the background settle the actions in doubt, after resetting its request budget. */
  settle(): Promise<void>;
  /** Closes the browser. */
  close(): Promise<void>;
}
