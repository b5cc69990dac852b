import type { Booking } from '../../lib/domain/booking.ts';
import { meetingAccess } from '../../lib/domain/details/meeting-link.ts';
import { safeLink } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { Copyable } from './Copyable.tsx';
import { JoinButton } from './JoinButton.tsx';

/**
 * What the texts of a booking add to its join link: the link where OnceHub gives none, and the
 * passcode.
 */
export function JoinByText({ booking, main }: { booking: Booking; main?: boolean | undefined }) {
  const { link, passcode } = meetingAccess(booking);
  return (
    <>
      {link && safeLink(booking.joinText) === null && <JoinButton link={link} main={main} />}
      {passcode && (
        <p class="small-print">
          <Copyable label={t('passcode')} text={passcode} />
        </p>
      )}
    </>
  );
}
