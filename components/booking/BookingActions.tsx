import { useId } from 'preact/hooks';
import { ACTION_KINDS, type ActionKind, type Booking } from '../../lib/domain/booking.ts';
import { offers } from '../../lib/domain/rules.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/model.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './meeting.css';

/**
 * Props of the components from which a booking can be cancelled, rescheduled, marked as a no-show
 * or handed over.
 */
export interface BookingActionsProps {
  booking: Booking;
  /** Actions that wait, run or ended lately, of all bookings. */
  pending: readonly PendingView[];
  /** Called when a button is pressed; the caller asks for confirmation. */
  onAct(kind: ActionKind, booking: Booking): void;
}

/**
 * The action buttons of a booking. An action that is not possible now stays visible but disabled,
 * with its reason; a pending action of the booking disables all of them.
 */
export function BookingActions({ booking, pending, onAct }: BookingActionsProps) {
  const { atOncehub } = useTimeContext();
  const id = useId();
  const running = pending.find((one) => one.blocks && one.booking === booking.id);
  const offered = offers(booking, atOncehub);
  const why = (kind: ActionKind): string | null => {
    if (running) return t('why_pending');
    const offer = offered[kind];
    return offer.possible ? null : t(`why_${offer.why}`);
  };
  const reasons = [...new Set(ACTION_KINDS.map(why).filter((reason) => reason !== null))];
  const reasonId = (reason: string | null) =>
    reason === null ? undefined : `${id}-${reasons.indexOf(reason)}`;
  return (
    <fieldset class="actions">
      <legend class="unseen">{t('actionsFor', tidy(booking.subject, 60) ?? '')}</legend>
      {running && <PendingLine pending={running} />}
      <div class="action-row">
        {ACTION_KINDS.map((kind) => (
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

/** The progress of a booking's pending action: waiting to be sent, being sent, or being checked. */
export function PendingLine({ pending: { outcome, kind } }: { pending: PendingView }) {
  if (outcome.is === 'waiting' || outcome.is === 'queued')
    return <Progress>{t('waiting_short')}</Progress>;
  return <Progress>{t(outcome.is === 'sending' ? `sending_${kind}` : 'checking')}</Progress>;
}
