import { isAskable } from '../../lib/address/customer-key.ts';
import { date, relative } from '../../lib/domain/dates.ts';
import { reachWords, restWords } from '../../lib/view/coverage-words.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CoverageView, CustomerView } from '../../lib/view/model.ts';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import '../ui/controls.css';
import './customer.css';

interface CoverageFooterProps {
  coverage: CoverageView;
  /** The customer above; a notice says already which of their bookings could not be read. */
  customer?: CustomerView;
}

/**
 * The footer of a list: how far back the stored bookings reach and when they were last checked;
 * while the first sync runs, its progress, or why it has stopped for now.
 */
export function CoverageFooter({ coverage, customer }: CoverageFooterProps) {
  const timeContext = useTimeContext();
  const rest = restWords(coverage);
  const { unread = 0, share, wanted } = coverage;
  const isFilling = wanted !== null && !isFetched(coverage);
  return (
    <footer class="reach">
      <p>
        {!(unread > 0 && customer?.unread) && reachSentence(coverage, timeContext)}{' '}
        {checkedSentence(coverage, timeContext)}
      </p>
      {customer && !customer.own.some(isAskable) && <p>{t('cannotAsk')}</p>}
      {isFilling && rest === null && (
        <progress class="reach-bar" max={1} value={share} aria-label={t('reach_label')} />
      )}
      {rest && <p>{t('rest', t(rest))}</p>}
    </footer>
  );
}

/** Whether everything was fetched, also where some of it could not be read. */
export const isFetched = ({ share, unread, rowsLeft }: CoverageView): boolean =>
  share === 1 || (unread !== undefined && rowsLeft === 0);

/**
 * How far back the stored bookings reach, as a sentence: "Complete back to 20 Nov 2025." Bookings
 * that could not be read come first.
 */
export function reachSentence(coverage: CoverageView, timeContext: TimeContext): string {
  const { key, since } = reachWords(coverage);
  const { unread = 0, window } = coverage;
  if (unread > 0 && window !== 'off') {
    const words = counted('reach_unread', unread);
    return since === null ? words : `${words} ${t('reach_whole', date(since, timeContext))}`;
  }
  return since === null ? t(key) : t(key, date(since, timeContext));
}

/** When the store was last compared with OnceHub, as a sentence; '' if never. */
export function checkedSentence({ checked }: CoverageView, timeContext: TimeContext): string {
  if (checked === null) return '';
  const ago = checked > timeContext.now ? null : relative(checked, timeContext.now, timeContext);
  return `${ago === null ? t('checkedNow') : t('checkedAgo', ago)}.`;
}
