import { useEffect, useRef } from 'preact/hooks';
import { counted, t } from '../../lib/view/i18n.ts';
import type { PendingEvents, PendingView } from '../../lib/view/panel/model.ts';
import { MeetingLine } from '../booking/MeetingLine.tsx';
import { useArmed, useFreshKeys } from '../ui/arming.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useMovingScene } from '../ui/time-context.ts';

interface UndoNoticeProps {
  /** What waits together. */
  group: readonly PendingView[];
  on: Pick<PendingEvents, 'undo' | 'sendNow'>;
}

/** How many of a group are named. */
const NAMED = 5;

/** An action that waits to be sent: how long yet, and the way back. Undo has the focus where it was confirmed here. */
export function UndoNotice({ group, on }: UndoNoticeProps) {
  const { now } = useMovingScene(250);
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
