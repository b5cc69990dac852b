import '../ui/Facts.css';
import { relative } from '../../lib/domain/dates.ts';
import { figuresOf } from '../../lib/view/customer-view.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CustomerView } from '../../lib/view/model.ts';
import { useScene } from '../ui/time-context.ts';

/** A customer in one line: bookings, no-shows, the last meeting. */
export function FiguresLine({ customer }: { customer: CustomerView }) {
  const scene = useScene();
  const { bookings, noShows, last } = figuresOf(customer, scene.now);
  const count = counted('bookings', bookings);
  const ago = last?.starts == null ? null : relative(last.starts, scene.now, scene);
  return (
    <p class="facts muted">
      <span>{customer.complete ? count : t('atLeast', count)}</span>
      {noShows > 0 && <span>{counted('noShows', noShows)}</span>}
      {ago && <span>{t('lastMeeting', ago)}</span>}
    </p>
  );
}
