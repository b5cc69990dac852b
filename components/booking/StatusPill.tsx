import type { Booking, Status } from '../../lib/domain/booking.ts';
import { t } from '../../lib/view/i18n.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Plain } from '../ui/SafeText.tsx';
import './StatusPill.css';

const ICONS: Record<Status, IconName> = {
  requested: 'clock',
  scheduled: 'calendar',
  rescheduled: 'moved',
  completed: 'check',
  canceled: 'close',
  no_show: 'missed',
  other: 'question',
};

/** A booking's status by word, sign and colour. A status OnceHub added is shown in its own word. */
export function StatusPill({ booking }: { booking: Booking }) {
  const { status, statusText } = booking;
  return (
    <span class={`status ${status}`}>
      <Icon name={ICONS[status]} />
      {status === 'other' && statusText ? (
        <Plain text={statusText} max={24} />
      ) : (
        t(`status_${status}`)
      )}
    </span>
  );
}
