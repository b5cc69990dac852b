import { Collection, insert } from './collection.ts';
import type { ContactRecord } from './records.ts';

/** An account's contacts, indexed by address. */
export class ContactStore extends Collection<ContactRecord> {
  readonly #byAddress = new Map<string, ContactRecord[]>();

  constructor(contacts: readonly ContactRecord[]) {
    super(contacts);
    for (const contact of this.rows) this.#file(contact);
  }

  /** The contacts with this address, ignoring letter case, oldest first. */
  withAddress(address: string): readonly ContactRecord[] {
    return this.#byAddress.get(address.toLowerCase()) ?? [];
  }

  override add(contact: ContactRecord): void {
    super.add(contact);
    this.#file(contact);
  }

  #file(contact: ContactRecord): void {
    if (contact.email === null) return;
    const address = contact.email.toLowerCase();
    const filed = this.#byAddress.get(address);
    if (filed) insert(filed, contact);
    else this.#byAddress.set(address, [contact]);
  }
}
