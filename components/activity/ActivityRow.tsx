import { span, time } from '../../lib/domain/dates.ts';
import { isoIn } from '../../lib/domain/iso-date.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import {
  type ActivityLine,
  type ActivityResult,
  actionWords,
} from '../../lib/view/activity/activity.ts';
import { t } from '../../lib/view/i18n.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './activity.css';

const ICONS: Record<ActivityResult, IconName> = {
  waiting: 'clock',
  sending: 'refresh',
  checking: 'refresh',
  done: 'check',
  refused: 'alert',
  withdrawn: 'back',
  notSent: 'close',
  notDone: 'question',
  notKnown: 'question',
  earlier: 'clock',
};

interface ActivityRowProps {
  line: ActivityLine;
  named: boolean;
}

/**
 * One action: its time, kind, booking and result, with the booking's id and OnceHub's request id to
 * quote to OnceHub's support; `named` with the account it is of.
 */
export const ActivityRow = (props: ActivityRowProps) => (
  <Boundary
    of={[props.line, props.named]}
    what="action"
    id={props.line.booking || props.line.id}
    as="li"
    class="activity-row"
  >
    <Row {...props} />
  </Boundary>
);

function Row({ line, named }: ActivityRowProps) {
  const timeContext = useTimeContext();
  const { at, result, said, booking, request, account } = line;
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
        <p class="activity-why">
          {said.title} {said.text}{' '}
          {said.quote && (
            <>
              {t('oncehubSays')} <bdi>{tidy(said.quote, 300)}</bdi>
            </>
          )}
        </p>
        <dl class="activity-ids">
          {booking && <Id name={t('label_id')} id={booking} />}
          {request && <Id name={t('activity_request')} id={request} />}
          {named && (
            <div class="activity-id">
              <dt>{t('activity_account')}</dt>
              <dd>
                <SafeText text={account ?? t('activity_result_notKnown')} max={254} />
              </dd>
            </div>
          )}
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
    <div class="activity-id">
      <dt>{name}</dt>
      <dd>
        <SafeText text={id} max={80} />
        <CopyButton text={id} />
      </dd>
    </div>
  );
}
