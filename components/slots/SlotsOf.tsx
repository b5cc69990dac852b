import { zoneName } from '../../lib/domain/meeting-dates.ts';
import { t } from '../../lib/view/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import type { ShownSlots } from './use-slots.ts';
import { WeekStrip } from './WeekStrip.tsx';
import '../ui/words.css';
import './slots.css';

interface SlotsOfProps {
  shown: ShownSlots;
  /** The customer's time zone (IANA); `null` where it is not known. */
  theirZone: string | null;
  chosen: ReadonlySet<number>;
  isMultiple?: boolean | undefined;
  onPress(starts: number): void;
}

/** A calendar's free times: the week strip, or why there is none, and what its clocks are. */
export function SlotsOf({ shown, theirZone, chosen, isMultiple, onPress }: SlotsOfProps) {
  const { zone, locale, now } = useTimeContext();
  const { slots, until, busy, failure } = shown;
  const isNone = until !== null && slots.length === 0;
  return (
    <div class="slots-of">
      {isNone && (
        <div class="week-none">
          <p>{t('slots_none')}</p>
          {!busy && !failure && <Button onPress={shown.more}>{t('slots_later')}</Button>}
        </div>
      )}
      {until !== null && !isNone && (
        <>
          <p class="small-print muted">
            {theirZone === null
              ? t('slots_clock', zoneName(zone, now, locale))
              : t('slots_clocks', zoneName(zone, now, locale), zoneName(theirZone, now, locale))}
          </p>
          <WeekStrip
            {...{ slots, until, theirZone, chosen, isMultiple, busy, onPress }}
            onMore={shown.more}
          />
        </>
      )}
      <div role="status">{busy && <Progress>{t('slots_asking')}</Progress>}</div>
      {failure && <SlotsFailure shown={shown} />}
    </div>
  );
}

/** Why no free times could be read. A calendar's refusal is about the calendar, not a booking. */
function SlotsFailure({ shown: { failure, again } }: { shown: ShownSlots }) {
  if (failure === null) return null;
  const isRefused = failure.kind === 'notFound' || failure.kind === 'unprocessable';
  return isRefused ? (
    <Notice
      tone="warn"
      title={t('slots_refused')}
      text={t('slots_refused_step')}
      quote={failure.words}
    />
  ) : (
    <FailureNotice failure={failure} onRetry={again} />
  );
}
