import { type BookingLink, bookingLink } from './booking-link.ts';

/** The links by which whoever has them acts as the guest of a meeting, or reads its invitation. */
export const GUEST_LINKS = ['move', 'cancel', 'invitation'] as const;
/** One of these links. */
export type GuestLinkKind = (typeof GUEST_LINKS)[number];

/** A guest's link that may be handed out, or why there is none. */
export type GuestLink =
  | { is: 'link'; url: string }
  /** OnceHub gives no such link for this meeting, or no safe one. */
  | { is: 'noLink' }
  /** It leads to another host than OnceHub's. */
  | { is: 'elsewhere'; host: string }
  /** The meeting does not stand any more, so its links do nothing. */
  | { is: 'over' };

/** Checks that a text of OnceHub's answer is a guest's link: an `https:` address of OnceHub's. */
export function guestLink(text: string | null): GuestLink {
  const link: BookingLink = bookingLink(text);
  return link.is === 'link' ? { is: 'link', url: link.href } : link;
}
