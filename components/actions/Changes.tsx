import { span } from '../../lib/domain/dates.ts';
import type { ShownBooking, ShownField } from '../../lib/domain/shown-booking.ts';
import { t } from '../../lib/view/i18n.ts';
import { SafeText } from '../ui/SafeText.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import './actions.css';

interface ChangesProps {
  fields: readonly ShownField[];
  was: ShownBooking;
  is: ShownBooking;
}

/** What has changed of a meeting since it was shown: each field with its old and new value. */
export function Changes({ fields, was, is }: ChangesProps) {
  const timeContext = useTimeContext();
  if (fields.length === 0) return null;
  return (
    <ul class="changes">
      {fields.map((field) => {
        const [before, after] = [was, is].map((shown) => fieldOf(shown, field, timeContext));
        return (
          <li key={field}>
            {t(`changed_${field}`)}
            {before && after && (
              <>
                {': '}
                <del>
                  <SafeText text={before} max={80} />
                </del>
                {' → '}
                <ins>
                  <SafeText text={after} max={80} />
                </ins>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A field's value as text; `null` for an id, which tells a reader nothing. */
function fieldOf(shown: ShownBooking, field: ShownField, timeContext: TimeContext): string | null {
  switch (field) {
    case 'status':
      return shown.status === 'other' ? null : t(`status_${shown.status}`);
    case 'starts':
      return shown.starts === null ? null : span(shown.starts, null, timeContext.now, timeContext);
    case 'minutes':
      return shown.minutes == null ? null : t('minutes', shown.minutes);
    case 'hosts':
      return shown.attendees?.join(', ') || null;
    case 'contact':
    case 'owner':
      return null;
    default:
      return shown[field] ?? null;
  }
}
