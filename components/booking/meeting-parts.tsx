import type { Booking, Status } from '../../lib/domain/booking.ts';
import { knownZone, span } from '../../lib/domain/dates.ts';
import { endOf } from '../../lib/domain/history.ts';
import { elsewhere, zoneName } from '../../lib/domain/meeting-dates.ts';
import { safeLink } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { deferred } from '../ui/deferred.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import { JoinButton } from './JoinButton.tsx';
import './meeting.css';

const JoinByText = deferred(() => import('./JoinByText.tsx'), 'JoinByText');

/**
 * A meeting's time in the user's time zone, and in the customer's where the clock there differs or
 * nobody can tell.
 */
export function MeetingTime({ booking }: { booking: Booking }) {
  const timeContext = useTimeContext();
  const { starts, minutes, customerZone } = booking;
  if (starts === null) return <span class="meeting-time">{t('noDate')}</span>;
  const ownTime = span(starts, minutes, timeContext.now, timeContext);
  const there = customerZone && customerTime(starts, customerZone, timeContext);
  if (!there) return <span class="meeting-time">{ownTime}</span>;
  return (
    <span class="meeting-time">
      <span>{t('yourTime', ownTime)}</span>
      <span class="muted">{there}</span>
    </span>
  );
}

/** The customer's time in words; `null` where it is the user's as well. */
function customerTime(starts: number, zone: string, timeContext: TimeContext): string | null {
  if (knownZone(zone) === null) return t('zoneUnknown');
  const time = elsewhere(starts, zone, timeContext);
  return time && t('inPlace', time, zoneName(zone, starts, timeContext.locale));
}

const ICONS: Record<Status, IconName> = {
  requested: 'clock',
  scheduled: 'calendar',
  rescheduled: 'moved',
  completed: 'check',
  canceled: 'close',
  no_show: 'missed',
  other: 'question',
};

/**
 * A booking's status as a word, an icon and a colour. A status that Bookside does not know is shown
 * in OnceHub's own word.
 */
export function StatusPill({ booking }: { booking: Booking }) {
  const { status, statusText } = booking;
  return (
    <span class={`status ${status}`}>
      <Icon name={ICONS[status]} />
      {status === 'other' && statusText ? (
        <SafeText text={statusText} max={24} />
      ) : (
        t(`status_${status}`)
      )}
    </span>
  );
}

/** A warning that OnceHub's last list did not have this booking, where it did not. */
export function UnlistedLine({ booking }: { booking: Booking }) {
  return booking.unlisted ? <p class="part-line">{t('unlisted')}</p> : null;
}

interface JoinLinkProps {
  booking: Booking;
  /** Draws it as the main button. */
  main?: boolean | undefined;
}

/**
 * How to join a meeting that is not over or cancelled. OnceHub's own join link is there at once;
 * what else the booking's texts say follows, since few meetings need it.
 */
export function JoinLink({ booking, main }: JoinLinkProps) {
  const { now } = useTimeContext();
  const link = safeLink(booking.joinText);
  if (booking.status === 'canceled' || (endOf(booking) ?? now) < now) return null;
  return (
    <>
      {link && <JoinButton link={link} main={main} />}
      <JoinByText booking={booking} main={main} />
    </>
  );
}
