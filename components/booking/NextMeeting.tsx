import type { ComponentChildren } from 'preact';
import type { Booking } from '../../lib/domain/booking.ts';
import { relative } from '../../lib/domain/dates.ts';
import { endOf } from '../../lib/domain/history.ts';
import { calendarLeaf } from '../../lib/domain/meeting-dates.ts';
import { hostName, pageName } from '../../lib/view/customer-view.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Names } from '../../lib/view/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { LongText, SafeText } from '../ui/SafeText.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import { JoinLink, MeetingTime, StatusPill, UnlistedLine } from './meeting-parts.tsx';
import './meeting.css';

interface NextMeetingProps {
  booking: Booking;
  names: Names;
  /**
   * Shown at the end of the card: who booked if it was another person, the action buttons, further
   * details.
   */
  children?: ComponentChildren;
}

/** A meeting that starts within this time (ms) is highlighted. */
const SOON = 15 * 60_000;

/**
 * The card of the next or current meeting: the time until it starts, when, what, with which host,
 * and the join link.
 */
export function NextMeeting(props: NextMeetingProps) {
  const { booking, names } = props;
  return (
    <Boundary of={[booking, names]} what="meeting" id={booking.id} class="next">
      <Card {...props} />
    </Boundary>
  );
}

function Card({ booking, names, children }: NextMeetingProps) {
  const timeContext = useTimeContext();
  const { starts } = booking;
  const soon = starts !== null && starts - timeContext.now <= SOON;
  const left = timeLeft(booking, timeContext);
  const host = hostName(booking, names);
  const page = pageName(booking, names);
  return (
    <section class={`next ${soon ? 'soon' : ''}`} aria-labelledby="next-heading">
      <div class="next-head">
        {starts !== null && <Leaf starts={starts} timeContext={timeContext} />}
        <div>
          <h2 id="next-heading" class="next-label">
            {t('nextMeeting')}
          </h2>
          <p class="next-far">{howFar(booking, timeContext)}</p>
          {left && <p class="next-label">{t('endsIn', left)}</p>}
        </div>
        <StatusPill booking={booking} />
      </div>
      <MeetingTime booking={booking} />
      <p class="next-subject">
        <LongText text={booking.subject} cut={120} lines={3} />
      </p>
      <p class="facts muted">
        {booking.minutes !== null && <span>{t('minutes_short', booking.minutes)}</span>}
        {host && (
          <span>
            {t('host')} <SafeText text={host} />
          </span>
        )}
        {page && (
          <span>
            <SafeText text={page} />
          </span>
        )}
      </p>
      <UnlistedLine booking={booking} />
      <JoinLink booking={booking} main />
      {children}
    </section>
  );
}

function Leaf({ starts, timeContext }: { starts: number; timeContext: TimeContext }) {
  const { month, day } = calendarLeaf(starts, timeContext);
  return (
    <span class="leaf" aria-hidden="true">
      <span class="leaf-month">{month}</span>
      <span class="leaf-day">{day}</span>
    </span>
  );
}

function howFar(booking: Booking, timeContext: TimeContext): string {
  const { starts } = booking;
  if (starts === null) return t('noDate');
  if (starts > timeContext.now)
    return relative(starts, timeContext.now, timeContext) ?? t('startingNow');
  return t('now');
}

/**
 * The time left of a running meeting, as text; `null` if it is not running or OnceHub gives no
 * length.
 */
function timeLeft(booking: Booking, timeContext: TimeContext): string | null {
  const end = endOf(booking);
  const running = booking.starts !== null && booking.starts <= timeContext.now;
  if (!running || booking.minutes === null || end === null) return null;
  return relative(end, timeContext.now, timeContext);
}
