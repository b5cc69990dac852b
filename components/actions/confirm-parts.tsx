import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import { MeetingTime, StatusPill } from '../booking/meeting-parts.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import './actions.css';

interface EffectsProps {
  kind: ActionKind;
  mail: boolean;
  /** The undo delay, in seconds. */
  undo: number;
  who: string;
}

/** What an action does to the customer and to the meeting, and whether it can be undone. */
export function Effects({ kind, mail, undo, who }: EffectsProps) {
  const name = <SafeText text={who} max={80} />;
  return (
    <ul class="effects">
      {kind === 'cancel' && (
        <li>{mail ? phrase('effect_cancelMail', name) : t('effect_cancelQuiet')}</li>
      )}
      {kind === 'reschedule' && <li>{phrase('effect_reschedule', name)}</li>}
      {kind === 'noShow' && <li>{phrase('effect_noShow', name)}</li>}
      <li>
        <strong>{undo > 0 ? counted('effect_undo', undo) : t('effect_final')}</strong>
      </li>
    </ul>
  );
}

interface MeetingBriefProps {
  booking: Booking;
  /** The booking before it changed; `null` if it did not. */
  before: Booking | null;
  customer: { name: string | null; address: string };
  /** Who hosts it, as a line. */
  host: string;
}

/** The meeting and customer of an action, with enough detail to notice a mistake. */
export function MeetingBrief({ booking, before, customer, host }: MeetingBriefProps) {
  const name = booking.name ?? customer.name;
  const address = booking.email ?? customer.address;
  return (
    <div class="brief">
      <p class="brief-name">
        <SafeText text={name ?? address} max={80} />
      </p>
      {name !== null && (
        <p class="muted">
          <SafeText text={address} max={254} />
        </p>
      )}
      <p class="brief-subject">
        <SafeText text={booking.subject} max={160} />
      </p>
      <MeetingTime booking={booking} />
      <p class="brief-host">
        <SafeText text={host} max={160} />
      </p>
      <StatusPill booking={booking} />
      {before && (
        <div class="brief-before muted">
          {t('confirmWas')}
          <MeetingTime booking={before} />
          <StatusPill booking={before} />
        </div>
      )}
    </div>
  );
}
