import type { SiteId } from './sites.ts';

/** The role of a person on a page, as the page shows it. */
export type PageRole = 'contact' | 'associated' | 'sender' | 'recipient' | 'body';

/** One person found on a page. */
export interface FoundPerson {
  /** Normalised: trimmed, lower case, Unicode NFC. */
  address: string;
  /** The address as the page wrote it; present only where its case differs. */
  asWritten?: string;
  /** The name beside the address, where the page gives one. */
  name?: string;
  role: PageRole;
}

/** The kind of page that the reader detected. */
export type PageKind =
  | 'thread'
  /** An e-mail being written while no thread is open. */
  | 'draft'
  | 'list'
  | 'board'
  | 'contact'
  | 'company'
  | 'deal'
  | 'ticket'
  /** A record of any other type, including the custom objects of an account. */
  | 'custom'
  | 'inbox'
  | 'task'
  | 'other';

/**
 * The layer of a reader that found the people: selectors made for the product (`named`), attributes
 * and links common to all sites (`general`), or a limited amount of visible text (`text`).
 */
export type Layer = 'named' | 'general' | 'text';

/** The report of a page script about its page. `people` starts with the most likely customer. */
export interface PageReport {
  site: SiteId;
  page: PageKind;
  /** Opaque identifier of the thread or record that is shown; another record has another key. */
  key: string;
  /** `reading` means that the page has not finished loading: its lists may be incomplete. */
  state: 'reading' | 'found' | 'none';
  layer: Layer | null;
  people: FoundPerson[];
  /** Normalised addresses of the mailbox's or account's owner, where shown; never a customer's. */
  own?: string[];
  /**
   * The people in the rows of a list, in its order. Being listed does not make one the customer.
   */
  listed?: FoundPerson[];
  /**
   * Names of senders whose mail a group or service passed on under its own address, which is never
   * the customer's; and of a record without an address its telephone numbers. Both may be searched
   * for; they identify nobody.
   */
  via?: string[];
  /**
   * From a page script, where it makes a difference: the same with the people at the owner's domain
   * among them. A page script cannot tell whether that is a company's, whose people are colleagues,
   * or a mail provider's. The background keeps what is right.
   */
  withOwnDomain?: Pick<PageReport, 'layer' | 'people' | 'listed'>;
}

/**
 * The commands from the background to a page script: report again, or rest until the next `report`.
 */
export type PageCommand = 'report' | 'rest';
