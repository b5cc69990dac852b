import { isAskable } from '../../lib/address/customer-key.ts';
import { date, relative } from '../../lib/domain/dates.ts';
import { reachOf } from '../../lib/view/coverage.ts';
import { emptyWords } from '../../lib/view/coverage-words.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CoverageView, CustomerView, Subject } from '../../lib/view/model.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { BookButton } from '../book/BookButton.tsx';
import { LookUp } from '../search/LookUp.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { KeyNotice } from './KeyNotice.tsx';

interface CoverageProps {
  status: Pick<PanelModel, 'key' | 'customer' | 'refresh' | 'online' | 'coverage'> &
    Partial<Pick<PanelModel, 'subject'>>;
  on: Pick<PanelEvents, 'openOptions' | 'refresh'> &
    Partial<Pick<PanelEvents, 'grantAccess' | 'lookUp' | 'unlock' | 'extras'>> & {
      /** Asks OnceHub whether it accepts the key; `refresh` does it where this is missing. */
      checkKey?: () => void;
    };
}

/**
 * How reliable the data shown is: at most one notice, the most important one; none if everything is
 * well. The order is: a problem with the key, offline, a failed request, bookings that could not be
 * read, no bookings, a partial list.
 */
export function StatusNotice({ status, on }: CoverageProps) {
  const timeContext = useTimeContext();
  const { key, customer, refresh, online, coverage } = status;
  const checked = customer?.checked ?? null;
  const some = customer !== null && (customer.next !== null || customer.history.length > 0);
  const isEmpty = checked === null && !some;
  const more =
    checked === null ? t('storedNothing') : stored(relative(checked, timeContext.now, timeContext));
  if (key && (key.state !== 'ready' || key.mark)) {
    return (
      <KeyNotice
        keyState={key}
        whole={isEmpty}
        onOptions={on.openOptions}
        onRetry={on.checkKey ?? on.refresh}
        onUnlock={on.unlock}
      />
    );
  }
  const failure = online
    ? refresh.state === 'failed'
      ? refresh.failure
      : null
    : ({ kind: 'offline' } as const);
  if (failure) {
    return (
      <FailureNotice
        failure={failure}
        more={more}
        whole={isEmpty}
        onRetry={on.refresh}
        onOptions={on.openOptions}
        onGrant={on.grantAccess}
      />
    );
  }
  if (refresh.state === 'loading' || !customer) return null;
  const { unread = 0 } = customer;
  if (unread > 0) {
    const title = counted('unread', unread);
    return <Notice tone="warn" whole={!some} title={title} text={t('unread_step')} />;
  }
  if (!some) return <Empty {...{ customer, coverage, on }} subject={status.subject ?? null} />;
  const isAsked = customer.own.some(isAskable);
  if (customer.complete || !isAsked || reachOf(coverage) !== null) return null;
  const step = { label: t('tryAgain'), onPress: on.refresh };
  return <Notice tone="warn" title={t('partial')} text={t('partial_step')} step={step} />;
}

const stored = (ago: string | null) => (ago ? t('stored', ago) : t('storedNow'));

interface EmptyProps {
  subject: Subject | null;
  customer: CustomerView;
  coverage: CoverageView | null;
  on: CoverageProps['on'];
}

/**
 * Says "no bookings" only as far as that is known: from OnceHub's own answer, or back to the date
 * the store reaches.
 */
function Empty({ subject, customer, coverage, on }: EmptyProps) {
  const booking = on.extras?.()?.booking;
  const timeContext = useTimeContext();
  const { key, since, step } = emptyWords(customer, coverage);
  const from = since === null ? [] : [date(since, timeContext)];
  return (
    <Notice
      whole
      tone={key === 'empty_unasked' ? 'warn' : 'info'}
      title={t(key, ...from)}
      text={t(`${key}_step`, ...from)}
      step={step ? { label: t(step), onPress: on.refresh } : undefined}
    >
      {booking && subject && !customer.joined && (
        <BookButton subject={subject} customer={customer} on={booking} isFirst />
      )}
      {on.lookUp && customer.known === false && <LookUp onLookUp={on.lookUp} />}
    </Notice>
  );
}
