import { useId } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { relative, span } from '../../lib/domain/dates.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/model.ts';
import type { OutcomeRow, PanelEvents } from '../../lib/view/panel/model.ts';
import { outcomeWords } from '../../lib/view/pending/outcome-words.ts';
import { isLeftOver } from '../actions/batch-notices.tsx';
import { StatusPill, UnlistedLine } from '../booking/meeting-parts.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { actionOn, isUndecided, type OutcomeChoice } from './selection.ts';
import './outcomes.css';

interface OutcomeItemProps {
  row: OutcomeRow;
  pending: readonly PendingView[];
  choice?: OutcomeChoice | null;
  onChoose?(choice: OutcomeChoice | null): void;
  on: Pick<PanelEvents, 'extras' | 'grantAccess'>;
  /** It is a seat of a session, whose head says what it is and when. */
  seat?: boolean;
}

/** A meeting of the list: its options, or the state of its outcome. */
export function OutcomeItem(props: OutcomeItemProps) {
  const { row, pending } = props;
  return (
    <Boundary of={[row, pending]} what="meeting" id={row.booking.id} as="li" class="outcome">
      <Item {...props} />
    </Boundary>
  );
}

function Item({ row, pending, choice = null, onChoose, on, seat }: OutcomeItemProps) {
  const { booking, state } = row;
  const id = useId();
  const action = actionOn(booking.id, pending);
  const isOpen = isUndecided(row, pending);
  return (
    <li class="outcome" data-outcome={isOpen ? booking.id : undefined}>
      <div id={id} class="outcome-meeting">
        {seat ? <Seat booking={booking} /> : <OutcomeMeeting booking={booking} />}
        <UnlistedLine booking={booking} />
      </div>
      {state === 'marked' && <StatusPill booking={booking} />}
      {state === 'held' && (
        <div class="outcome-noted">
          <span>{t('outcome_held')}</span>
          <Button
            look="quiet"
            name={`${t('outcome_unhold')}: ${whoOf(booking) ?? booking.subject}`}
            onPress={() => void on.extras()?.outcomes.unhold(booking.id)}
          >
            {t('outcome_unhold')}
          </Button>
        </div>
      )}
      {action && <Standing action={action} on={on} />}
      {isOpen && <Options label={id} name={booking.id} choice={choice} onChoose={onChoose} />}
    </li>
  );
}

const CHOICES: readonly (OutcomeChoice | null)[] = ['held', 'noShow', null];

interface OptionsProps {
  /** The id of the element that names the meeting. */
  label: string;
  name: string;
  choice: OutcomeChoice | null;
  onChoose?: ((choice: OutcomeChoice | null) => void) | undefined;
}

function Options({ label, name, choice, onChoose }: OptionsProps) {
  return (
    <fieldset class="outcome-options" aria-labelledby={label}>
      {CHOICES.map((one) => (
        <label key={one} class={`outcome-option ${one ?? 'none'}`}>
          <input
            type="radio"
            name={`outcome-${name}`}
            value={one ?? 'none'}
            checked={choice === one}
            aria-label={one ? undefined : t('outcome_none')}
            onChange={() => onChoose?.(one)}
          />
          {one ? t(`outcome_${one}`) : '–'}
        </label>
      ))}
    </fieldset>
  );
}

/** The state of an action on the meeting, or why it failed. */
function Standing({ action, on }: { action: PendingView; on: OutcomeItemProps['on'] }) {
  const { outcome, kind } = action;
  // What a batch left is told, and asked about, as a whole.
  if (isLeftOver(action)) return <p class="muted">{t('notSent')}</p>;
  const dismissButton = (
    <Button onPress={() => on.extras()?.dismiss([action.intent])}>{t('dismiss')}</Button>
  );
  switch (outcome.is) {
    case 'waiting':
    case 'queued':
      return <p class="muted">{t('waiting_short')}</p>;
    case 'sending':
    case 'checking':
      return <Progress>{t(outcome.is === 'sending' ? `sending_${kind}` : 'checking')}</Progress>;
    case 'asItWas':
      return <Notice {...outcomeWords(action)} />;
    case 'refused':
    case 'notSent':
      return (
        <FailureNotice
          failure={outcome.failure}
          more={outcomeWords(action).text}
          onGrant={on.grantAccess}
        >
          {dismissButton}
        </FailureNotice>
      );
    default:
      return <Notice {...outcomeWords(action)}>{dismissButton}</Notice>;
  }
}

/** The guest's name or address; `null` if OnceHub gives neither. */
const whoOf = ({ name, email, phone }: Booking): string | null => name ?? email ?? phone;

/** Who has a seat: the name and, to tell namesakes apart, the address. */
function Seat({ booking: { id, name, phone, ...booking } }: { booking: Booking }) {
  const email = booking.email ?? phone;
  return (
    <>
      <p class="outcome-name">
        <SafeText text={name ?? email ?? id} max={80} />
      </p>
      {name !== null && email !== null && (
        <p class="muted small-print">
          <SafeText text={email} max={254} />
        </p>
      )}
    </>
  );
}

/** A meeting's guest, subject and time, enough to recognize it; `whole` adds the address. */
export function OutcomeMeeting({ booking, whole }: { booking: Booking; whole?: boolean }) {
  const timeContext = useTimeContext();
  const { name, phone, subject, starts, minutes } = booking;
  const email = booking.email ?? phone;
  const who = whoOf(booking);
  const ago = starts === null ? null : relative(starts, timeContext.now, timeContext);
  return (
    <>
      <p class="outcome-name">
        <SafeText text={who ?? subject} max={80} />
      </p>
      {whole && name !== null && email !== null && (
        <p class="muted small-print">
          <SafeText text={email} max={254} />
        </p>
      )}
      <p class="facts muted">
        {who !== null && (
          <span>
            <SafeText text={subject} max={80} />
          </span>
        )}
        {starts !== null && <span>{span(starts, minutes, timeContext.now, timeContext)}</span>}
        {ago && <span>{ago}</span>}
      </p>
    </>
  );
}
