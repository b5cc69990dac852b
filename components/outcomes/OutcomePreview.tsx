import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { BATCH_BURST, batchMinutes } from '../../lib/domain/batch.ts';
import type { Booking } from '../../lib/domain/booking.ts';
import { span } from '../../lib/domain/dates.ts';
import { sessionKey } from '../../lib/domain/details/session.ts';
import { type Failure, fail, type Result } from '../../lib/domain/result.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { PendingView, Users } from '../../lib/view/model.ts';
import type { OutcomeRow } from '../../lib/view/panel/model.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { OutcomeMeeting } from './OutcomeItem.tsx';
import { changedSince, type OutcomeDecision } from './selection.ts';
import './outcomes.css';

interface OutcomePreviewProps {
  /** The choices at the time the user continued. */
  asked: OutcomeDecision;
  rows: readonly OutcomeRow[];
  pending: readonly PendingView[];
  users: Users;
  /** The undo delay, in seconds. */
  undo: number;
  onConfirm(decision: OutcomeDecision): Promise<Result<null> | undefined>;
  /** Updates the choices to the meetings as they are now. */
  onLook(): void;
  onDone(): void;
  onClose(): void;
  onGrant(): void;
}

/**
 * A confirmation dialog that lists all no-shows to be sent, and the meetings only noted as held.
 */
export function OutcomePreview(props: OutcomePreviewProps) {
  const { asked, rows, pending, users, undo, onConfirm, onLook, onDone, onClose, onGrant } = props;
  const { absences, held } = asked;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const changed = !busy && failure === null && changedSince(asked, rows, pending, users);
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    const done = (await onConfirm(asked).catch(() => undefined)) ?? fail('bug');
    setBusy(false);
    if (done.ok) onDone();
    else setFailure(done.failure);
  };
  return (
    <Dialog
      title={t('outcomes_preview')}
      decide={
        absences.length > 0
          ? counted('outcomes_confirm', absences.length)
          : counted('outcomes_confirmHeld', held.length)
      }
      off={changed}
      busy={busy && t('noting')}
      round={asked}
      onDecide={confirm}
      onClose={onClose}
    >
      {changed && (
        <Notice
          tone="warn"
          title={t('outcomes_changed')}
          step={{ label: t('confirmLooked'), onPress: onLook }}
        />
      )}
      {absences.length > 0 && (
        <div class="outcome-sent">
          <h3>{counted('outcomes_send', absences.length)}</h3>
          <ul class="effects">
            <li>{counted('outcomes_effect', absences.length)}</li>
            {absences.length > BATCH_BURST && (
              <li>
                ≈ {t('minutes_short', batchMinutes(absences.length, 0, 0))}. {t('batch_text')}
              </li>
            )}
            <li>
              <strong>{undo > 0 ? counted('effect_undo', undo) : t('effect_final')}</strong>
            </li>
          </ul>
          <Meetings of={absences.map(({ booking }) => booking)} />
        </div>
      )}
      {held.length > 0 && (
        <div class="outcome-sent">
          <h3>{counted('outcomes_note', held.length)}</h3>
          <Meetings of={held} />
        </div>
      )}
      {failure && <FailureNotice failure={failure} onGrant={onGrant} />}
    </Dialog>
  );
}

/**
 * A line for each meeting, with who and when; a press shows the rest of it. When a session was is
 * said once, before its seats, so that there is room for their names.
 */
function Meetings({ of }: { of: readonly Booking[] }) {
  const timeContext = useTimeContext();
  const keys = of.map(sessionKey);
  return (
    <ul class="rows outcome-meetings">
      {of.map((booking, place) => {
        const { id, name, email, subject, starts, minutes } = booking;
        const key = keys[place] ?? null;
        const isSeat = key !== null && keys.indexOf(key) !== keys.lastIndexOf(key);
        const isFirst = isSeat && keys.indexOf(key) === place;
        return (
          <Fragment key={id}>
            {isFirst && starts !== null && (
              <li class="facts muted">{span(starts, minutes, timeContext.now, timeContext)}</li>
            )}
            <li>
              <details>
                <summary>
                  <Icon name="chevron" />
                  <span class="outcome-who">
                    <SafeText text={name ?? email ?? subject} max={80} />
                  </span>
                  {!isSeat && starts !== null && (
                    <span class="muted">{span(starts, null, timeContext.now, timeContext)}</span>
                  )}
                </summary>
                <OutcomeMeeting whole booking={booking} />
              </details>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}
