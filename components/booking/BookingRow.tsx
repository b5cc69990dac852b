import { useMemo, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { span } from '../../lib/domain/dates.ts';
import { hostName } from '../../lib/view/customer-view.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Names, PendingView, Subject } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import type { AskedKind } from '../../lib/view/slots/move/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Icon } from '../ui/icons.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import { PendingLine } from './BookingActions.tsx';
import { StatusPill, UnlistedLine } from './meeting-parts.tsx';
import './history.css';

const details = () => import('./BookingDetails.tsx');
const BookedFor = deferred(details, 'BookedFor');
const BookingDetails = deferred(details, 'BookingDetails');
const PartLine = deferred(details, 'PartLine');

/** Props of a booking's row. */
export interface BookingRowProps {
  booking: Booking;
  names: Names;
  /** The addresses the customer is shown for. */
  own: readonly string[];
  pending: readonly PendingView[];
  /** The people of a combined view, when several are shown as one. */
  joined?: readonly Subject[] | undefined;
  on?: Pick<PanelEvents, 'extras'> | undefined;
  /** Called when an action is chosen. Without it the row cannot be expanded. */
  onAct?: ((kind: AskedKind, booking: Booking) => void) | undefined;
}

/** One booking in a line or two; the row expands to its details. */
export function BookingRow(props: BookingRowProps) {
  const { booking, names } = props;
  return (
    <Boundary of={[booking, names]} what="meeting" id={booking.id} class="row still">
      <Row {...props} />
    </Boundary>
  );
}

function Row(props: BookingRowProps) {
  const [open, setOpen] = useState(false);
  const { booking, names, own, pending, joined, onAct } = props;
  const timeContext = useTimeContext();
  const running = pending.find((one) => one.blocks && one.booking === booking.id);
  // Memoized by the hour, so that a tick of the clock (every 10 s) does not render every row again.
  const hour = Math.floor(timeContext.now / 3_600_000);
  const line = useMemo(
    () => (
      <Line booking={booking} names={names} own={own} joined={joined} timeContext={timeContext} />
    ),
    [booking, names, own, joined, hour, timeContext.zone, timeContext.locale],
  );
  if (!onAct) return <div class="row still">{line}</div>;
  return (
    <details class="row" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron" />
        {line}
        {running && <PendingLine pending={running} />}
      </summary>
      {open && <BookingDetails {...props} onAct={onAct} />}
    </details>
  );
}

type LineProps = Pick<BookingRowProps, 'booking' | 'names' | 'own' | 'joined'> & {
  timeContext: TimeContext;
};

function Line({ booking, names, own, joined, timeContext }: LineProps) {
  const { starts, minutes } = booking;
  const host = hostName(booking, names);
  return (
    <div class="row-line">
      <span class="row-subject">
        <SafeText text={booking.subject} max={300} />
      </span>
      <StatusPill booking={booking} />
      <span class="facts muted">
        <span>
          {starts === null ? t('noDate') : span(starts, null, timeContext.now, timeContext)}
        </span>
        {minutes !== null && <span>{t('minutes_short', minutes)}</span>}
        {host && (
          <span>
            <SafeText text={host} max={60} />
          </span>
        )}
      </span>
      {joined && <BookedFor booking={booking} people={joined} />}
      <PartLine booking={booking} own={own} />
      <UnlistedLine booking={booking} />
    </div>
  );
}
