import type { Person } from '../people.ts';

/** The states of a message in an open thread; `STATE_CLASS` has Gmail's class for each. */
export type MessageState = 'expanded' | 'collapsed' | 'bundled';

/** One e-mail. */
export interface Message {
  from: Person;
  to: readonly Person[];
  cc?: readonly Person[];
  /** Whom an answer goes to, where that is not the sender; only the opened details tell. */
  replyTo?: Person;
  hoursAgo: number;
  state: MessageState;
  /** The paragraphs. `[name](mailto:…)` becomes a link, `{wbr}` a line break opportunity. */
  text: readonly string[];
  signature?: readonly string[];
  /** A quotation below the text, with its author. */
  quote?: { from: Person; text: string };
}

/** A conversation. */
export interface Thread {
  /** The last part of the hash, in Gmail's format. */
  id: string;
  /** The older format of the id, which Gmail still writes: sixteen hexadecimal digits. */
  legacy: string;
  subject: string;
  /** Since late 2025 Gmail sometimes writes the word "undefined" instead of the long id. */
  longIdMissing?: boolean;
  unread?: boolean;
  starred?: boolean;
  label?: string;
  /** The messages, oldest first; the newest is always expanded. */
  messages: readonly Message[];
}

/** The mailbox of a signed-in account. */
export interface Mailbox {
  /** The `<n>` of `/mail/u/<n>/`. */
  number: number;
  owner: Person;
  threads: readonly Thread[];
}
