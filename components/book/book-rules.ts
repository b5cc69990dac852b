import type { Slot, SlotPlace } from '../../lib/domain/details/slot.ts';
import type { OrderPlace } from '../../lib/domain/orders/order.ts';

/** What an order cannot do without. */
export type Missing = 'name' | 'email' | 'phone' | 'zone' | 'where';

/** What the rules look at of what was typed. */
interface Entered {
  name: string;
  email: string;
  phone: string;
  zone: string | null;
  where: string;
}

/** Whether a text can be an e-mail address. */
export const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** A telephone number with its calling code as E.164 writes it; `null` for anything else. */
export function e164(typed: string): string | null {
  const plain = typed.trim().replace(/[\s()./-]/g, '');
  return /^\+\d{7,15}$/.test(plain) ? plain : null;
}

/** What is missing, in the order of the fields. `place` is where the meeting is to be. */
export function missingOf(typed: Entered, place: SlotPlace | null): Missing[] {
  const { name, email, phone, zone, where } = typed;
  const lacks: [Missing, boolean][] = [
    ['name', name.trim() === ''],
    ['email', !isMail(email)],
    ['phone', place?.type === 'guest_phone' && e164(phone) === null],
    ['zone', zone === null],
    ['where', place?.type === 'in_person_by_guest' && where.trim() === ''],
  ];
  return lacks.flatMap(([field, is]) => (is ? [field] : []));
}

/** A place that can be chosen, by a key of its own. */
export interface PlaceChoice {
  key: string;
  of: SlotPlace;
}

/** The places of a time: those of the host's first, as OnceHub itself chooses them. */
export function placesOf(slot: Slot | null): PlaceChoice[] {
  const all = slot?.places ?? [];
  const isGuests = ({ type }: SlotPlace) => type === 'guest_phone' || type === 'in_person_by_guest';
  const rank = (one: SlotPlace) => (one.type === 'virtual' ? 0 : isGuests(one) ? 2 : 1);
  return [...all]
    .sort((a, b) => rank(a) - rank(b))
    .map((of) => ({ key: `${of.type} ${of.id ?? of.value ?? ''}`, of }));
}

/** A place as it is ordered. */
export function placeOf({ type, value, id }: SlotPlace, typed: Entered): OrderPlace {
  switch (type) {
    case 'virtual':
      return { type, value };
    case 'physical':
      return { type, value: id };
    case 'guest_phone':
      return { type, value: e164(typed.phone) };
    case 'in_person_by_guest':
      return { type, value: typed.where.trim() };
    case 'virtual_static':
      return { type, value: null };
  }
}
