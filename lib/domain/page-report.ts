import type { SiteId } from './sites.ts';

/** What a page says about a person's part in it. */
export type PageRole = 'contact' | 'associated' | 'sender' | 'recipient' | 'body';

/** One person found on a page. */
export interface FoundPerson {
  /** Normalised: trimmed, lower case, NFC. */
  address: string;
  /** The address as the page wrote it, only where its case differs. */
  asWritten?: string;
  /** The name beside the address, where the page gives one. */
  name?: string;
  role: PageRole;
}

/** What sort of page a reader took this for. */
export type PageKind =
  | 'thread'
  /** A message being written, where no thread is open. */
  | 'draft'
  | 'list'
  | 'board'
  | 'contact'
  | 'company'
  | 'deal'
  | 'ticket'
  /** A record of any other kind, those an account makes for itself among them. */
  | 'custom'
  | 'inbox'
  | 'task'
  | 'other';

/** Which layer of a reader answered: the product's named places, the general attributes and links, or bounded text. */
export type Layer = 'named' | 'general' | 'text';

/** Everything a page script reports about the page it stands in; the likeliest customer comes first. */
export interface PageReport {
  site: SiteId;
  page: PageKind;
  /** Changes with the thread or record shown; opaque. */
  key: string;
  /** `reading`: the page is not ready yet, so nothing may be concluded. */
  state: 'reading' | 'found' | 'none';
  layer: Layer | null;
  people: FoundPerson[];
  /** Whose mailbox or account the page belongs to, where it tells: normalised addresses, never a customer's. */
  own?: string[];
  /** The people in the rows of a list, in their order; a row shows whom it is about, and makes nobody the customer. */
  listed?: FoundPerson[];
}
