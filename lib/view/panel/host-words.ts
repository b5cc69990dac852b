import type { Booking } from '../../domain/booking.ts';
import { asShown, hostsOf } from '../../domain/shown-booking.ts';
import { t } from '../i18n.ts';
import type { CoverageView, Names, Users } from '../model.ts';

/**
 * Who hosts a meeting, as one line: the attendees who are users of the account, and whether the rep
 * is among them, where the rep is known. Without such an attendee, with whom it was booked.
 */
export function hostWords(
  booking: Booking,
  { users, names, me }: { users: Users; names: Names; me: CoverageView['me'] },
): string {
  const hosts = hostsOf(asShown(booking), new Set(users.keys()));
  if (hosts.length > 0) {
    const named = hosts.map((one) => (one === me?.address ? t('you') : (users.get(one) ?? one)));
    const isOthers = me !== null && !hosts.includes(me.address);
    return t(isOthers ? 'hostedByOthers' : 'hostedBy', named.join(', '));
  }
  const owner = booking.owner === null ? undefined : names.get(booking.owner);
  if (owner === undefined) return t('hostUnknown');
  if (booking.owner === me?.id) return t('bookedWith', t('you'));
  return t(me === null ? 'bookedWith' : 'bookedWithOthers', owner);
}
