import { useId, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { relative, span } from '../../lib/domain/dates.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { Names, PendingView } from '../../lib/view/model.ts';
import type { OutcomeEntry, PanelEvents } from '../../lib/view/panel/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import { OutcomeItem } from './OutcomeItem.tsx';
import { isUndecided, type OutcomeChoice, tally } from './selection.ts';
import './outcomes.css';

interface OutcomeSessionProps {
  entry: OutcomeEntry;
  names: Names;
  pending: readonly PendingView[];
  choices: ReadonlyMap<string, OutcomeChoice>;
  onChoose(bookings: readonly string[], choice: OutcomeChoice | null): void;
  /** Chooses for all seats without a choice; `null` takes back every choice. */
  onChooseAll(choice: OutcomeChoice | null): void;
  on: Pick<PanelEvents, 'extras' | 'grantAccess'>;
}

/** A session: how many of its seats came, a choice for all of them, and unfolded each seat. */
export function OutcomeSession(props: OutcomeSessionProps) {
  const { entry, pending } = props;
  return (
    <Boundary of={[entry, pending]} what="meeting" id={entry.rows[0]?.booking.id} as="li">
      <Session {...props} />
    </Boundary>
  );
}

function Session({
  entry,
  names,
  pending,
  choices,
  onChoose,
  onChooseAll,
  on,
}: OutcomeSessionProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const open = entry.rows.filter((row) => isUndecided(row, pending));
  const isAnyChosen = open.some(({ booking }) => choices.has(booking.id));
  const isLeft = open.some(({ booking }) => !choices.has(booking.id));
  return (
    <li class="outcome-session">
      <div class="outcome" data-session={entry.id}>
        <button
          type="button"
          id={id}
          class="session-head"
          aria-expanded={isUnfolded}
          aria-controls={`${id}-seats`}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <Icon name="chevron" />
          <span class="outcome-meeting">
            <SessionFacts rows={entry.rows} names={names} />
            <span class="session-tally">{tallyWords(tally(entry, choices))}</span>
          </span>
        </button>
        {open.length > 0 && (
          <fieldset class="outcome-options" aria-labelledby={id}>
            <legend class="session-rest">{t('session_rest')}</legend>
            {(['held', 'noShow'] as const).map((choice) => (
              <Button key={choice} off={!isLeft} onPress={() => onChooseAll(choice)}>
                {t(`outcome_${choice}`)}
              </Button>
            ))}
            {isAnyChosen && (
              <Button look="quiet" onPress={() => onChooseAll(null)}>
                {t('outcome_unhold')}
              </Button>
            )}
          </fieldset>
        )}
      </div>
      <ul id={`${id}-seats`} class="session-seats" hidden={!isUnfolded}>
        {isUnfolded &&
          entry.rows.map((row) => (
            <OutcomeItem
              key={row.booking.id}
              seat
              row={row}
              pending={pending}
              choice={choices.get(row.booking.id) ?? null}
              onChoose={(choice) => onChoose([row.booking.id], choice)}
              on={on}
            />
          ))}
      </ul>
    </li>
  );
}

/** What the session is, and when it took place. */
function SessionFacts({ rows, names }: { rows: OutcomeEntry['rows']; names: Names }) {
  const timeContext = useTimeContext();
  const [first] = rows;
  if (!first) return null;
  const { starts, minutes } = first.booking;
  const bookings = rows.map(({ booking }) => booking);
  return (
    <>
      <span class="outcome-name">
        <SafeText text={titleOf(bookings, names)} max={80} />
      </span>
      {starts !== null && (
        <span class="facts muted">
          <span>{span(starts, minutes, timeContext.now, timeContext)}</span>
          <span>{relative(starts, timeContext.now, timeContext)}</span>
        </span>
      )}
    </>
  );
}

/** The subject all seats share; else, since each may name its customer, the event's own name. */
function titleOf(seats: readonly Booking[], names: Names): string {
  const [first] = seats;
  if (!first) return '';
  if (seats.every(({ subject }) => subject === first.subject)) return first.subject;
  const { eventType, calendar, page } = first;
  return names.get(eventType ?? calendar ?? page ?? '') ?? first.subject;
}

/** The numbers of a session in words, such as "6 of 10 came, 1 no-show, 3 without an outcome". */
function tallyWords({ seats, came, missed }: ReturnType<typeof tally>): string {
  const left = seats - came - missed;
  return [
    came > 0 || left === 0 ? t('session_came', came, seats) : t('session_seats', seats),
    missed > 0 && counted('outcomes_absent', missed),
    left > 0 && left < seats && t('session_left', left),
  ]
    .filter(Boolean)
    .join(', ');
}
