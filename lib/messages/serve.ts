import * as z from 'zod/mini';
import { fail } from '../domain/result.ts';
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

/** Who stands behind a message, as far as the browser vouches for it. */
export type Asker =
  /** A page script of ours in a top frame. It lives in a stranger's page and is treated as hostile. */
  | 'page'
  /** Our own panel, popup or options page. */
  | 'ours'
  | 'stranger';

/** What the browser says of a sender; neither page nor page script can forge these. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

function originOf(told: string | undefined): string | null {
  if (told === undefined || !URL.canParse(told)) return null;
  const { protocol, host, origin } = new URL(told);
  // Extension origins are opaque to the URL parser in some engines: then rebuild them.
  const whole = origin === 'null' ? `${protocol}//${host}` : origin;
  return whole === told ? whole : null;
}

/**
 * Says who asks. Origins are parsed and compared whole, never by prefix; a missing origin, a
 * sub-frame or another extension is a stranger. Having a tab tells nothing: our own pages have one
 * when they are opened in a tab.
 */
export function whoAsks(sender: Sender, own: { id: string; origin: string }): Asker {
  if (sender.id !== own.id) return 'stranger';
  if ((sender.frameId ?? 0) !== 0) return 'stranger';
  const origin = originOf(sender.origin);
  if (origin === null) return 'stranger';
  if (origin === own.origin) return 'ours';
  return sender.tab?.id !== undefined && origin.startsWith('https://') ? 'page' : 'stranger';
}
