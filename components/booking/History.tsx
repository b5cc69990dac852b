import { useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { month } from '../../lib/domain/meeting-dates.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Names, PendingView } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import type { AskedKind } from '../../lib/view/slots/move/model.ts';
import { Button } from '../ui/Button.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import { BookingRow } from './BookingRow.tsx';
import './history.css';

interface HistoryProps {
  customer: CustomerView;
  names: Names;
  pending: readonly PendingView[];
  on: Pick<PanelEvents, 'extras'>;
  onAct(kind: AskedKind, booking: Booking): void;
}

/** Rows shown before "show more" is pressed. */
const INITIAL_ROWS = 30;

/**
 * A customer's bookings, newest first, grouped by month. Long lists are extended in growing steps
 * by a "show more" button.
 */
export function History({ customer, names, pending, on, onAct }: HistoryProps) {
  const [shown, setShown] = useState(INITIAL_ROWS);
  const timeContext = useTimeContext();
  const { history, own, joined } = customer;
  if (history.length === 0) return null;
  const more = Math.min(history.length - shown, shown * 2);
  return (
    <section
      class={`history ${shown > INITIAL_ROWS ? 'long' : ''}`}
      aria-labelledby="history-heading"
    >
      <h2 id="history-heading" class="unseen">
        {t('history')}
      </h2>
      {byMonth(history.slice(0, shown), timeContext).map(([heading, bookings]) => (
        <section key={heading} class="month">
          <h3 class="month-heading">{heading}</h3>
          <div class="rows">
            {bookings.map((booking) => (
              <BookingRow
                key={booking.id}
                booking={booking}
                names={names}
                own={own}
                joined={joined}
                pending={pending}
                on={on}
                onAct={onAct}
              />
            ))}
          </div>
        </section>
      ))}
      {more > 0 && <Button onPress={() => setShown(shown + more)}>{t('showMore', more)}</Button>}
    </section>
  );
}

/** Groups bookings by month, in the order given; those without a time form the last group. */
function byMonth(bookings: readonly Booking[], timeContext: TimeContext): [string, Booking[]][] {
  const months = new Map<string, Booking[]>();
  const timeless: Booking[] = [];
  for (const booking of bookings) {
    if (booking.starts === null) {
      timeless.push(booking);
      continue;
    }
    const heading = month(booking.starts, timeContext);
    const group = months.get(heading);
    if (group) group.push(booking);
    else months.set(heading, [booking]);
  }
  return timeless.length ? [...months, [t('noDate'), timeless]] : [...months];
}
