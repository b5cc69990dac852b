import type { Person } from '../people.ts';

/** Gmail's class names for the states of a message in an open thread. */
export type MessageState = 'expanded' | 'collapsed' | 'bundled';

/** One e-mail. */
export interface Message {
  from: Person;
  to: readonly Person[];
  cc?: readonly Person[];
  hoursAgo: number;
  state: MessageState;
  /** Paragraphs. A `[name](mailto:…)` becomes a link, `{wbr}` a break opportunity. */
  text: readonly string[];
  signature?: readonly string[];
  /** Somebody quoted below the text, with the words quoted. */
  quote?: { from: Person; text: string };
}

/** A conversation. */
export interface Thread {
  /** The last part of the hash, in the form Gmail gives it. */
  id: string;
  /** Sixteen hex digits: the older form of the id, which Gmail still prints. */
  legacy: string;
  subject: string;
  /** Since late 2025 Gmail sometimes prints the word "undefined" for the long id. */
  longIdMissing?: boolean;
  unread?: boolean;
  starred?: boolean;
  label?: string;
  /** Oldest first; the newest is always expanded. */
  messages: readonly Message[];
}

/** An account signed in. */
export interface Mailbox {
  /** The `<n>` of `/mail/u/<n>/`. */
  number: number;
  owner: Person;
  threads: readonly Thread[];
}
