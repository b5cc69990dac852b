import { useEffect, useRef } from 'preact/hooks';
import { isAskable } from '../../lib/address/customer-key.ts';
import { numberKey } from '../../lib/address/phone.ts';
import { type ActionKind, type Booking, bookerOf } from '../../lib/domain/booking.ts';
import { span } from '../../lib/domain/dates.ts';
import { type MessageKey, t } from '../../lib/view/i18n.ts';
import type { CustomerView } from '../../lib/view/model.ts';
import type { PanelModel } from '../../lib/view/panel/model.ts';
import { PartLine } from '../booking/BookingDetails.tsx';
import { StatusPill } from '../booking/meeting-parts.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SafeText } from '../ui/SafeText.tsx';
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
  const isUnsure = asked?.number && !hasNumber(customer, asked.number);
  const isOne = asked?.people.length === 1 && !others[0];
  const isChoice = !isOne || !isAsked || isUnsure;
  const isBlocked = (booking: Booking) =>
    pending.some((one) => one.blocks && one.booking === booking.id);
  useEffect(() => {
    if (!question || !only || isChoice || isBlocked(only)) return;
    if (opened.current === question || acted.current === question) return;
    opened.current = question;
    onAct('noShow', only);
  });
  if (!question || acted.current === question) return null;
  const say = (title: MessageKey, text?: string) => <Notice title={t(title)} text={text} />;
  if (!noShowTargets) return say('noShowReading');
  if (!only) return say('noShowNone', t('noShowNone_step'));
  if (!isChoice) return isBlocked(only) ? say('why_pending') : null;
  const why = isAsked ? isUnsure && t('noShowNumber') : t('noShowStored');
  return (
    <Notice title={t('noShowWhich')} text={why || undefined}>
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

/** Whether a customer who was found by another spelling is known to have this very number. */
function hasNumber(customer: CustomerView | null, number: string): boolean | undefined {
  const key = numberKey(number);
  const isOwn = (one: Booking) => customer?.own.includes(bookerOf(one) ?? '');
  return customer?.history.some((one) => key && isOwn(one) && numberKey(one.phone) === key);
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
