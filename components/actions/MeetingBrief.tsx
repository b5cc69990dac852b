import type { Booking } from '../../lib/domain/booking.ts';
import { t } from '../../lib/view/i18n.ts';
import { MeetingTime } from '../booking/meeting-parts.tsx';
import { StatusPill } from '../booking/StatusPill.tsx';
import { Plain } from '../ui/SafeText.tsx';
import './MeetingBrief.css';

interface MeetingBriefProps {
  booking: Booking;
  /** As it was before it changed, where that has to be seen too. */
  before: Booking | null;
  customer: { name: string | null; address: string };
}

/** Which meeting with whom is meant: enough to notice a mistake. */
export function MeetingBrief({ booking, before, customer }: MeetingBriefProps) {
  const name = booking.name ?? customer.name;
  const address = booking.email ?? customer.address;
  return (
    <div class="brief">
      <p class="brief-name">
        <Plain text={name ?? address} max={80} />
      </p>
      {name !== null && (
        <p class="muted">
          <Plain text={address} max={254} />
        </p>
      )}
      <p class="brief-subject">
        <Plain text={booking.subject} max={160} />
      </p>
      <MeetingTime booking={booking} />
      <StatusPill booking={booking} />
      {before && (
        <div class="brief-before muted">
          {t('confirmWas')}
          <MeetingTime booking={before} />
          <StatusPill booking={before} />
        </div>
      )}
    </div>
  );
}
