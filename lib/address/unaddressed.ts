import { contactKey } from './customer-key.ts';
import { numberKey } from './phone.ts';

// Apart from `customer-key.ts`, which every page loads at its start.

const KEY = /^(?:(?:contact|booking):[A-Za-z0-9_-]{1,64}|(?:tel|local):\d{7,15})$/;

/** Whether a text is the key of a customer who has no e-mail address. */
export const isKeyWithoutAddress = (text: string): boolean => KEY.test(text);

/** The parts of a booking that name its booker besides an address. */
interface Unaddressed {
  id: string;
  name: string | null;
  phone: string | null;
  /** The id of OnceHub's contact. */
  contact: string | null;
}

/**
 * The key of a booker who gave no e-mail address; `null` where the booking names no booker, such as
 * one that a user made.
 */
export function keyWithoutAddress({ id, name, phone, contact }: Unaddressed): string | null {
  if (name === null && phone === null) return null;
  if (contact !== null) return contactKey(contact);
  return numberKey(phone) ?? `booking:${id}`;
}

/** The key of a number, and the one it had in earlier states of the store; none for others. */
export function numberKeys(phone: string | null): string[] {
  const key = numberKey(phone);
  return key === null ? [] : [key, key.replace('local:', 'tel:')];
}
