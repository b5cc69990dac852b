import * as z from 'zod/mini';
import type { PageReport } from '../domain/page-report.ts';
import { fail } from '../domain/result.ts';
import { Report } from './report-shape.ts';
import { type Input, type MessageName, type Output, TABLE } from './table.ts';

/** The handlers: exactly one function for each row of the table. */
export type Handlers = {
  [N in MessageName]: (input: Input<N>, sender: Sender) => Promise<Output<N>>;
};

/**
 * The answer to an unauthorised sender, an unknown name or a malformed message: it reveals nothing.
 */
const SILENCE = null;

const Envelope = z.object({ name: z.string(), input: z.unknown() });

// A Map, because a look-up in a plain object also finds `constructor` and `toString`.
const rows = new Map(Object.entries(TABLE));

/**
 * Creates the listener for all messages: it looks up the row, checks the sender and the input, runs
 * the handler and checks its output. `own` is this extension's id and origin. The listener never
 * throws: a sender that is not authorised gets `null`, invalid input of our own pages the failure
 * `badRequest`, a handler that throws or returns another shape the failure `bug`.
 */
export function serve(handlers: Handlers, own: { id: string; origin: string }) {
  return async (message: unknown, sender: Sender): Promise<unknown> => {
    const envelope = z.safeParse(Envelope, message);
    const row = envelope.success ? rows.get(envelope.data.name) : undefined;
    if (!envelope.success || !row || row.from !== senderClass(sender, own)) return SILENCE;
    const input = z.safeParse(row.input, envelope.data.input);
    if (!input.success) return row.from === 'page' ? SILENCE : fail('badRequest');
    const handle = handlers[envelope.data.name as MessageName] as (
      input: unknown,
      sender: Sender,
    ) => Promise<unknown>;
    if (row.from === 'page') {
      // Answered before the handler runs: the response time must not reveal what is stored.
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

/** The class of a sender, by what the browser guarantees about it. */
export type SenderClass =
  /** Bookside's page script in a top frame. It runs in a foreign page and is treated as hostile. */
  | 'page'
  /** A page of the extension, such as the panel, the popup or the options. */
  | 'ours'
  /** Any other sender; it gets no answer. */
  | 'stranger';

/**
 * The sender of a message as the browser describes it; pages and page scripts cannot forge this.
 */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

function originOf(given: string | undefined): string | null {
  if (given === undefined || !URL.canParse(given)) return null;
  const { protocol, host, origin } = new URL(given);
  // The URL parser of some engines gives the origin "null" for extension URLs; rebuild it then.
  const whole = origin === 'null' ? `${protocol}//${host}` : origin;
  return whole === given ? whole : null;
}

/**
 * Classifies the sender of a message. Origins are parsed and compared as a whole, never by prefix;
 * a missing origin, a sub-frame or another extension is a `stranger`. A tab id does not distinguish
 * pages: our own pages have one too when they are opened in a tab.
 */
export function senderClass(sender: Sender, own: { id: string; origin: string }): SenderClass {
  if (sender.id !== own.id) return 'stranger';
  if ((sender.frameId ?? 0) !== 0) return 'stranger';
  const origin = originOf(sender.origin);
  if (origin === null) return 'stranger';
  if (origin === own.origin) return 'ours';
  return sender.tab?.id !== undefined && origin.startsWith('https://') ? 'page' : 'stranger';
}

const PageAnswer = z.object({ origin: z.url({ protocol: /^https?$/ }), report: Report });

/**
 * Validates the result of the script that reads a page once. It is untrusted, so it is checked like
 * a message; `null` where it does not have the expected shape or origin.
 */
export function parseReading(raw: unknown): { origin: string; report: PageReport } | null {
  const answer = z.safeParse(PageAnswer, raw);
  return answer.success && new URL(answer.data.origin).origin === answer.data.origin
    ? answer.data
    : null;
}
