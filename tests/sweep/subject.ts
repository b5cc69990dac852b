import type { Kept } from './kept.ts';

/** A browser with the shipping build in it that can be killed, in whole or in part. */
export interface Subject {
  /** Sends a message to the background from a page of the extension; `undefined` when no answer came. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** What journal and store hold. */
  kept(): Promise<Kept>;
  /** Kills, and resolves once it is dead. */
  kill(): Promise<void>;
  /** Brings to life what was killed. */
  wake(): Promise<void>;
  /** Has what is in doubt settled, with the budget of requests full again for the life that begins. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
