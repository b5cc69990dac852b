import { useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { relative } from '../../lib/domain/dates.ts';
import { locale, t } from '../../lib/view/i18n.ts';
import type { MissCount } from '../../lib/view/slots/missed/miss-count.ts';
import type { MissedEvents } from '../../lib/view/slots/missed/missed.ts';
import { Button } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './missed.css';

const MissedMessage = deferred(() => import('./MissedMessage.tsx'), 'MissedMessage');

interface MissedLineProps {
  /** Marked as a no-show. */
  booking: Booking;
  on: MissedEvents;
}

/**
 * Which no-show of the customer it is, and the button that opens a message to them. Nothing where
 * the customer shown did not book it alone.
 */
export function MissedLine({ booking, on }: MissedLineProps) {
  const [isOpen, setOpen] = useState(false);
  const timeContext = useTimeContext();
  const { now } = timeContext;
  const count = on.count(booking, now);
  if (count === null) return null;
  const ago = booking.starts === null ? null : relative(booking.starts, now, timeContext);
  return (
    <div class="missed-line">
      <p>{words(count, ago)}</p>
      <Button onPress={() => setOpen(true)}>{t('missed_write')}</Button>
      {isOpen && (
        <MissedMessage booking={booking} nth={count.nth} on={on} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

function words({ nth, of }: MissCount, ago: string | null): string {
  const ordinal = t(ORDINALS[new Intl.PluralRules(locale(), { type: 'ordinal' }).select(nth)], nth);
  const all = new Intl.NumberFormat(locale()).format(of);
  return ago === null ? t('missed_count', ordinal, all) : t('missed_countAgo', ordinal, all, ago);
}

const ORDINALS = {
  zero: 'nth',
  one: 'nth1',
  two: 'nth2',
  few: 'nth3',
  many: 'nth',
  other: 'nth',
} as const satisfies Record<Intl.LDMLPluralRule, string>;
