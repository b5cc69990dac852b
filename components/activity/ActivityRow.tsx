import type { ComponentChildren } from 'preact';
import { span, time } from '../../lib/domain/dates.ts';
import { isoIn } from '../../lib/domain/iso-date.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import {
  type ActivityLine,
  type ActivityResult,
  actionWords,
} from '../../lib/view/activity/activity.ts';
import { t } from '../../lib/view/i18n.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import '../ui/Facts.css';
import '../booking/meeting-parts.css';
import './ActivityRow.css';

const ICONS: Record<ActivityResult, IconName> = {
  waiting: 'clock',
  checking: 'refresh',
  done: 'check',
  refused: 'alert',
  withdrawn: 'back',
  notSent: 'close',
  notDone: 'question',
  notKnown: 'question',
  earlier: 'clock',
};

/**
 * One action: its time, kind, booking and result, with the booking's id, OnceHub's request id to
 * quote to its support, and the account.
 */
export function ActivityRow({ line }: { line: ActivityLine }) {
  const timeContext = useTimeContext();
  const { at, result, failure, booking, request, account } = line;
  return (
    <li class="activity-row">
      <time class="activity-time" dateTime={isoIn(at, timeContext.zone)}>
        {time(at, timeContext)}
      </time>
      <div class="activity-what">
        <p class="activity-action">
          <strong>{actionWords(line)}</strong>
          <span class={`status ended ${result}`}>
            <Icon name={ICONS[result]} />
            {t(`activity_result_${result}`)}
          </span>
        </p>
        <Meeting line={line} />
        {failure && (
          <p class="activity-why">
            {failure.words ? (
              <>
                {t('oncehubSays')} <bdi>{tidy(failure.words, 300)}</bdi>
              </>
            ) : (
              t(`failure_${failure.kind}`)
            )}
          </p>
        )}
        <dl class="activity-ids">
          <Id name={t('label_id')} id={booking} />
          {request && <Id name={t('activity_request')} id={request} />}
          {account && <Fact name={t('activity_account')} text={account} />}
        </dl>
      </div>
    </li>
  );
}

function Meeting({ line: { meeting, starts } }: { line: ActivityLine }) {
  const timeContext = useTimeContext();
  const when = starts !== null && <span>{span(starts, null, timeContext.now, timeContext)}</span>;
  if (!meeting) {
    return (
      <p class="facts muted">
        <span>{t('activity_gone')}</span>
        {when}
      </p>
    );
  }
  const { name, address, subject } = meeting;
  return (
    <p class="facts">
      {name && (
        <span>
          <SafeText text={name} max={60} />
        </span>
      )}
      {address && (
        <span>
          <SafeText text={address} max={80} />
        </span>
      )}
      {subject && (
        <span>
          <SafeText text={subject} max={80} />
        </span>
      )}
      {when}
    </p>
  );
}

function Id({ name, id }: { name: string; id: string }) {
  return (
    <Fact name={name} text={id}>
      <CopyButton text={id} />
    </Fact>
  );
}

interface FactProps {
  name: string;
  text: string;
  children?: ComponentChildren;
}

function Fact({ name, text, children }: FactProps) {
  return (
    <div class="activity-id">
      <dt>{name}</dt>
      <dd>
        <SafeText text={text} max={80} />
        {children}
      </dd>
    </div>
  );
}
