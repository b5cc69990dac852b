import { useRef } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { day } from '../../lib/domain/dates.ts';
import { amountPaid } from '../../lib/domain/details/money.ts';
import { safeLink } from '../../lib/domain/safe-text.ts';
import { bookedFor, hostName, pageName } from '../../lib/view/customer-view.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Names, Subject } from '../../lib/view/model.ts';
import { bookerWords, standingIn } from '../../lib/view/panel/booker.ts';
import type { PanelEvents } from '../../lib/view/panel/model.ts';
import type { AskedKind } from '../../lib/view/slots/move/model.ts';
import { MoveTools } from '../links/MoveTools.tsx';
import { Icon } from '../ui/icons.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import { useUnfolded } from '../ui/use-unfolded.ts';
import { Answers } from './Answers.tsx';
import { BookingActions, type BookingActionsProps } from './BookingActions.tsx';
import { Copyable } from './Copyable.tsx';
import { Field } from './Field.tsx';
import { JoinLink, MeetingTime } from './meeting-parts.tsx';
import './meeting.css';
import './history.css';

/** Props of what asks OnceHub for more of a booking, once that is in view. */
export interface AskingProps {
  on?: Pick<PanelEvents, 'extras'> | undefined;
}

interface BookingDetailsProps extends BookingActionsProps, AskingProps {
  names: Names;
  onAct(kind: AskedKind, booking: Booking): void;
}

/** What stands below the action buttons of the next meeting. */
export function NextDetails(props: BookingDetailsProps) {
  const { booking, names, pending, on, onAct } = props;
  return (
    <>
      <MoveTools {...{ booking, names, pending, on, onAct }} />
      <details class="more">
        <summary>{t('details')}</summary>
        <BookingFields booking={booking} names={names} on={on} />
      </details>
    </>
  );
}

/**
 * The expanded part of a booking's row: exact times, the join link, the action buttons and all
 * fields.
 */
export function BookingDetails(props: BookingDetailsProps) {
  const { booking, names, pending, onAct, on } = props;
  return (
    <div class="details">
      <MeetingTime booking={booking} />
      <JoinLink booking={booking} />
      <BookingActions booking={booking} pending={pending} onAct={onAct} />
      <MoveTools {...{ booking, names, pending, on, onAct }} />
      <BookingFields booking={booking} names={names} on={on} />
    </div>
  );
}

interface BookingFieldsProps extends AskingProps {
  booking: Booking;
  names: Names;
}

/** All fields of a booking except its time and subject. */
export function BookingFields({ booking, names, on }: BookingFieldsProps) {
  const timeContext = useTimeContext();
  const fields = useRef<HTMLDListElement>(null);
  const unfolded = useUnfolded(fields);
  return (
    <>
      <dl ref={fields} class="fields">
        <ChangeField booking={booking} />
        <Field label={t('label_page')} text={pageName(booking, names)} />
        <Field
          label={t('label_eventType')}
          text={booking.eventType && (names.get(booking.eventType) ?? null)}
        />
        <Field label={t('host')} text={hostName(booking, names)} />
        {safeLink(booking.joinText) === null && (
          <Field label={t('label_join')} text={booking.joinText} />
        )}
        <Field label={t('label_where')} text={booking.location} />
        <Field label={t('label_note')} text={booking.note} />
        <Answers booking={booking} ask={on?.extras()?.conversation} unfolded={unfolded} />
        <Field label={t('label_guests')} text={booking.guests.join('\n')} />
        <Field label={t('label_phone')} text={booking.phone} />
        <Field label={t('label_company')} text={booking.company} />
        <Field label={t('label_source')} text={source(booking)} />
        {booking.paid && (
          <Field label={t('label_payment')} text={paidWords(booking, timeContext)} />
        )}
        {booking.created !== null && (
          <Field
            label={t('label_booked')}
            text={day(booking.created, timeContext.now, timeContext)}
          />
        )}
      </dl>
      {booking.status === 'completed' && <p class="small-print muted">{t('completedNote')}</p>}
      <p class="small-print muted">
        <Copyable label={t('label_id')} text={booking.id} />
        {booking.tracking && <Copyable label={t('label_tracking')} text={booking.tracking} />}
      </p>
    </>
  );
}

/** Who cancelled or rescheduled the booking, and the reason given. */
function ChangeField({ booking: { change, status } }: { booking: Booking }) {
  if (change === null || (change.by === null && change.reason === null)) return null;
  const what = status === 'canceled' ? 'canceled' : status === 'rescheduled' ? 'moved' : 'other';
  return (
    <Field
      label={t(`change_${what}_${change.by ?? 'unknown'}`)}
      text={change.reason ?? t('noReason')}
    />
  );
}

function paidWords({ payment }: Booking, { locale }: TimeContext): string {
  const amount = payment && amountPaid(payment, locale);
  return amount ? t('paidAmount', amount) : t('paid');
}

const source = ({ utm }: Booking) =>
  utm && [utm.source, utm.medium, utm.campaign, utm.term, utm.content].filter(Boolean).join(' · ');

interface BookedForProps {
  booking: Booking;
  /**
   * The people of a combined view; `undefined` when one customer is shown and the owner is clear.
   */
  people: readonly Subject[] | undefined;
}

/** Names the people a booking belongs to when several people's bookings are shown together. */
export function BookedFor({ booking, people }: BookedForProps) {
  const names = people ? bookedFor(booking, people) : [];
  if (names.length === 0) return null;
  return (
    <p class="whose">
      <Icon name="person" />
      <SafeText text={names.join(', ')} max={160} />
    </p>
  );
}

interface PartLineProps {
  booking: Booking;
  /** The addresses the customer is shown for. */
  own: readonly string[];
}

/**
 * A warning that the customer shown did not make this booking, and who did. Anyone who books can
 * enter any address as a guest's, and two people can have one contact.
 */
export function PartLine({ booking, own }: PartLineProps) {
  const standing = standingIn(booking, own);
  if (standing === null) return null;
  const booker = bookerWords(booking);
  return (
    <p class="part-line">
      {t(`part_${standing}`)}{' '}
      {booker ? phrase('bookedBy', <SafeText text={booker} max={160} />) : t('bookedByUnknown')}
    </p>
  );
}
