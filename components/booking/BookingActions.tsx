import { useId } from 'preact/hooks';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { offers } from '../../lib/domain/rules.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/model.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './BookingActions.css';

const KINDS: readonly ActionKind[] = ['cancel', 'reschedule', 'noShow'];

export interface BookingActionsProps {
  booking: Booking;
  pending: readonly PendingView[];
  onAct(kind: ActionKind, booking: Booking): void;
}

/** What can be done to a booking. What cannot stays in sight, with its reason. */
export function BookingActions({ booking, pending, onAct }: BookingActionsProps) {
  const { now } = useTimeContext();
  const id = useId();
  const under = pending.find((one) => one.blocks && one.booking === booking.id);
  const offered = offers(booking, now);
  const why = (kind: ActionKind): string | null => {
    if (under) return t('why_pending');
    const offer = offered[kind];
    return offer.possible ? null : t(`why_${offer.why}`);
  };
  const reasons = [...new Set(KINDS.map(why).filter((reason) => reason !== null))];
  const reasonId = (reason: string | null) =>
    reason === null ? undefined : `${id}-${reasons.indexOf(reason)}`;
  return (
    <fieldset class="actions">
      <legend class="unseen">{t('actionsFor', tidy(booking.subject, 60) ?? '')}</legend>
      {under && <PendingLine pending={under} />}
      <div class="action-row">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            off={why(kind) !== null}
            why={reasonId(why(kind))}
            onPress={() => onAct(kind, booking)}
          >
            {t(`act_${kind}`)}
          </Button>
        ))}
      </div>
      {reasons.map((reason) => (
        <p key={reason} id={reasonId(reason)} class="action-reason">
          {reason}
        </p>
      ))}
    </fieldset>
  );
}

/** How an action under way stands, beside its booking. */
export function PendingLine({ pending: { state, kind } }: { pending: PendingView }) {
  if (state === 'waiting') return <Progress>{t('waiting_short')}</Progress>;
  return <Progress>{t(state === 'checking' ? 'checking' : `sending_${kind}`)}</Progress>;
}
