import type { Account } from './account.ts';
import type { Switches } from './switches.ts';

/**
 * Files an account's classic bookings under their guest's contact, or each under a contact of its
 * own with the same data, as is told of some classic accounts.
 */
export function fileContacts(account: Account, mode: Switches['contactsPerEmail']): void {
  const { bookings, contacts, ownContacts } = account;
  for (const own of ownContacts.keys()) contacts.remove(own);
  for (const booking of bookings.rows) {
    booking.contact = ownContacts.get(booking.contact ?? '') ?? booking.contact;
  }
  ownContacts.clear();
  for (const booking of mode === 'perClassicBooking' ? bookings.rows : []) {
    const shared = contacts.get(booking.contact ?? '');
    // What is published of the sample names its contact.
    if (!shared || booking.calendar !== null || booking.published) continue;
    const id = `CTC-0${booking.id.slice('BKNG-'.length)}`;
    contacts.add({ ...shared, id, created: booking.created, updated: booking.created });
    ownContacts.set(id, shared.id);
    booking.contact = id;
  }
  bookings.index();
}
