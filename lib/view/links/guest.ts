import { isAddress } from '../../address/customer-key.ts';
import { numberKey } from '../../address/phone.ts';
import type { Guest } from '../../domain/details/booking-link.ts';
import type { CustomerView, Subject } from '../model.ts';

/** More of a name than this is no name, and would make the link longer than mail programs take. */
const MAX_NAME_CHARS = 100;

/**
 * What a booking form is filled in with for the customer shown: nothing for a group, of whom nobody
 * is meant alone. A telephone number only where its calling code is told.
 */
export function guestOf(subject: Subject | null, customer: CustomerView | null): Guest {
  if (subject === null || customer?.joined) return { name: null, email: null, phone: null };
  const name = customer?.name ?? subject.name;
  return {
    name: name === null || name.length > MAX_NAME_CHARS ? null : name,
    email: isAddress(subject.address) ? subject.address : null,
    phone: e164(customer?.phone ?? null),
  };
}

/** A telephone number as E.164 writes it; `null` where its calling code is not told. */
export function e164(text: string | null): string | null {
  const [, digits] = /^tel:(\d+)$/.exec(numberKey(text) ?? '') ?? [];
  return digits ? `+${digits}` : null;
}
