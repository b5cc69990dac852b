import { useEffect, useRef } from 'preact/hooks';
import { isAskable } from '../../lib/address/customer-key.ts';
import { numberKey } from '../../lib/address/phone.ts';
import { type ActionKind, type Booking, bookerOf } from '../../lib/domain/booking.ts';
import { span } from '../../lib/domain/dates.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CustomerView } from '../../lib/view/model.ts';
import type { PanelModel } from '../../lib/view/panel/model.ts';
import { isReached } from '../../lib/view/panel/people-by-number.ts';
import { PartLine } from '../booking/BookingDetails.tsx';
import { StatusPill } from '../booking/meeting-parts.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './actions.css';

interface NoShowNoticeProps {
  model: PanelModel;
  onAct(kind: ActionKind, booking: Booking): void;
}

/** The number of meetings offered; older ones are in the history. */
const OFFERED = 5;

/**
 * Handles "Mark no-show" from the context menu: opens the confirmation dialog if only one meeting
 * of one person is possible (once per request), offers a choice if there are several, and says why
 * if there is none. One is offered as a choice, too, where OnceHub cannot be asked for whoever
 * booked it, since a newer meeting may be missing, and where the number clicked may be another's.
 */
export function NoShowNotice({ model, onAct }: NoShowNoticeProps) {
  const { asked, customer, subject, noShowTargets, pending } = model;
  const question =
    asked?.reason === 'noShowMenu' && subject ? `${asked.at} ${subject.address}` : '';
  const opened = useRef('');
  const acted = useRef('');
  const isActed = pending.some((one) => one.kind === 'noShow' && one.since >= (asked?.at ?? 0));
  if (isActed) acted.current = question;
  const [only, ...others] = noShowTargets ?? [];
  const own = customer?.own ?? [subject?.address ?? ''];
  const isAsked =
    own.some(isAskable) && noShowTargets?.every((one) => isAskable(bookerOf(one) ?? own[0] ?? ''));
  const unsure = asked?.number === undefined ? null : unsureNumber(asked.number, customer);
  const isOne = asked?.people.length === 1 && others.length === 0;
  const isChoice = !isOne || !isAsked || unsure !== null;
  const isBlocked = (booking: Booking) =>
    pending.some((one) => one.blocks && one.booking === booking.id);
  useEffect(() => {
    if (!question || !only || isChoice || isBlocked(only)) return;
    if (opened.current === question || acted.current === question) return;
    opened.current = question;
    onAct('noShow', only);
  });
  if (!question || acted.current === question) return null;
  if (!noShowTargets) return <Notice tone="info" title={t('noShowReading')} />;
  if (!only) return <Notice tone="info" title={t('noShowNone')} text={t('noShowNone_step')} />;
  if (!isChoice) {
    return isBlocked(only) ? <Notice tone="info" title={t('why_pending')} /> : null;
  }
  return (
    <Notice tone="info" title={t('noShowWhich')} text={isAsked ? undefined : t('noShowStored')}>
      {unsure && <p>{phrase('noShowNumber', <SafeText text={unsure} />)}</p>}
      <MeetingChoice
        meetings={noShowTargets.slice(0, OFFERED)}
        own={own}
        isOff={isBlocked}
        onChoose={(booking) => onAct('noShow', booking)}
      />
      {noShowTargets.length > OFFERED && <p class="muted">{t('noShowOlder')}</p>}
    </Notice>
  );
}

/**
 * The number stored for a customer who was found by another spelling, which may be somebody
 * else's: empty where none is stored. `null` where they are known to have the number.
 */
function unsureNumber(number: string, customer: CustomerView | null): string | null {
  const bookings = [customer?.next ?? [], customer?.history ?? []].flat();
  const booked = bookings.filter((one) => customer?.own.includes(bookerOf(one) ?? ''));
  const key = numberKey(number);
  if (key !== null && booked.some(({ phone }) => numberKey(phone) === key)) return null;
  return booked.find((one) => isReached(one, number))?.phone ?? '';
}

interface MeetingChoiceProps {
  meetings: readonly Booking[];
  /** The addresses the customer is shown for. */
  own: readonly string[];
  /** Whether a meeting cannot be chosen now. */
  isOff(booking: Booking): boolean;
  onChoose(booking: Booking): void;
}

/** A choice among several meetings: a button for each, with its subject and time. */
function MeetingChoice({ meetings, own, isOff, onChoose }: MeetingChoiceProps) {
  const timeContext = useTimeContext();
  return (
    <ul class="choice">
      {meetings.map((booking) => (
        <li key={booking.id}>
          <Boundary of={[booking]} what="meeting" id={booking.id}>
            <Button off={isOff(booking)} onPress={() => onChoose(booking)}>
              <SafeText text={booking.subject} max={80} />
              {booking.starts !== null && (
                <span class="muted">
                  {span(booking.starts, null, timeContext.now, timeContext)}
                </span>
              )}
            </Button>{' '}
            <StatusPill booking={booking} />
            <PartLine booking={booking} own={own} />
          </Boundary>
        </li>
      ))}
    </ul>
  );
}
