import '../ui/theme.css';
import '../ui/sticky-layout.ts';
import { useState } from 'preact/hooks';
import { day } from '../../lib/domain/dates.ts';
import type {
  ActivityEvents,
  ActivityLine,
  ActivityModel,
  ActivityResult,
} from '../../lib/view/activity/activity.ts';
import { activityFile } from '../../lib/view/activity/export.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import {
  type TimeContext,
  TimeProvider,
  useMovingTime,
  useTimeContext,
} from '../ui/time-context.ts';
import { ActivityRow } from './ActivityRow.tsx';
import { SaveButton } from './SaveButton.tsx';
import './activity.css';

/**
 * The activity page: all actions, newest first, with a search, a filter by result and a CSV export.
 */
export function Activity({ model, on }: { model: ActivityModel; on: ActivityEvents }) {
  const timeContext = useMovingTime();
  const { lines, total } = model;
  return (
    <TimeProvider value={timeContext}>
      <main class="options activity">
        <header class="options-head">
          <Logo />
          <div>
            <h1 class="options-title">{t('activity_title')}</h1>
            <p class="muted">{t('activity_lead')}</p>
          </div>
        </header>
        {lines && total > 0 && (
          <>
            <Filters model={model} on={on} />
            <div class="activity-found">
              <p role="status">{counted('activity_count', lines.length)}</p>
              <SaveButton
                label={t('activity_export')}
                type="text/csv"
                off={lines.length === 0}
                make={() => activityFile(lines, { now: Date.now(), zone: timeContext.zone })}
              />
            </div>
          </>
        )}
        {lines === null && <Progress>{t('options_data_reading')}</Progress>}
        {lines && lines.length > 0 && <ActivityDays lines={lines} named={model.severalAccounts} />}
        {lines?.length === 0 && (total === 0 ? <NothingDone /> : <NoMatch on={on} />)}
      </main>
    </TimeProvider>
  );
}

function Filters({ model, on }: { model: ActivityModel; on: ActivityEvents }) {
  return (
    <search class="activity-narrow">
      <div class="find-field">
        <Icon name="search" />
        <input
          type="search"
          aria-label={t('activity_search')}
          placeholder={t('activity_search')}
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
          value={model.text}
          onInput={(event) => on.type(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && on.type('')}
        />
      </div>
      <select
        class="field"
        aria-label={t('activity_result')}
        value={model.result ?? ''}
        onChange={(event) =>
          on.narrow((event.currentTarget.value || null) as ActivityResult | null)
        }
      >
        <option value="">{t('activity_anyResult')}</option>
        {model.results.map((result) => (
          <option key={result} value={result}>
            {t(`activity_result_${result}`)}
          </option>
        ))}
      </select>
    </search>
  );
}

const NothingDone = () => (
  <Notice whole title={t('activity_none')} text={t('activity_none_step')} />
);

function NoMatch({ on }: { on: ActivityEvents }) {
  const showAll = () => {
    on.type('');
    on.narrow(null);
  };
  return (
    <Notice
      whole
      title={t('activity_noMatch')}
      text={t('activity_noMatch_step')}
      step={{ label: t('showAll'), onPress: showAll }}
    />
  );
}

/** Rows shown before "show more" is pressed. */
const INITIAL_ROWS = 100;

/**
 * The actions grouped by day, in the order given. Long lists are extended in growing steps by a
 * "show more" button.
 */
function ActivityDays({ lines, named }: { lines: readonly ActivityLine[]; named: boolean }) {
  const [shown, setShown] = useState(INITIAL_ROWS);
  const timeContext = useTimeContext();
  const more = Math.min(lines.length - shown, shown * 2);
  return (
    <>
      {byDay(lines.slice(0, shown), timeContext).map(([heading, group]) => (
        <section key={heading}>
          <h2 class="month-heading">{heading}</h2>
          <ul class="rows">
            {group.map((line) => (
              <ActivityRow key={line.id} line={line} named={named} />
            ))}
          </ul>
        </section>
      ))}
      {more > 0 && <Button onPress={() => setShown(shown + more)}>{t('showMore', more)}</Button>}
    </>
  );
}

function byDay(
  lines: readonly ActivityLine[],
  timeContext: TimeContext,
): [string, ActivityLine[]][] {
  const days = new Map<string, ActivityLine[]>();
  for (const line of lines) {
    const heading = day(line.at, timeContext.now, timeContext);
    const group = days.get(heading);
    if (group) group.push(line);
    else days.set(heading, [line]);
  }
  return [...days];
}
