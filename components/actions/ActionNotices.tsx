import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import type { Outcome } from '../../lib/domain/outcome.ts';
import { asShown } from '../../lib/domain/shown-booking.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { PendingEvents, PendingView } from '../../lib/view/model.ts';
import { handOverRefusal } from '../../lib/view/pending/hand-over-words.ts';
import { outcomeWords } from '../../lib/view/pending/outcome-words.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Broken } from '../ui/Broken.tsx';
import { Button } from '../ui/Button.tsx';
import { useArmed, useFreshKeys } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { sticksAbove } from '../ui/sticking.ts';
import { useMovingTime } from '../ui/time-context.ts';
import { BatchEnded, type BatchEvents, BatchProgress, grouped } from './batch-notices.tsx';
import { Changes } from './Changes.tsx';
import { MeetingLine, Steps, WAITED_FOR } from './notice-parts.tsx';
import './actions.css';

interface UnderwayProps {
  pending: readonly PendingView[];
  on: Omit<PendingEvents, 'propose'> & BatchEvents;
  /** Opens the confirmation dialog again; without it, no such button is shown. */
  onAgain?: ((one: PendingView) => void) | undefined;
  /** Notices of other things under way, which stand first. */
  children?: ComponentChildren;
}

/**
 * Notices of all pending actions, with what can still be done about each, and of ended actions that
 * were not dismissed yet. Actions of a batch that stand alike share one.
 */
export function ActionNotices({ pending, on, onAgain, children }: UnderwayProps) {
  if (pending.length === 0 && !children) return null;
  return (
    <div class="underway" ref={sticksAbove}>
      {children}
      {[...grouped(pending)].map(([key, group]) => {
        const [first] = group;
        if (!first) return null;
        return (
          <Boundary key={key} of={[pending]} instead={<BrokenNotice group={group} on={on} />}>
            {first.outcome.is === 'waiting' ? (
              <UndoNotice group={group} on={on} />
            ) : first.outcome.is === 'queued' ? (
              <BatchProgress group={group} on={on} />
            ) : group.length > 1 ? (
              <BatchEnded group={group} on={on} />
            ) : (
              <Ended one={first} on={on} onAgain={onAgain} />
            )}
          </Boundary>
        );
      })}
    </div>
  );
}

/** The outcomes of an action that was not sent yet. */
const MAY_UNDO = new Set<Outcome['is']>(['waiting', 'queued']);

/** Actions that cannot be drawn; they can still be undone, or dismissed. */
function BrokenNotice({ group, on }: Pick<UnderwayProps, 'on'> & { group: PendingView[] }) {
  const ids = group.map(({ intent }) => intent);
  const [first] = group;
  return (
    <section class="notice warn">
      <div class="notice-body">
        <Broken what="action" id={first?.booking} />
        {first && MAY_UNDO.has(first.outcome.is) ? (
          <Button look="main" onPress={() => on.undo(ids)}>
            {t('undo')}
          </Button>
        ) : (
          <Button onPress={() => on.dismiss(ids)}>{t('dismiss')}</Button>
        )}
      </div>
    </section>
  );
}

type EndedProps = Pick<UnderwayProps, 'on' | 'onAgain'> & { one: PendingView };

function Ended({ one, on, onAgain }: EndedProps) {
  const { outcome } = one;
  const isFailure = outcome.is === 'refused' || outcome.is === 'notSent';
  const says = isFailure && one.kind === 'reassign' ? handOverRefusal(outcome.failure) : null;
  // OnceHub's answer was about this colleague, so another one may be chosen.
  const mayAskAgain = isFailure
    ? REPEAT[outcome.failure.kind] !== 'none' || says !== null
    : outcome.is === 'interrupted' || outcome.is === 'notDone';
  const children = (
    <>
      <MeetingLine one={one} />
      {one.late && !isFailure && <p>{t('undo_late')}</p>}
      {one.seen && one.meeting && (
        <Changes fields={one.changes} was={one.seen} is={asShown(one.meeting)} />
      )}
      {!WAITED_FOR.has(outcome.is) && (
        <Steps>
          {mayAskAgain && onAgain && one.meeting && (
            <Button look="main" onPress={() => onAgain(one)}>
              {t('askAgain')}
            </Button>
          )}
          <Button onPress={() => on.dismiss([one.intent])}>
            {t(outcome.is === 'interrupted' ? 'leaveIt' : 'dismiss')}
          </Button>
        </Steps>
      )}
    </>
  );
  if (isFailure) {
    return (
      <FailureNotice
        failure={outcome.failure}
        says={says}
        more={t(outcome.is === 'refused' ? 'notCarriedOut' : 'notSent')}
        onGrant={on.grantAccess}
      >
        {children}
      </FailureNotice>
    );
  }
  return <Notice {...outcomeWords(one)}>{children}</Notice>;
}

interface UndoNoticeProps {
  /** Actions that share one undo delay. */
  group: readonly PendingView[];
  on: Pick<PendingEvents, 'undo' | 'sendNow'>;
}

/** How many meetings of a group are listed. */
const NAMED = 5;

/**
 * An action in its undo delay: a countdown with Undo and Send now. Undo takes the focus if the
 * action was confirmed in this view.
 */
function UndoNotice({ group, on }: UndoNoticeProps) {
  const { now } = useMovingTime(250);
  const keys = useFreshKeys();
  const armed = useArmed(group[0]?.intent);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (group[0]?.own) place.current?.querySelector('button')?.focus();
  }, []);
  const [first] = group;
  if (!first) return null;
  const ids = group.map(({ intent }) => intent);
  const left = Math.max(Math.ceil((first.until - now) / 1000), 0);
  const title =
    group.length > 1
      ? t('waiting_many', counted('actions', group.length), left)
      : t(`waiting_${first.kind}`, left);
  return (
    <div ref={place} {...keys}>
      <Notice tone="warn" title={title} text={t('waiting_text')}>
        {group.slice(0, NAMED).map((one) => (
          <MeetingLine key={one.intent} one={one} />
        ))}
        <div class="underway-steps">
          <Button look="main" onPress={() => on.undo(ids)}>
            {t('undo')}
          </Button>
          <Button off={!armed} onPress={() => on.sendNow(ids)}>
            {t('sendNow')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
