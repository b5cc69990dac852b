import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { asShown } from '../../lib/domain/shown-booking.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import { bookerWords } from '../../lib/view/panel/booker.ts';
import { MeetingTime, StatusPill } from '../booking/meeting-parts.tsx';
import { FoldedText } from '../ui/FoldedText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { Changes } from './Changes.tsx';
import type { Confirming } from './use-confirm.ts';
import './actions.css';

interface EffectsProps {
  kind: Exclude<ActionKind, 'reassign'>;
  mail: boolean;
  /** The undo delay, in seconds. */
  undo: number;
  who: string;
}

/** What an action does to the customer and to the meeting, and whether it can be undone. */
export function Effects({ kind, mail, undo, who }: EffectsProps) {
  const name = (
    <span class="effect-who">
      <SafeText text={who} max={80} />
    </span>
  );
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

interface AskedProps {
  asking: Confirming;
  about: {
    customer: MeetingBriefProps['customer'];
    shownBeside?: string | undefined;
    hostOf(booking: Booking): string;
  };
}

/** The meeting that is asked about, with what has changed, and why it is not possible any more. */
export function Asked({ asking, about }: AskedProps) {
  const { seen, changed, changes, gone, offer } = asking;
  const shown = changed ?? seen;
  return (
    <>
      {gone && <Notice tone="warn" title={t('confirmGone')} />}
      {changed && (
        <Notice
          tone="warn"
          title={t('confirmChanged')}
          step={{ label: t('confirmLooked'), onPress: asking.lookAgain }}
        >
          <Changes fields={changes} was={asShown(seen)} is={asShown(changed)} />
        </Notice>
      )}
      <MeetingBrief
        booking={shown}
        before={changed ? seen : null}
        customer={about.customer}
        shownBeside={about.shownBeside}
        host={about.hostOf(shown)}
      />
      {!changed && !gone && !offer.possible && <Notice title={t(`why_${offer.why}`)} />}
    </>
  );
}

interface MeetingBriefProps {
  booking: Booking;
  /** The booking before it changed; `null` if it did not. */
  before: Booking | null;
  customer: { name: string | null; address: string };
  /** Whom the panel shows, where that is not who booked. */
  shownBeside?: string | undefined;
  /** Who hosts it, as a line. */
  host: string;
}

/** The meeting and customer of an action, with enough detail to notice a mistake. */
export function MeetingBrief(props: MeetingBriefProps) {
  const { booking, before, customer, shownBeside, host } = props;
  const name = booking.name ?? customer.name;
  const address = booking.email ?? booking.phone ?? customer.address;
  return (
    <div class="brief">
      {shownBeside ? (
        <Others booking={booking} shownBeside={shownBeside} />
      ) : (
        <>
          <p class="brief-name">
            <FoldedText text={name ?? address} />
          </p>
          {name !== null && (
            <p class="muted">
              <FoldedText text={address} />
            </p>
          )}
        </>
      )}
      <p class="brief-subject">
        <FoldedText text={booking.subject} />
      </p>
      <MeetingTime booking={booking} />
      <p class="brief-host">
        <FoldedText text={host} />
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

/** Who booked, where that is not whom the panel shows, and whom it shows. */
function Others({ booking, shownBeside }: { booking: Booking; shownBeside: string }) {
  const booker = bookerWords(booking);
  return (
    <>
      <p class="brief-name brief-others">
        <FoldedText text={booker === null ? t('bookedByUnknown') : t('bookedBy', booker)} />
      </p>
      <p class="brief-others">
        <FoldedText text={t('panelShows', shownBeside)} />
      </p>
    </>
  );
}
