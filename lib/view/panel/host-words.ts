import type { Booking } from '../../domain/booking.ts';
import { hostsAmong } from '../../domain/details/hosts.ts';
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
  const hosts = hostsAmong(booking.people, (address) => users.has(address));
  if (hosts.length > 0) {
    // By the id: the rep's address at OnceHub may have changed since they entered theirs.
    const isMine = (host: string) => me !== null && users.get(host)?.id === me.id;
    const named = hosts.map((one) => (isMine(one) ? t('you') : (users.get(one)?.name ?? one)));
    const isOthers = me !== null && !hosts.some(isMine);
    return t(isOthers ? 'hostedByOthers' : 'hostedBy', named.join(', '));
  }
  const owner = booking.owner === null ? undefined : names.get(booking.owner);
  if (owner === undefined) return t('hostUnknown');
  if (booking.owner === me?.id) return t('bookedWith', t('you'));
  return t(me === null ? 'bookedWith' : 'bookedWithOthers', owner);
}
