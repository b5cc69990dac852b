import * as z from 'zod/mini';
import { fail } from '../domain/result.ts';
import { type Sender, whoAsks } from './sender.ts';
import { type Input, type MessageName, type Output, TABLE } from './table.ts';

/** One function a row of the table, no more and no fewer. */
export type Handlers = {
  [N in MessageName]: (input: Input<N>, sender: Sender) => Promise<Output<N>>;
};

/** What a stranger, an unknown name or an unreadable message gets: nothing to learn from. */
const SILENCE = null;

const Envelope = z.object({ name: z.string(), input: z.unknown() });

// A Map, since a plain object would also find `constructor` and `toString`.
const rows = new Map(Object.entries(TABLE));

/**
 * Makes the one function that answers messages: it finds the row, refuses who may not ask, checks
 * the input, runs the handler and checks what it returns. Never throws.
 */
export function serve(handlers: Handlers, own: { id: string; origin: string }) {
  return async (message: unknown, sender: Sender): Promise<unknown> => {
    const envelope = z.safeParse(Envelope, message);
    const row = envelope.success ? rows.get(envelope.data.name) : undefined;
    if (!envelope.success || !row || row.from !== whoAsks(sender, own)) return SILENCE;
    const input = z.safeParse(row.input, envelope.data.input);
    if (!input.success) return row.from === 'page' ? SILENCE : fail('badRequest');
    const handle = handlers[envelope.data.name as MessageName] as (
      input: unknown,
      sender: Sender,
    ) => Promise<unknown>;
    if (row.from === 'page') {
      // Acknowledged before anything is done, so that a page cannot tell from the time it takes what we know.
      (async () => handle(input.data, sender))().catch(() => {});
      return SILENCE;
    }
    try {
      const output = z.safeParse(row.output, await handle(input.data, sender));
      return output.success ? output.data : fail('bug');
    } catch {
      return fail('bug');
    }
  };
}
