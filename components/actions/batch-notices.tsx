import { batchMinutes } from '../../lib/domain/batch.ts';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { PendingEvents, PendingView } from '../../lib/view/model.ts';
import type { OutcomeEvents } from '../../lib/view/panel/model.ts';
import { outcomeWords } from '../../lib/view/pending/outcome-words.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useMovingTime } from '../ui/time-context.ts';
import { MeetingLine, Steps, WAITED_FOR } from './notice-parts.tsx';
import './actions.css';

/** What can be done about a batch as a whole. */
export interface BatchEvents {
  /** Without it, what a batch left is not asked about again. */
  outcomes?: Pick<OutcomeEvents, 'askAgain'>;
  grantAccess?(): void;
}

/**
 * Whether a batch left this action behind: it was not sent, for a reason that says nothing of its
 * booking, and may be asked about again.
 */
export function isLeftOver({ group, outcome }: PendingView): boolean {
  if (group === undefined) return false;
  if (outcome.is === 'notSent') return REPEAT[outcome.failure.kind] === 'sameOrder';
  return outcome.is === 'interrupted';
}

/** The actions, by notice: those of a batch that stand alike share one. */
export function grouped(pending: readonly PendingView[]): Map<string, PendingView[]> {
  const groups = new Map<string, PendingView[]>();
  for (const one of pending) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

function keyOf(one: PendingView): string {
  const { intent, group, outcome, late } = one;
  const isWaiting = outcome.is === 'waiting';
  // An action that is over gets a notice of its own, so that the buttons are other ones.
  if (group === undefined) return `${intent} ${isWaiting}`;
  if (isLeftOver(one)) return `${group} left`;
  const failure = 'failure' in outcome ? outcome.failure : null;
  return JSON.stringify([group, outcome.is, late, failure?.kind, failure?.words]);
}

interface BatchProps {
  /** Actions of one batch that stand alike. */
  group: readonly PendingView[];
  on: Omit<PendingEvents, 'propose'> & BatchEvents;
}

/** A batch that is being sent: how far it is, and a button that stops the rest. */
export function BatchProgress({ group, on }: BatchProps) {
  const { now } = useMovingTime(5_000);
  const [first] = group;
  if (!first) return null;
  const left = group.length;
  const size = first.size ?? left;
  const minutes = batchMinutes(left, first.until, now);
  return (
    <Notice
      title={t('batch_progress', size - left, size, t('minutes_short', minutes))}
      text={t('batch_text')}
    >
      <Steps>
        <Button look="main" onPress={() => on.undo(group.map(({ intent }) => intent))}>
          {t('batch_stop')}
        </Button>
      </Steps>
    </Notice>
  );
}

/** Actions of a batch that ended alike, or that it left behind. */
export function BatchEnded({ group, on }: BatchProps) {
  const [first] = group;
  if (!first) return null;
  const ids = group.map(({ intent }) => intent);
  const isLeft = isLeftOver(first);
  const words = outcomeWords(first);
  const title = isLeft
    ? t('batch_unsent', group.length)
    : `${counted('actions', group.length)}: ${words.title}`;
  return (
    <Notice {...words} title={title} text={isLeft ? t('batch_unsent_text') : words.text}>
      {first.late && !isLeft && <p>{t('undo_late')}</p>}
      <details class="batch-all">
        <summary>{counted('bookings', group.length)}</summary>
        {group.map((one) => (
          <MeetingLine key={one.intent} one={one} />
        ))}
      </details>
      {!WAITED_FOR.has(first.outcome.is) && (
        <Steps>
          {isLeft && on.outcomes && first.kind === 'noShow' && (
            <Button look="main" onPress={() => on.outcomes?.askAgain(ids)}>
              {t('askAgain')}
            </Button>
          )}
          <Button onPress={() => on.dismiss(ids)}>{t(isLeft ? 'leaveIt' : 'dismiss')}</Button>
        </Steps>
      )}
    </Notice>
  );
}
