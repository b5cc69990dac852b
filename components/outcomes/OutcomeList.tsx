import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { OUTCOME_SPAN_MS } from '../../lib/domain/needs-outcome.ts';
import { reachOf } from '../../lib/view/coverage.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CoverageView, PendingView } from '../../lib/view/model.ts';
import type { OutcomesView, PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { ActionNotices } from '../actions/ActionNotices.tsx';
import { reachSentence } from '../customer/CoverageFooter.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { sticksBelow } from '../ui/sticking.ts';
import { useTimeContext } from '../ui/time-context.ts';
import { OutcomeItem } from './OutcomeItem.tsx';
import { OutcomePreview } from './OutcomePreview.tsx';
import { actionOn, chosen, decisionOf, type OutcomeDecision, useChoices } from './selection.ts';
import { focusRow, useOutcomeKeys } from './use-outcome-keys.ts';
import './outcomes.css';

interface OutcomeListProps {
  view: OutcomesView;
  model: PanelModel;
  on: PanelEvents;
  onBack(): void;
}

/**
 * The list of meetings that need an outcome. The user chooses one for each meeting, then reviews
 * and confirms all of them at once.
 */
export function OutcomeList({ view, model, on, onBack }: OutcomeListProps) {
  const { rows } = view;
  const { pending } = model;
  const acts = on.extras();
  const { choices, choose, settle } = useChoices(pending);
  const [asked, setAsked] = useState<OutcomeDecision | null>(null);
  const [judged, setJudged] = useState(0);
  const list = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const { held, noShow } = chosen(rows, choices, pending);
  const isAny = noShow.length + held.length > 0;
  const goOn = () => setAsked(isAny ? decisionOf({ held, noShow }) : null);
  const keys = useOutcomeKeys({
    list,
    off: asked !== null,
    onChoose: choose,
    onGoOn: goOn,
    onBack,
  });

  useLayoutEffect(() => {
    const first = list.current?.querySelector<HTMLElement>('[data-outcome]');
    if (first) focusRow(first);
    else heading.current?.focus();
  }, []);
  useEffect(() => {
    if (judged === 0) return;
    // "Undo" gets the focus if there is one.
    const undo = list.current?.querySelector<HTMLElement>('.underway button');
    (undo ?? heading.current)?.focus();
  }, [judged]);

  const done = () => {
    if (asked) settle(asked);
    setAsked(null);
    setJudged(judged + 1);
  };
  const own = new Set(rows.map(({ booking }) => booking.id));
  const left = rows.filter(({ state }) => state !== 'held');
  const noted = rows.filter(({ state }) => state === 'held');
  return (
    <>
      <section
        ref={list}
        class="outcomes"
        aria-labelledby="outcomes-heading"
        aria-describedby="outcomes-keys"
        onKeyDown={keys}
      >
        <div class="outcomes-top">
          <h1 id="outcomes-heading" ref={heading} class="outcomes-heading" tabIndex={-1}>
            {t('outcomes_title')}
          </h1>
          <Button look="quiet" icon="back" onPress={onBack}>
            {t('goBack')}
          </Button>
        </div>
        {acts && (
          <ActionNotices
            pending={pending.filter(
              ({ outcome, booking }) => outcome.is === 'waiting' || !own.has(booking),
            )}
            on={{ ...acts, grantAccess: on.grantAccess }}
          />
        )}
        <OutcomeNotes view={view} coverage={model.coverage} pending={pending} />
        {left.length > 0 && (
          <ul class="rows">
            {left.map((row) => (
              <OutcomeItem
                key={row.booking.id}
                row={row}
                pending={pending}
                choice={choices.get(row.booking.id) ?? null}
                onChoose={(choice) => choose(row.booking.id, choice)}
                on={on}
              />
            ))}
          </ul>
        )}
        {left.length > 0 && <Foot absent={noShow.length} held={held.length} onGoOn={goOn} />}
        {noted.length > 0 && (
          <section class="outcomes-noted">
            <h2 class="month-heading">{t('outcomes_notedHere')}</h2>
            <ul class="rows">
              {noted.map((row) => (
                <OutcomeItem key={row.booking.id} row={row} pending={pending} on={on} />
              ))}
            </ul>
          </section>
        )}
        <p class="muted small-print">{t('outcomes_owner')}</p>
      </section>
      {asked && (
        <Boundary of={[asked]} isCalled>
          <OutcomePreview
            asked={asked}
            rows={rows}
            pending={pending}
            users={model.extras?.users ?? new Map()}
            undo={model.extras?.undo ?? 0}
            onConfirm={async ({ absences, held }) =>
              on.extras()?.outcomes.confirm(
                absences,
                held.map(({ id }) => id),
              )
            }
            onLook={goOn}
            onDone={done}
            onClose={() => setAsked(null)}
            onGrant={on.grantAccess}
          />
        </Boundary>
      )}
    </>
  );
}

/** The footer: the number of choices so far, and the button to continue. */
function Foot({ absent, held, onGoOn }: { absent: number; held: number; onGoOn(): void }) {
  const words = [
    absent > 0 && counted('outcomes_absent', absent),
    held > 0 && counted('outcomes_held', held),
  ];
  return (
    <div class="outcomes-foot" ref={sticksBelow}>
      <p>{words.filter(Boolean).join(', ') || t('outcomes_nothing')}</p>
      <Button look="main" off={absent + held === 0} onPress={onGoOn}>
        {t('outcomes_goOn')}
      </Button>
    </div>
  );
}

interface OutcomeNotesProps {
  view: OutcomesView;
  coverage: CoverageView | null;
  pending: readonly PendingView[];
}

/**
 * Notes on the list: the result of confirmed actions, what to do, which meetings may be missing,
 * and the keyboard shortcuts.
 */
function OutcomeNotes({ view, coverage, pending }: OutcomeNotesProps) {
  const timeContext = useTimeContext();
  const reach = reachOf(coverage);
  const isWhole =
    reach === 'everything' || (reach !== null && reach <= timeContext.now - OUTCOME_SPAN_MS);
  const isLeft = view.rows.some(({ state }) => state === 'open');
  return (
    <div class="outcomes-notes">
      <p role="status" class={outcome(view, pending) ? 'outcomes-result' : 'unseen'}>
        {outcome(view, pending)}
      </p>
      <p class="muted">{t(isLeft ? 'outcomes_lead' : 'outcomes_none')}</p>
      {!isWhole && (
        <p class="outcomes-partly">
          {t('outcomes_partly')} {coverage && reachSentence(coverage, timeContext)}
        </p>
      )}
      {view.more && <p class="outcomes-partly">{t('outcomes_more')}</p>}
      <p id="outcomes-keys" class="muted" hidden={!isLeft}>
        {t('outcomes_keys')}
      </p>
    </div>
  );
}

/** The result of the confirmed actions, as text; '' while any is pending. */
function outcome({ rows }: OutcomesView, pending: readonly PendingView[]): string {
  const actions = rows.flatMap(({ booking }) => actionOn(booking.id, pending) ?? []);
  if (actions.some(({ blocks }) => blocks)) return '';
  const marked = rows.filter(({ state }) => state === 'marked').length;
  return [
    marked > 0 && counted('outcomes_marked', marked),
    actions.length > 0 && counted('outcomes_failed', actions.length),
  ]
    .filter(Boolean)
    .join(' ');
}
