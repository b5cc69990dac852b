import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { OUTCOME_SPAN_MS } from '../../lib/domain/needs-outcome.ts';
import { reachOf } from '../../lib/view/coverage.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CoverageView, PendingView } from '../../lib/view/model.ts';
import type {
  OutcomeEntry,
  OutcomesView,
  PanelEvents,
  PanelModel,
} from '../../lib/view/panel/model.ts';
import { ActionNotices } from '../actions/ActionNotices.tsx';
import { isLeftOver } from '../actions/batch-notices.tsx';
import { reachSentence } from '../customer/CoverageFooter.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { sticksBelow } from '../ui/sticking.ts';
import { useTimeContext } from '../ui/time-context.ts';
import { OutcomeItem } from './OutcomeItem.tsx';
import { OutcomePreview } from './OutcomePreview.tsx';
import { OutcomeSession } from './OutcomeSession.tsx';
import {
  actionOn,
  chosen,
  decisionOf,
  isHeld,
  isUndecided,
  type OutcomeChoice,
  type OutcomeDecision,
  rowsOf,
  useChoices,
} from './selection.ts';
import { focusRow, rowsIn, useOutcomeKeys } from './use-outcome-keys.ts';
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
  const rows = rowsOf(view);
  const { pending, names } = model;
  const acts = on.extras();
  const { choices, choose, settle } = useChoices(pending);
  const [asked, setAsked] = useState<OutcomeDecision | null>(null);
  const [judged, setJudged] = useState(0);
  const list = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const { held, noShow } = chosen(rows, choices, pending);
  const isAny = noShow.length + held.length > 0;
  const goOn = () => setAsked(isAny ? decisionOf({ held, noShow }) : null);
  const entries = new Map(view.entries.map((entry) => [entry.id, entry]));
  /** Sets the choice for the seats of a session that have none yet, or takes back all. */
  const chooseAll = (entry: OutcomeEntry | undefined, choice: OutcomeChoice | null) => {
    const seats = (entry?.rows ?? []).filter(
      (row) => isUndecided(row, pending) && (choice === null || !choices.has(row.booking.id)),
    );
    choose(
      seats.map(({ booking }) => booking.id),
      choice,
    );
  };
  const keys = useOutcomeKeys({
    list,
    off: asked !== null,
    onChoose: (booking, choice) => choose([booking], choice),
    onChooseAll: (session, choice) => chooseAll(entries.get(session), choice),
    onGoOn: goOn,
    onBack,
  });

  useLayoutEffect(() => {
    const [first] = rowsIn(list);
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
  const left = view.entries.filter((entry) => !entry.rows.every(isHeld));
  const noted = view.entries.filter((entry) => entry.rows.every(isHeld));
  const listed = (all: readonly OutcomeEntry[]) => (
    <ul class="rows">
      {all.map((entry) => {
        const [row] = entry.rows;
        if (!row) return null;
        return entry.missed === null ? (
          <OutcomeItem
            key={entry.id}
            row={row}
            pending={pending}
            choice={choices.get(row.booking.id) ?? null}
            onChoose={(choice) => choose([row.booking.id], choice)}
            on={on}
          />
        ) : (
          <OutcomeSession
            key={entry.id}
            entry={entry}
            names={names}
            pending={pending}
            choices={choices}
            onChoose={choose}
            onChooseAll={(choice) => chooseAll(entry, choice)}
            on={on}
          />
        );
      })}
    </ul>
  );
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
              (one) =>
                ['waiting', 'queued'].includes(one.outcome.is) ||
                isLeftOver(one) ||
                !own.has(one.booking),
            )}
            on={{ ...acts, grantAccess: on.grantAccess }}
          />
        )}
        <OutcomeNotes view={view} coverage={model.coverage} pending={pending} />
        {left.length > 0 && listed(left)}
        {left.length > 0 && <Foot absent={noShow.length} held={held.length} onGoOn={goOn} />}
        {noted.length > 0 && (
          <section class="outcomes-noted">
            <h2 class="month-heading">{t('outcomes_notedHere')}</h2>
            {listed(noted)}
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
  const isLeft = rowsOf(view).some(({ state }) => state === 'open');
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
function outcome(view: OutcomesView, pending: readonly PendingView[]): string {
  const rows = rowsOf(view);
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
