import type { ComponentProps } from 'preact';
import type { Booking } from '../../lib/domain/booking.ts';
import { knownZone } from '../../lib/domain/dates.ts';
import type { BookEvents, BookRequest } from '../../lib/view/pending/orders/model.ts';
import { ActionNotices } from '../actions/ActionNotices.tsx';
import { deferred } from '../ui/deferred.tsx';
import { useSignal } from '../ui/use-signal.ts';

const BookDialog = deferred(() => import('./BookDialog.tsx'), 'BookDialog');
const OrderNotices = deferred(() => import('./OrderNotices.tsx'), 'OrderNotices');

type Actions = ComponentProps<typeof ActionNotices>;
type PanelNoticesProps = Omit<Actions, 'on'> & { on: Actions['on'] & { booking: BookEvents } };

/** The panel's notices of orders and actions, and the dialog that books a meeting. */
export function PanelNotices(props: PanelNoticesProps) {
  const { on, onAgain } = props;
  const { booking } = on;
  const orders = useSignal(booking.orders.shown);
  return (
    <>
      <ActionNotices {...props} onBook={(meeting) => booking.ask(requestOf(meeting))}>
        {orders.length > 0 && (
          <OrderNotices
            orders={orders}
            on={booking}
            onCancel={onAgain && ((meeting) => onAgain({ kind: 'cancel', meeting }))}
            onGrant={on.grantAccess}
          />
        )}
      </ActionNotices>
      <BookDialog on={booking} />
    </>
  );
}

/** What booking another time in place of a meeting begins with. */
const requestOf = ({ calendar, name, email, phone, customerZone }: Booking): BookRequest => ({
  calendar: calendar ?? undefined,
  zone: knownZone(customerZone) ?? undefined,
  ...{ name, email, phone },
});
