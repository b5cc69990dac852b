/*
 * A customer is named by their lower-cased e-mail address. OnceHub also books people who gave none;
 * they are named, in this order, by the id of their contact, by their telephone number, or by the
 * one booking. A name alone never joins two bookings: two people may share it.
 *
 * Such a key stands wherever an address would: among the people of a booking, in the store's
 * index, in messages and in choices of the user. It has no @, so no key is ever an address.
 */

const CONTACT = 'contact:';

/** Whether what names a customer is an e-mail address. */
export const isAddress = (key: string): boolean => key.includes('@');

/** The key of a contact of OnceHub's that has no e-mail address. */
export const contactKey = (id: string): string => `${CONTACT}${id}`;

/** The id of the contact that a key names; `null` where it names none. */
export const contactOf = (key: string): string | null =>
  key.startsWith(CONTACT) ? key.slice(CONTACT.length) : null;

/** Whether OnceHub can be asked for a customer: by their address, or by their contact. */
export const isAskable = (key: string): boolean => isAddress(key) || contactOf(key) !== null;

/** What is shown of a key where nothing better is known: the address, number or id alone. */
export const plainKey = (key: string): string => key.replace(/^[a-z]+:/, '');
