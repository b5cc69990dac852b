import { useId, useRef } from 'preact/hooks';
import { restWords } from '../../lib/view/coverage-words.ts';
import { counted, locale, t } from '../../lib/view/i18n.ts';
import type { CoverageView } from '../../lib/view/model.ts';
import type { OptionsEvents, OptionsModel } from '../../lib/view/options/model.ts';
import { checkedSentence, isFetched, reachSentence } from '../customer/CoverageFooter.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './options.css';

interface SyncFormProps {
  coverage: CoverageView;
  me: OptionsModel['me'];
  on: Pick<OptionsEvents, 'setWindow' | 'setPaused' | 'setMe'>;
}

const WINDOWS = [3, 12, 24, 'all', 'off'] as const;

/**
 * The sync section: how far back bookings are stored, the progress of the first sync, pause and
 * resume, and the rep's own address.
 */
export function SyncForm({ coverage, me, on }: SyncFormProps) {
  const timeContext = useTimeContext();
  const id = useId();
  const { window, paused, full } = coverage;
  const stopped = paused || full !== false;
  const rest = restWords(coverage);
  const choose = (value: string) => {
    const chosen = WINDOWS.find((one) => String(one) === value);
    if (chosen !== undefined) on.setWindow(chosen);
  };
  return (
    <section class="card" aria-labelledby="sync-title">
      <h2 id="sync-title" class="card-title">
        {t('sync_title')}
      </h2>
      <p class="muted">{t('sync_text')}</p>
      <div class="sync-row">
        <label for={id}>{t('sync_window')}</label>
        <select
          id={id}
          class="field"
          value={String(window)}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {WINDOWS.map((one) => (
            <option key={one} value={String(one)}>
              {t(`window_${one}`)}
            </option>
          ))}
        </select>
      </div>
      <p role="status">
        {reachSentence(coverage, timeContext)} {checkedSentence(coverage, timeContext)}
      </p>
      {window !== 'off' && !isFetched(coverage) && <SyncProgress coverage={coverage} />}
      {rest && rest !== 'rest_paused' && (
        <Notice
          tone="warn"
          title={t('rest', t(rest))}
          text={full ? t(full === 'disk' ? 'rest_full_step' : 'rest_limit_step') : undefined}
        />
      )}
      {window !== 'off' && (!isFetched(coverage) || stopped) && (
        <Button onPress={() => on.setPaused(!stopped)}>
          {t(stopped ? 'sync_resume' : 'sync_pause')}
        </Button>
      )}
      <MeForm me={coverage.me} state={me} onSet={on.setMe} />
    </section>
  );
}

/**
 * The progress of the first sync: a bar, the bookings read and left, the rate per minute and the
 * time left.
 */
function SyncProgress({ coverage }: { coverage: CoverageView }) {
  const { share, rows, rowsLeft, rate, left } = coverage;
  const goesOn = restWords(coverage) === null;
  const percent = new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);
  return (
    <div class="filling">
      <progress class="reach-bar" max={1} value={share} aria-label={t('reach_label')} />
      <p class="facts muted">
        <span>{percent}</span>
        <span>{t('sync_done', counted('bookings', rows))}</span>
        {rowsLeft !== null && <span>{t('sync_left', counted('bookings', rowsLeft))}</span>}
        {goesOn && rate !== null && (
          <span>{t('sync_rate', counted('bookings', Math.round(rate)))}</span>
        )}
        {goesOn && left !== null && <span>{t('sync_end', durationText(left))}</span>}
        {!goesOn && coverage.paused && <span>{t('rest_paused')}</span>}
      </p>
    </div>
  );
}

const MINUTE = 60_000;

/** A duration (ms) as text, such as "20 min" or "3 hr". */
function durationText(ms: number): string {
  const minutes = Math.max(Math.ceil(ms / MINUTE), 1);
  return minutes < 90 ? t('minutes_short', minutes) : t('hours_short', Math.round(minutes / 60));
}

interface MeFormProps {
  me: CoverageView['me'];
  state: OptionsModel['me'];
  onSet(address: string): void;
}

/**
 * The rep's own address at OnceHub. It has to be entered because an API key does not tell whose it
 * is.
 */
function MeForm({ me, state, onSet }: MeFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    onSet(input.current?.value ?? '');
  };
  const isUnknown = state.state === 'failed' && state.failure.kind === 'notFound';
  return (
    <form class="me-form" onSubmit={submit}>
      <label for={id}>{t('me_label')}</label>
      <div class="field-line">
        <input
          // A new key makes Preact replace the uncontrolled field when the address changes.
          key={me?.address ?? ''}
          ref={input}
          id={id}
          class="field"
          type="text"
          inputMode="email"
          defaultValue={me?.address ?? ''}
          placeholder="you@example.com"
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-why`}
        />
        <button type="submit" class="button">
          {t('me_set')}
        </button>
      </div>
      <p id={`${id}-why`} class="small-print muted">
        {me ? phrase('me_is', <SafeText text={me.name || me.address} max={80} />) : t('me_why')}
      </p>
      <div role="status">
        {state.state === 'asking' && <Progress>{t('asking')}</Progress>}
        {isUnknown && <Notice tone="bad" title={t('me_unknown')} text={t('me_unknown_step')} />}
        {state.state === 'failed' && !isUnknown && <FailureNotice failure={state.failure} />}
      </div>
    </form>
  );
}
