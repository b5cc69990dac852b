import { relative } from '../../lib/domain/dates.ts';
import { figuresOf } from '../../lib/view/customer-view.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CustomerView } from '../../lib/view/model.ts';
import { useTimeContext } from '../ui/time-context.ts';
import '../ui/words.css';

/** Key figures of a customer in one line: bookings, no-shows, the last meeting. */
export function FiguresLine({ customer }: { customer: CustomerView }) {
  const timeContext = useTimeContext();
  const { bookings, noShows, last } = figuresOf(customer, timeContext.now);
  const count = counted('bookings', bookings);
  const ago = last?.starts == null ? null : relative(last.starts, timeContext.now, timeContext);
  return (
    <p class="facts muted">
      <span>{customer.complete ? count : t('atLeast', count)}</span>
      {noShows > 0 && <span>{counted('noShows', noShows)}</span>}
      {ago && <span>{t('lastMeeting', ago)}</span>}
    </p>
  );
}
