import { OUTCOME_SPAN } from '../../lib/domain/history.ts';
import { reachOf } from '../../lib/view/customer-view.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CoverageView, PendingView } from '../../lib/view/model.ts';
import type { OutcomesView } from '../../lib/view/panel/model.ts';
import { reachSentence } from '../customer/CoverageFooter.tsx';
import { useScene } from '../ui/time-context.ts';
import { actionOn } from './selection.ts';

interface OutcomeNotesProps {
  view: OutcomesView;
  coverage: CoverageView | null;
  pending: readonly PendingView[];
}

/** What the list holds, what it cannot hold, how it is worked with, and what became of what was sent. */
export function OutcomeNotes({ view, coverage, pending }: OutcomeNotesProps) {
  const scene = useScene();
  const reach = reachOf(coverage);
  const isWhole = reach === 'everything' || (reach !== null && reach <= scene.now - OUTCOME_SPAN);
  const isLeft = view.rows.some(({ state }) => state === 'open');
  return (
    <div class="outcomes-notes">
      <p role="status" class={outcome(view, pending) ? 'outcomes-result' : 'unseen'}>
        {outcome(view, pending)}
      </p>
      <p class="muted">{t(isLeft ? 'outcomes_lead' : 'outcomes_none')}</p>
      {!isWhole && (
        <p class="outcomes-partly">
          {t('outcomes_partly')} {coverage && reachSentence(coverage, scene)}
        </p>
      )}
      {view.more && <p class="outcomes-partly">{t('outcomes_more')}</p>}
      <p id="outcomes-keys" class="muted" hidden={!isLeft}>
        {t('outcomes_keys')}
      </p>
    </div>
  );
}

/** What became of what was sent, once nothing of it is under way. */
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
