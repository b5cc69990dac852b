import { useEffect, useId, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Names, PendingView } from '../../lib/view/model.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import type { AskedKind, MoveStart } from '../../lib/view/slots/move/model.ts';
import { whyNoLinks, whyNoMove } from '../../lib/view/slots/move/move-offer.ts';
import { Button } from '../ui/Button.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { GuestLinks } from './GuestLinks.tsx';
import './links.css';

interface MoveToolsProps {
  booking: Booking;
  names: Names;
  pending: readonly PendingView[];
  on?: Pick<PanelEvents, 'extras'> | undefined;
  onAct(kind: AskedKind, booking: Booking): void;
}

/** Moves a meeting without cancelling it first, and copies its guest's links. */
export function MoveTools({ booking, names, pending, on, onAct }: MoveToolsProps) {
  const { atOncehub } = useTimeContext();
  const id = useId();
  const moves = on?.extras()?.moves;
  const [start, setStart] = useState<MoveStart | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // What it cannot tell, the dialog says.
    void moves?.start(booking).then(
      (found) => isCurrent && setStart(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [booking, names, moves]);
  if (!moves) return null;

  const noLinks = whyNoLinks(booking, atOncehub);
  const known = whyNoMove(booking, atOncehub, null) ?? start?.why ?? null;
  // A meeting that is over, or stands no more, has neither; the buttons above say why.
  if (known !== null && known === noLinks) return null;
  const isRunning = pending.some((one) => one.blocks && one.booking === booking.id);
  const why = isRunning ? t('why_pending') : known && t(`why_${known}`);
  const isSaidAbove = isRunning || known === 'paid';
  return (
    <fieldset class="move-tools">
      <legend class="unseen">{t('move_toolsFor', tidy(booking.subject, 60) ?? '')}</legend>
      <div class="guest-steps">
        <Button
          off={why !== null}
          why={why === null ? undefined : id}
          onPress={() => onAct('move', booking)}
        >
          {t('act_move')}
        </Button>
      </div>
      {why !== null && (
        <p id={id} class={isSaidAbove ? 'unseen' : 'guest-why'}>
          {why}
        </p>
      )}
      <GuestLinks key={booking.id} booking={booking} why={noLinks} ask={moves.link} />
    </fieldset>
  );
}
