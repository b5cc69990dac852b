import { useEffect, useRef } from 'preact/hooks';
import { isAskable } from '../../lib/address/customer-key.ts';
import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { span } from '../../lib/domain/dates.ts';
import { t } from '../../lib/view/i18n.ts';
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
 * is possible (once per request), offers a choice if there are several, and says why if there is
 * none. Of a customer that OnceHub cannot be asked for, a newer meeting may be missing: what is
 * stored is offered as a choice, also where it is one.
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
  const isAsked = customer?.own.some(isAskable) ?? false;
  const isChoice = others.length > 0 || !isAsked;
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
      <MeetingChoice
        meetings={noShowTargets.slice(0, OFFERED)}
        own={customer?.own ?? [subject?.address ?? '']}
        isOff={isBlocked}
        onChoose={(booking) => onAct('noShow', booking)}
      />
      {noShowTargets.length > OFFERED && <p class="muted">{t('noShowOlder')}</p>}
    </Notice>
  );
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
