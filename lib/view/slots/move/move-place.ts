import type { Booking } from '../../../domain/booking.ts';
import type { SlotPlace } from '../../../domain/details/slot.ts';
import type { OrderPlace } from '../../../domain/orders/order.ts';
import { safeLink } from '../../../domain/safe-text.ts';
import { e164 } from '../../links/guest.ts';

/** The longest place of an order, in characters. */
const MAX_PLACE = 300;

/** Parts of the hosts of meeting links, with OnceHub's names for their providers. */
const HOSTS: readonly (readonly [part: string, provider: string])[] = [
  ['meet.google.', 'google_meet'],
  ['teams.', 'microsoft_teams'],
  ['zoom', 'zoom'],
  ['webex.', 'webex'],
  ['goto', 'gotomeeting'],
];

/** The index of the place that is most like where a meeting is now; the first if none is. */
export function likelyPlace(
  places: readonly SlotPlace[],
  { joinText }: Pick<Booking, 'joinText'>,
): number {
  const host = safeLink(joinText)?.host ?? '';
  const provider = HOSTS.find(([part]) => host !== '' && host.includes(part))?.[1];
  const found = places.findIndex(
    ({ type, value }) => type === 'virtual' && value !== null && value === provider,
  );
  return Math.max(found, 0);
}

/** Whether the guest has to give the place: a number to call, or where they are. */
export const isGuests = ({ type }: SlotPlace): boolean =>
  type === 'guest_phone' || type === 'in_person_by_guest';

/** What the meeting tells of a place that its guest gives; empty where nothing is known. */
export function knownGuestPlace(
  { type }: SlotPlace,
  { phone, location }: Pick<Booking, 'phone' | 'location'>,
): string {
  if (type === 'guest_phone') return e164(phone) ?? '';
  return type === 'in_person_by_guest' ? (location ?? '').slice(0, MAX_PLACE) : '';
}

/** A place as it is ordered; `given` is the number or address of the guest. */
export function orderedPlace({ type, value, id }: SlotPlace, given: string): OrderPlace {
  switch (type) {
    case 'physical':
      return { type, value: id };
    case 'guest_phone':
      return { type, value: e164(given) ?? given.trim() };
    case 'in_person_by_guest':
      return { type, value: given.trim().slice(0, MAX_PLACE) };
    case 'virtual':
      return { type, value };
    default:
      return { type, value: null };
  }
}
