import { span } from '../../lib/domain/dates.ts';
import { elsewhere, zoneName } from '../../lib/domain/meeting-dates.ts';
import { t } from '../../lib/view/i18n.ts';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './book.css';

interface OrderedProps {
  /** The calendar's name. */
  name: string;
  /** UTC ms. */
  starts: number;
  minutes: number | null;
  /** The customer's zone (IANA); `null` where it is not known. */
  zone: string | null;
}

/** What is booked: the calendar, and the time by both clocks. */
export function Ordered({ name, starts, minutes, zone }: OrderedProps) {
  const here = useTimeContext();
  const there = zone && elsewhere(starts, zone, here);
  const own = span(starts, minutes, here.now, here);
  return (
    <div class="book-what">
      <p class="book-calendar">
        <SafeText text={name} max={80} />
      </p>
      <p>{there ? t('yourTime', own) : own}</p>
      {there && <p class="muted">{t('inPlace', there, zoneName(zone, starts, here.locale))}</p>}
    </div>
  );
}
