import type { Booking } from '../../lib/domain/booking.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import type { AskedKind } from '../../lib/view/slots/move/model.ts';
import { BookingActions } from '../booking/BookingActions.tsx';
import { History } from '../booking/History.tsx';
import { NextMeeting } from '../booking/NextMeeting.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Skeleton } from '../ui/Progress.tsx';
import { FiguresLine } from './FiguresLine.tsx';
import './customer.css';

const details = () => import('../booking/BookingDetails.tsx');
const BookedFor = deferred(details, 'BookedFor');
const NextDetails = deferred(details, 'NextDetails');
const PartLine = deferred(details, 'PartLine');
const StatusNotice = deferred(() => import('./StatusNotice.tsx'), 'StatusNotice');
const CoverageFooter = deferred(() => import('./CoverageFooter.tsx'), 'CoverageFooter');

interface CustomerBodyProps {
  model: PanelModel;
  on: PanelEvents;
  onAct(kind: AskedKind, booking: Booking): void;
}

/**
 * Everything below the customer's name: status notice, next meeting, key figures, history,
 * coverage.
 */
export function CustomerBody({ model, on, onAct }: CustomerBodyProps) {
  const { customer, names, pending, refresh, subject } = model;
  if (!customer) return <Skeleton />;
  const { next, history, own } = customer;
  const some = next !== null || history.length > 0;
  return (
    <>
      <Boundary of={[model]}>
        <StatusNotice status={model} on={on} />
      </Boundary>
      {!some && customer.checked === null && refresh.state === 'loading' && <Skeleton />}
      {next && (
        <NextMeeting key={next.id} booking={next} names={names}>
          {customer.joined && <BookedFor booking={next} people={customer.joined} />}
          <PartLine booking={next} own={own} />
          <BookingActions booking={next} pending={pending} onAct={onAct} />
          <NextDetails booking={next} {...{ names, pending, on, onAct }} />
        </NextMeeting>
      )}
      {some && (
        <div class="summary">
          {!next && <p class="no-next">{t('noNext')}</p>}
          <Boundary of={[customer]}>
            <FiguresLine customer={customer} />
          </Boundary>
        </div>
      )}
      <History
        key={subject?.address}
        customer={customer}
        names={names}
        pending={pending}
        on={on}
        onAct={onAct}
      />
      {model.coverage && <CoverageFooter coverage={model.coverage} customer={customer} />}
    </>
  );
}
