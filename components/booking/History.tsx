import { useState } from 'preact/hooks';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { month } from '../../lib/domain/dates.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView, Names, PendingView } from '../../lib/view/model.ts';
import { Button } from '../ui/Button.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import { BookingRow } from './BookingRow.tsx';
import '../ui/Rows.css';
import './History.css';

interface HistoryProps {
  customer: CustomerView;
  names: Names;
  pending: readonly PendingView[];
  onAct(kind: ActionKind, booking: Booking): void;
}

const AT_FIRST = 30;

/** A customer's bookings, newest first, by month. Long lists unfold in growing steps. */
export function History({ customer, names, pending, onAct }: HistoryProps) {
  const [shown, setShown] = useState(AT_FIRST);
  const scene = useTimeContext();
  const { history, addresses, joined } = customer;
  if (history.length === 0) return null;
  const more = Math.min(history.length - shown, shown * 2);
  return (
    <section class={`history ${shown > AT_FIRST ? 'long' : ''}`} aria-labelledby="history-heading">
      <h2 id="history-heading" class="unseen">
        {t('history')}
      </h2>
      {byMonth(history.slice(0, shown), scene).map(([heading, bookings]) => (
        <section key={heading} class="month">
          <h3 class="month-heading">{heading}</h3>
          <div class="rows">
            {bookings.map((booking) => (
              <BookingRow
                key={booking.id}
                booking={booking}
                names={names}
                addresses={addresses}
                joined={joined}
                pending={pending}
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

/** In the order given; those without a time stand together at the end. */
function byMonth(bookings: readonly Booking[], scene: TimeContext): [string, Booking[]][] {
  const months = new Map<string, Booking[]>();
  const timeless: Booking[] = [];
  for (const booking of bookings) {
    if (booking.starts === null) {
      timeless.push(booking);
      continue;
    }
    const heading = month(booking.starts, scene);
    const group = months.get(heading);
    if (group) group.push(booking);
    else months.set(heading, [booking]);
  }
  return timeless.length ? [...months, [t('noDate'), timeless]] : [...months];
}
