import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { Asked } from '../actions/confirm-parts.tsx';
import { ReasonField } from '../actions/ReasonField.tsx';
import { SlotsOf } from '../slots/SlotsOf.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Effects, GuestFields, NewTime } from './move-parts.tsx';
import { type MoveMeetingProps, useMove } from './use-move.ts';
import './move.css';

/**
 * Moves a meeting to another free time of its calendar: the time is chosen, then one question is
 * asked, both in one dialog. What was entered stays where the time was taken meanwhile.
 */
export function MoveMeeting(props: MoveMeetingProps) {
  const { hindered, undo, onGrant, onClose } = props;
  const move = useMove(props);
  const { asking, start, calendar, chosen, isGone, failure } = move;
  const { seen, sending, changed } = asking;
  const mayDecide = asking.mayDecide && (start === null || calendar !== null);
  return (
    <Dialog
      title={t('move_title')}
      decide={mayDecide ? t('move_decide') : undefined}
      off={!move.isWhole || changed !== null || asking.early || hindered === 'offline'}
      busy={move.isChecking ? t('slots_asking') : sending && t('noting')}
      // Another time is another question.
      round={`${seen.id} ${seen.updated} ${chosen?.starts}`}
      onDecide={() => void move.decide()}
      onClose={onClose}
    >
      {hindered && <Notice tone="warn" title={t(WHY[hindered])} />}
      <Asked asking={asking} about={props} />
      {asking.isOpen && start === null && <Progress>{t('move_reading')}</Progress>}
      {start?.why && asking.isOpen && (
        <Notice tone="warn" title={t(`why_${start.why}`)} text={t('move_instead')} />
      )}
      {asking.isOpen && calendar && (
        <>
          {isGone && (
            <div role="alert">
              <Notice tone="warn" title={t('move_taken')} text={t('move_taken_step')} />
            </div>
          )}
          <Times move={move} />
          {chosen && <Question move={move} about={props} undo={undo} />}
        </>
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => void move.decide()} />}
      {asking.failure && !changed && <FailureNotice failure={asking.failure} onGrant={onGrant} />}
    </Dialog>
  );
}

const WHY = { offline: 'move_offline', keyDoubt: 'handOver_keyDoubt' } as const;

type Of = { move: ReturnType<typeof useMove> };

/** The free times; once one is chosen they stay as they are, out of sight. */
function Times({ move: { slots, zone, chosen, choose } }: Of) {
  const times = useRef<HTMLDivElement>(null);
  const wasChosen = useRef(false);
  useEffect(() => {
    if (wasChosen.current && !chosen) {
      times.current?.querySelector<HTMLElement>('[role=option][tabindex], .week-title')?.focus();
    }
    wasChosen.current = chosen !== null;
  }, [chosen]);
  return (
    <div ref={times} class="move-times" hidden={chosen !== null}>
      <p>{t('move_choose')}</p>
      <SlotsOf shown={slots} theirZone={zone} chosen={new Set()} onPress={choose} />
      <p class="small-print muted">{t('move_blocked')}</p>
    </div>
  );
}

function Question({ move, about, undo }: Of & { about: MoveMeetingProps; undo: number }) {
  const { asking, mail, reason } = move;
  return (
    <>
      <NewTime move={move} />
      <GuestFields move={move} />
      <Effects
        booking={asking.seen}
        who={move.name.trim() || move.email}
        email={move.email}
        mail={mail}
        undo={undo}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={mail}
          onChange={({ currentTarget }) => move.setMail(currentTarget.checked)}
        />
        {t('move_mailLabel')}
      </label>
      {mail && <ReasonField value={reason} atHand={about.atHand} onChange={move.setReason} />}
    </>
  );
}
