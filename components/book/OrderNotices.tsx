import { useEffect, useRef } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { REPEAT } from '../../lib/domain/confirm-rules.ts';
import { span } from '../../lib/domain/dates.ts';
import type { OrderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { t } from '../../lib/view/i18n.ts';
import { orderWords } from '../../lib/view/pending/order-words.ts';
import type { BookEvents, OrderMeeting, OrderView } from '../../lib/view/pending/orders/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { useArmed, useFreshKeys } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useMovingTime, useTimeContext } from '../ui/time-context.ts';
import './book.css';

interface OrderNoticesProps {
  orders: readonly OrderView[];
  on: BookEvents;
  /** Asks whether to cancel a meeting; without it, no such button is shown. */
  onCancel?: ((booking: Booking) => void) | undefined;
  onGrant?: (() => void) | undefined;
}

/** Notices of orders under way and of those that ended, with what can still be done about each. */
export function OrderNotices({ orders, ...props }: OrderNoticesProps) {
  return (
    <>
      {orders.map((one) => (
        <Boundary key={one.order} of={[orders]} instead={<BrokenOrder one={one} {...props} />}>
          {one.outcome.is === 'waiting' ? (
            <WaitingOrder one={one} on={props.on} />
          ) : (
            <EndedOrder one={one} {...props} />
          )}
        </Boundary>
      ))}
    </>
  );
}

type OrderProps = Omit<OrderNoticesProps, 'orders'> & { one: OrderView };

/** An order that cannot be drawn; it can still be undone, or dismissed. */
function BrokenOrder({ one: { order, outcome }, on }: OrderProps) {
  const isWaiting = outcome.is === 'waiting';
  return (
    <Notice
      tone="warn"
      title={t(isWaiting ? 'waiting_said' : 'notKnown')}
      step={{
        label: t(isWaiting ? 'undo' : 'dismiss'),
        onPress: () => (isWaiting ? on.orders.undo(order) : on.orders.dismiss(order)),
      }}
    />
  );
}

/** An order in its undo delay: a countdown with Undo, which has the focus, and Send now. */
function WaitingOrder({ one, on }: { one: OrderView; on: BookEvents }) {
  const { now } = useMovingTime(250);
  const keys = useFreshKeys();
  const armed = useArmed(one.order);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (one.own) place.current?.querySelector('button')?.focus();
  }, []);
  const left = Math.max(Math.ceil((one.until - now) / 1000), 0);
  return (
    <div ref={place} {...keys}>
      <Notice tone="warn" title={t(`waiting_${one.kind}`, left)} text={t('waiting_text')}>
        <OrderLine one={one} />
        <div class="book-steps">
          <Button look="main" onPress={() => on.orders.undo(one.order)}>
            {t('undo')}
          </Button>
          <Button off={!armed} onPress={() => on.orders.sendNow(one.order)}>
            {t('sendNow')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

/** Outcomes that the rep can only wait for. */
const WAITED_FOR = new Set<OrderOutcome['is']>(['sending', 'checking', 'notSeen', 'halfway']);
/** Outcomes after which no meeting was booked, so that the times are offered again. */
const NOT_BOOKED = new Set<OrderOutcome['is']>(['withdrawn', 'interrupted', 'notMade']);

function EndedOrder({ one, on, onCancel, onGrant }: OrderProps) {
  const { outcome, draft } = one;
  const failure = outcome.is === 'refused' || outcome.is === 'notSent' ? outcome.failure : null;
  const isAgain = failure
    ? REPEAT[failure.kind] !== 'none' || isOfOrder(failure.kind)
    : NOT_BOOKED.has(outcome.is);
  const lacksAnswers = failure?.kind === 'answersRequired';
  const again = () => {
    const { name, email, phone } = draft ?? { name: null, email: null, phone: null };
    on.ask({ calendar: one.calendar, name, email, phone, draft, asksQuestions: lacksAnswers });
  };
  const children = (
    <>
      <OrderLine one={one} />
      {one.late && outcome.is !== 'refused' && <p>{t('undo_late')}</p>}
      {STANDING.has(outcome.is) && (
        <Standing meetings={[...one.meetings, ...(one.old ? [one.old] : [])]} onCancel={onCancel} />
      )}
      {!WAITED_FOR.has(outcome.is) && (
        <div class="book-steps">
          {one.kind === 'book' && isAgain && draft && (
            <Button look="main" onPress={again}>
              {t(lacksAnswers ? 'book_answer' : 'book_again')}
            </Button>
          )}
          <Button onPress={() => on.orders.dismiss(one.order)}>
            {t(outcome.is === 'interrupted' ? 'leaveIt' : 'dismiss')}
          </Button>
        </div>
      )}
    </>
  );
  if (failure) {
    return (
      <FailureNotice
        failure={failure}
        says={
          failure.kind === 'notFound' || failure.kind === 'unprocessable'
            ? { title: t('book_refusedCalendar'), text: t('book_refusedCalendar_step') }
            : null
        }
        more={t(outcome.is === 'refused' ? 'order_refused' : 'notSent')}
        onGrant={onGrant}
      >
        {children}
      </FailureNotice>
    );
  }
  return <Notice {...orderWords(one)}>{children}</Notice>;
}

/** Failures that another time, other answers or another calendar may avoid. */
const isOfOrder = (kind: string) =>
  ['slotGone', 'answersRequired', 'badRequest', 'notFound', 'unprocessable'].includes(kind);

/** Outcomes of which more than one meeting stands. */
const STANDING = new Set<OrderOutcome['is']>(['twice', 'bothStand']);

/** The meetings that stand, each with its time and a press that asks to cancel it. */
function Standing(props: {
  meetings: readonly OrderMeeting[];
  onCancel?: ((booking: Booking) => void) | undefined;
}) {
  const here = useTimeContext();
  return (
    <ul class="book-standing">
      {props.meetings.map(({ id, booking }) => (
        <li key={id}>
          <span>
            <SafeText text={booking?.subject || id} max={80} />
            {booking?.starts != null && (
              <span class="muted"> {span(booking.starts, null, here.now, here)}</span>
            )}
            <span class="muted small-print"> {id}</span>
          </span>
          {booking && props.onCancel && booking.status !== 'canceled' && (
            <Button name={t('book_cancelThis', id)} onPress={() => props.onCancel?.(booking)}>
              {t('book_cancelOne')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What an order is about: the calendar, whom it is for, and its time. */
function OrderLine({ one }: { one: OrderView }) {
  const here = useTimeContext();
  return (
    <p class="facts">
      <span>
        <SafeText text={one.calendarName ?? one.calendar} max={80} />
      </span>
      {one.who !== null && (
        <span>
          <SafeText text={one.who} max={80} />
        </span>
      )}
      <span>{span(one.starts, null, here.now, here)}</span>
    </p>
  );
}
