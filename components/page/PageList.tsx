import type { Booking } from '../../lib/domain/booking.ts';
import { date, relative, span } from '../../lib/domain/dates.ts';
import { reachOf } from '../../lib/view/coverage.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import type { CoverageView } from '../../lib/view/model.ts';
import type { ListedPerson, ListedState } from '../../lib/view/panel/model.ts';
import { StatusPill } from '../booking/meeting-parts.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { type TimeContext, useTimeContext } from '../ui/time-context.ts';
import '../ui/surfaces.css';
import './page.css';

interface ListedPeopleProps {
  people: readonly ListedPerson[];
  coverage: CoverageView | null;
  onOpen(address: string): void;
}

/** The groups in the order shown. */
const STATES: readonly ListedState[] = ['ahead', 'missed', 'past', 'none'];

/** The people of a list page (an inbox, a board), grouped by state; a click shows one of them. */
export function PageList({ people, coverage, onOpen }: ListedPeopleProps) {
  const timeContext = useTimeContext();
  return (
    <section class="listed" aria-labelledby="listed-heading">
      <h1 id="listed-heading" class="listed-heading">
        {counted('listed', people.length)}
      </h1>
      {STATES.map((state) => {
        const rows = people.filter((one) => one.state === state);
        if (rows.length === 0) return null;
        return (
          <section key={state} class={`listed-group ${state}`}>
            <h2 class="month-heading">{heading(state, rows.length, coverage, timeContext)}</h2>
            <ul class="rows">
              {rows.map((person) => (
                <li key={person.subject.address}>
                  <button
                    type="button"
                    class="listed-row"
                    onClick={() => onOpen(person.subject.address)}
                  >
                    <Boundary of={[person]}>
                      <Row person={person} timeContext={timeContext} />
                    </Boundary>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

/** A group's heading. "No bookings" is claimed only as far back as the store reaches. */
function heading(
  state: ListedState,
  count: number,
  coverage: CoverageView | null,
  timeContext: TimeContext,
): string {
  if (state !== 'none') return t(`listed_${state}`, count);
  const reach = reachOf(coverage);
  if (reach === null) return t('listed_unknown', count);
  if (reach === 'everything') return t('listed_none', count);
  return t('listed_noneSince', count, date(reach, timeContext));
}

function Row({
  person: { subject, state, booking },
  timeContext,
}: {
  person: ListedPerson;
  timeContext: TimeContext;
}) {
  return (
    <>
      <span class="listed-name">
        <SafeText text={subject.name ?? subject.asWritten} max={60} />
        {booking && state !== 'ahead' && <StatusPill booking={booking} />}
        {state === 'ahead' && <span class="listed-far">{timeDistance(booking, timeContext)}</span>}
      </span>
      {booking && <Line booking={booking} state={state} timeContext={timeContext} />}
    </>
  );
}

function Line({
  booking,
  state,
  timeContext,
}: {
  booking: Booking;
  state: ListedState;
  timeContext: TimeContext;
}) {
  const { starts } = booking;
  return (
    <span class="facts muted">
      <span>
        {starts === null ? t('noDate') : span(starts, null, timeContext.now, timeContext)}
      </span>
      <span>
        {state === 'ahead' || starts === null ? (
          <SafeText text={booking.subject} max={60} />
        ) : (
          timeDistance(booking, timeContext)
        )}
      </span>
    </span>
  );
}

const timeDistance = (booking: Booking | null, timeContext: TimeContext): string =>
  booking?.starts == null
    ? ''
    : (relative(booking.starts, timeContext.now, timeContext) ?? t('now'));
