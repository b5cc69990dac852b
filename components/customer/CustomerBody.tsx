import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/model.ts';
import { BookingActions } from '../booking/BookingActions.tsx';
import { History } from '../booking/History.tsx';
import { NextMeeting } from '../booking/NextMeeting.tsx';
import { PartLine } from '../booking/PartLine.tsx';
import { BookingFields, Coverage, Reach, Whose } from '../panel/late.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FiguresLine } from './FiguresLine.tsx';

interface CustomerBodyProps {
  model: PanelModel;
  on: PanelEvents;
  onAct(kind: ActionKind, booking: Booking): void;
}

/** Everything about the customer shown, below the name: next meeting, figures, history. */
export function CustomerBody({ model, on, onAct }: CustomerBodyProps) {
  const { customer, names, pending, refresh, subject } = model;
  if (!customer) return <Skeleton />;
  const { next, history, addresses } = customer;
  const some = next !== null || history.length > 0;
  return (
    <>
      <Coverage standing={model} on={on} />
      {!some && customer.checked === null && refresh.state === 'loading' && <Skeleton />}
      {next && (
        <NextMeeting key={next.id} booking={next} names={names}>
          {customer.joined && <Whose booking={next} people={customer.joined} />}
          <PartLine booking={next} addresses={addresses} />
          <BookingActions booking={next} pending={pending} onAct={onAct} />
          <details class="more">
            <summary>{t('details')}</summary>
            <BookingFields booking={next} names={names} />
          </details>
        </NextMeeting>
      )}
      {some && (
        <div class="summary">
          {!next && <p class="no-next">{t('noNext')}</p>}
          <FiguresLine customer={customer} />
        </div>
      )}
      <History
        key={subject?.address}
        customer={customer}
        names={names}
        pending={pending}
        onAct={onAct}
      />
      {model.coverage && <Reach coverage={model.coverage} />}
    </>
  );
}
