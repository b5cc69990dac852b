import { atTime } from '../../lib/view/customer-view.ts';
import { t } from '../../lib/view/i18n.ts';
import type { QuickFindEvents, QuickFindModel } from '../../lib/view/popup/model.ts';
import { BookingRow } from '../booking/BookingRow.tsx';
import { NextMeeting } from '../booking/NextMeeting.tsx';
import { CustomerHeader } from '../customer/CustomerHeader.tsx';
import { FiguresLine } from '../customer/FiguresLine.tsx';
import { StatusNotice } from '../customer/StatusNotice.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Progress.tsx';
import { useTimeContext } from '../ui/time-context.ts';

const PartLine = deferred(() => import('../booking/BookingDetails.tsx'), 'PartLine');

interface FoundAnswerProps {
  model: QuickFindModel;
  answer: NonNullable<QuickFindModel['answer']>;
  on: QuickFindEvents;
}

/** Past bookings shown in the popup. */
const RECENT = 3;

/** The answer to a search: the customer in short, or why there is none. */
export function FoundCustomer({ model, answer, on }: FoundAnswerProps) {
  const retry = () => on.lookUp(model.text);
  switch (answer.state) {
    case 'loading':
      return (
        <>
          <p role="status" class="unseen">
            {t('asking')}
          </p>
          <Skeleton />
        </>
      );
    case 'failed':
      return <FailureNotice failure={answer.failure} onRetry={retry} onOptions={on.openOptions} />;
    case 'nothing':
      return <Notice title={t('find_nothing', answer.text)} text={t('find_nothing_step')} />;
    case 'found':
      return <Found model={model} answer={answer} on={on} />;
  }
}

interface FoundProps {
  model: QuickFindModel;
  answer: Extract<FoundAnswerProps['answer'], { state: 'found' }>;
  on: QuickFindEvents;
}

function Found({ model, answer, on }: FoundProps) {
  const { subject, refresh } = answer;
  // Refreshes by address: the text in the field may have changed, or match other people as well.
  const retry = () => on.lookUp(subject.address);
  const customer = atTime(answer.customer, useTimeContext().now);
  const { next, history, own } = customer;
  const recent = history.slice(0, RECENT);
  return (
    <>
      <Boundary of={[customer]}>
        <CustomerHeader subject={subject} customer={customer}>
          {answer.book && (
            <Button icon="calendar" onPress={answer.book}>
              {t('book_open')}
            </Button>
          )}
        </CustomerHeader>
      </Boundary>
      <StatusNotice
        status={{ key: model.key, customer, refresh, online: true, coverage: model.coverage }}
        on={{
          openOptions: on.openOptions,
          refresh: retry,
          checkKey: on.checkKey,
          unlock: on.unlock,
        }}
      />
      {next && (
        <NextMeeting booking={next} names={model.names}>
          <PartLine booking={next} own={own} />
        </NextMeeting>
      )}
      {(next || recent.length > 0) && (
        <div class="summary">
          {!next && <p class="no-next">{t('noNext')}</p>}
          <Boundary of={[customer]}>
            <FiguresLine customer={customer} />
          </Boundary>
        </div>
      )}
      {recent.length > 0 && (
        <section>
          <h2 class="find-label">{t('find_recent')}</h2>
          <div class="rows">
            {recent.map((booking) => (
              <BookingRow
                key={booking.id}
                booking={booking}
                names={model.names}
                own={own}
                pending={model.pending}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
