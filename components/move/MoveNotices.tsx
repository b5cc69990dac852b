import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { type ActionCommand, commandFor } from '../../lib/domain/command.ts';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import { span } from '../../lib/domain/dates.ts';
import type { OrderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { type Failure, fail, type Result } from '../../lib/domain/result.ts';
import { offers } from '../../lib/domain/rules.ts';
import { t } from '../../lib/view/i18n.ts';
import type { MoveEvents, MoveQuestion, MoveView } from '../../lib/view/slots/move/model.ts';
import { Steps } from '../actions/notice-parts.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { useArmed, useFreshKeys } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { useMovingTime, useTimeContext } from '../ui/time-context.ts';
import './move.css';

interface MoveNoticesProps {
  moves: readonly MoveView[];
  /** The undo delay, in seconds. */
  undo: number;
  on: Pick<MoveEvents, 'undo' | 'sendNow' | 'dismiss'> & {
    propose(commands: readonly ActionCommand[]): Promise<Result<unknown>>;
  };
  /** Opens a dialog; without it, no such button is shown. */
  onAgain?: ((question: MoveQuestion) => void) | undefined;
}

/** A notice for each move that is under way or that ended, with what can be done about it. */
export function MoveNotices({ moves, ...others }: MoveNoticesProps) {
  return (
    <>
      {moves.map((move) => (
        <Boundary key={move.order} of={[move]} what="meeting" id={move.old}>
          {move.outcome.is === 'waiting' ? (
            <Waiting move={move} on={others.on} />
          ) : (
            <Ended move={move} {...others} />
          )}
        </Boundary>
      ))}
    </>
  );
}

/** A move in its undo delay. Undo takes the focus if it was confirmed in this view. */
function Waiting({ move, on }: Pick<MoveNoticesProps, 'on'> & { move: MoveView }) {
  const { now } = useMovingTime(250);
  const keys = useFreshKeys();
  const armed = useArmed(move.order);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (move.own) place.current?.querySelector('button')?.focus();
  }, []);
  const left = Math.max(Math.ceil((move.until - now) / 1000), 0);
  return (
    <div ref={place} {...keys}>
      <Notice tone="warn" title={t('waiting_move', left)} text={t('waiting_text')}>
        <FromTo move={move} />
        <Steps>
          <Button look="main" onPress={() => on.undo([move])}>
            {t('undo')}
          </Button>
          <Button off={!armed} onPress={() => on.sendNow([move])}>
            {t('sendNow')}
          </Button>
        </Steps>
      </Notice>
    </div>
  );
}

/** Which meeting is moved, from when to when. */
function FromTo({ move: { meeting, old, starts } }: { move: MoveView }) {
  const time = useTimeContext();
  const words = (at: number) => span(at, null, time.now, time);
  const was = meeting?.starts;
  return (
    <p class="facts">
      <span>
        <SafeText text={meeting?.subject ?? old} max={80} />
      </span>
      {meeting && (
        <span>
          <SafeText text={meeting.name ?? meeting.email ?? meeting.id} max={80} />
        </span>
      )}
      <span>
        {was == null ? words(starts) : phrase('move_fromTo', words(was), <b>{words(starts)}</b>)}
      </span>
    </p>
  );
}

/** Outcomes that the rep can only wait for. */
const WAITED_FOR: ReadonlySet<OrderOutcome['is']> = new Set([
  'sending',
  'checking',
  'notSeen',
  'halfway',
]);
/** Outcomes after which no meeting was booked, so that another time can be chosen. */
const NOT_MADE: ReadonlySet<OrderOutcome['is']> = new Set(['interrupted', 'notMade']);

function Ended({ move, undo, on, onAgain }: Omit<MoveNoticesProps, 'moves'> & { move: MoveView }) {
  const { atOncehub } = useTimeContext();
  const { outcome, meeting, words } = move;
  const isFailure = outcome.is === 'refused' || outcome.is === 'notSent';
  const isAhead = meeting !== null && offers(meeting, atOncehub).cancel.possible;
  const mayChoose = onAgain && isAhead && (isFailure ? mayTry(outcome) : NOT_MADE.has(outcome.is));
  const leave = outcome.is === 'bothStand' ? 'move_leaveBoth' : 'dismiss';
  const children = (
    <>
      <FromTo move={move} />
      {move.late && !isFailure && <p>{t('undo_late')}</p>}
      {outcome.is === 'twice' && <Twice move={move} onAgain={onAgain} />}
      {!WAITED_FOR.has(outcome.is) && (
        <Steps>
          {mayChoose && (
            <Button look="main" onPress={() => onAgain({ kind: 'move', meeting })}>
              {t('move_chooseAgain')}
            </Button>
          )}
          {outcome.is === 'bothStand' && !outcome.changed && isAhead && (
            <CancelOld {...{ move, meeting, undo, on, onAgain }} />
          )}
          <Button onPress={() => on.dismiss([move])}>
            {t(outcome.is === 'interrupted' ? 'leaveIt' : leave)}
          </Button>
        </Steps>
      )}
    </>
  );
  if (isFailure) {
    return (
      <FailureNotice
        failure={outcome.failure}
        more={t(outcome.is === 'refused' ? 'move_refused' : 'notSent')}
      >
        {children}
      </FailureNotice>
    );
  }
  return <Notice {...words}>{children}</Notice>;
}

/** A refusal of the time, or of the answers, is not one of every time. */
const mayTry = ({ failure }: { failure: Failure }) => REPEAT[failure.kind] !== 'none';

type CancelOldProps = Pick<MoveNoticesProps, 'undo' | 'on' | 'onAgain'> & {
  move: MoveView;
  meeting: Booking;
};

/**
 * Tries again to cancel the old meeting of a move, without a mail. It was confirmed with the move
 * and can be undone; without a time to undo it is asked for.
 */
function CancelOld({ move, meeting, undo, on, onAgain }: CancelOldProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const armed = useArmed(move.order);
  const entered = { reason: '', mail: false };
  const press = async () => {
    if (undo === 0) return onAgain?.({ kind: 'cancel', meeting, draft: entered });
    setBusy(true);
    setFailure(null);
    const kind: ActionKind = 'cancel';
    const done = await on
      .propose([commandFor(kind, meeting, entered)])
      .catch(() => fail('unknownOutcome'));
    setBusy(false);
    // From here on the cancellation has a notice of its own.
    if (done.ok) on.dismiss([move]);
    else setFailure(done.failure);
  };
  return (
    <>
      {failure && <p class="move-failed">{t(`failure_${failure.kind}`)}</p>}
      <Button look="main" off={!armed || isBusy} onPress={() => void press()}>
        {t('move_cancelOld')}
      </Button>
    </>
  );
}

/** The two meetings that one order made, each with the question whether it is to be cancelled. */
function Twice({ move, onAgain }: { move: MoveView; onAgain?: MoveNoticesProps['onAgain'] }) {
  const time = useTimeContext();
  return (
    <ul class="move-twice">
      {move.made.map((one) => (
        <li key={one.id}>
          <span>
            <SafeText text={one.subject} max={60} />{' '}
            {one.starts !== null && span(one.starts, null, time.now, time)}{' '}
            <span class="muted">{one.id}</span>
          </span>
          {onAgain && (
            <Button
              name={`${t('act_cancel')} ${one.id}`}
              onPress={() => onAgain({ kind: 'cancel', meeting: one })}
            >
              {t('act_cancel')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
