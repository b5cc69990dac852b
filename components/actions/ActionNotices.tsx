import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import { span } from '../../lib/domain/dates.ts';
import type { Outcome } from '../../lib/domain/outcome.ts';
import { asShown } from '../../lib/domain/shown-booking.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { PendingEvents, PendingView } from '../../lib/view/model.ts';
import { outcomeWords } from '../../lib/view/pending/outcome-words.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Broken } from '../ui/Broken.tsx';
import { Button } from '../ui/Button.tsx';
import { useArmed, useFreshKeys } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { sticksAbove } from '../ui/sticking.ts';
import { useMovingTime, useTimeContext } from '../ui/time-context.ts';
import { Changes } from './Changes.tsx';
import './actions.css';

interface UnderwayProps {
  pending: readonly PendingView[];
  on: Omit<PendingEvents, 'propose'> & { grantAccess?: () => void };
  /** Opens the confirmation dialog again; without it, no such button is shown. */
  onAgain?: ((one: PendingView) => void) | undefined;
}

/**
 * Notices of all pending actions, with what can still be done about each, and of ended actions that
 * were not dismissed yet.
 */
export function ActionNotices({ pending, on, onAgain }: UnderwayProps) {
  if (pending.length === 0) return null;
  return (
    <div class="underway" ref={sticksAbove}>
      {grouped(pending).map((group) => {
        const [first] = group;
        if (!first) return null;
        const isWaiting = first.outcome.is === 'waiting';
        return (
          <Boundary
            key={`${first.intent} ${isWaiting}`}
            of={[pending]}
            instead={<BrokenNotice group={group} on={on} />}
          >
            {isWaiting ? (
              <UndoNotice group={group} on={on} />
            ) : (
              <Ended one={first} on={on} onAgain={onAgain} />
            )}
          </Boundary>
        );
      })}
    </div>
  );
}

/** Actions that cannot be drawn; they can still be undone, or dismissed. */
function BrokenNotice({ group, on }: Pick<UnderwayProps, 'on'> & { group: PendingView[] }) {
  const ids = group.map(({ intent }) => intent);
  const [first] = group;
  return (
    <section class="notice warn">
      <div class="notice-body">
        <Broken what="action" id={first?.booking} />
        {first?.outcome.is === 'waiting' ? (
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

/** Groups actions that were confirmed together and wait in the same undo delay. */
function grouped(pending: readonly PendingView[]): PendingView[][] {
  const groups = new Map<string, PendingView[]>();
  for (const one of pending) {
    const key = one.outcome.is === 'waiting' && one.group ? one.group : one.intent;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

type EndedProps = Pick<UnderwayProps, 'on' | 'onAgain'> & { one: PendingView };

/** Outcomes that the rep can only wait for. */
const WAITED_FOR = new Set<Outcome['is']>(['sending', 'checking', 'asItWas']);

function Ended({ one, on, onAgain }: EndedProps) {
  const { outcome } = one;
  const isFailure = outcome.is === 'refused' || outcome.is === 'notSent';
  const mayAskAgain = isFailure
    ? REPEAT[outcome.failure.kind] !== 'none'
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
        more={outcomeWords(one).text}
        onGrant={on.grantAccess}
      >
        {children}
      </FailureNotice>
    );
  }
  return <Notice {...outcomeWords(one)}>{children}</Notice>;
}

const Steps = ({ children }: { children: ComponentChildren }) => (
  <div class="underway-steps">{children}</div>
);

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

/**
 * The meeting an action is about; only the booking's id if the booking is not stored. Where it
 * cannot be drawn, what is known of the action stays.
 */
const MeetingLine = ({ one }: { one: PendingView }) => (
  <Boundary of={[one]} what="meeting" id={one.booking}>
    <Meeting one={one} />
  </Boundary>
);

function Meeting({ one: { meeting, booking } }: { one: PendingView }) {
  const timeContext = useTimeContext();
  if (!meeting) return <p class="muted">{booking}</p>;
  const { subject, name, email, starts } = meeting;
  return (
    <p class="facts">
      <span>
        <SafeText text={subject} max={80} />
      </span>
      <span>
        <SafeText text={name ?? email ?? booking} max={80} />
      </span>
      {starts !== null && <span>{span(starts, null, timeContext.now, timeContext)}</span>}
    </p>
  );
}
