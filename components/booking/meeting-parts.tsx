import type { Booking } from '../../lib/domain/booking.ts';
import { elsewhere, span, zoneName } from '../../lib/domain/dates.ts';
import { t } from '../../lib/view/i18n.ts';
import { useScene } from '../ui/time-context.ts';
import './meeting-parts.css';

/** When a meeting is: by the person's clock, and by the customer's where that shows another time. */
export function MeetingTime({ booking }: { booking: Booking }) {
  const scene = useScene();
  const { starts, minutes, customerZone } = booking;
  if (starts === null) return <span class="meeting-time">{t('noDate')}</span>;
  const ours = span(starts, minutes, scene.now, scene);
  const theirs = elsewhere(starts, customerZone, scene);
  if (theirs === null || customerZone === null) return <span class="meeting-time">{ours}</span>;
  return (
    <span class="meeting-time">
      <span>{t('yourTime', ours)}</span>
      <span class="muted">
        {t('inPlace', theirs, zoneName(customerZone, starts, scene.locale))}
      </span>
    </span>
  );
}
