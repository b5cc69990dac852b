import { useId, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { fold } from '../../lib/domain/fold.ts';
import { elsewhere } from '../../lib/domain/meeting-dates.ts';
import { t } from '../../lib/view/i18n.ts';
import type { Colleague, Colleagues } from '../../lib/view/panel/colleagues.ts';
import { SafeText } from '../ui/SafeText.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './actions.css';

/** From this many people on, they can be searched. */
const SEARCHED_FROM = 9;
/** How many people are listed at most; the others are found by name. */
const MAX_LISTED = 60;

interface ColleagueListProps {
  people: readonly Colleague[];
  teamOf: Colleagues['teamOf'];
  /** The meeting, for the time at each colleague's place. */
  booking: Booking;
  picked: string | null;
  onPick(id: string): void;
}

/**
 * The account's users, one of whom can be chosen: the team first, each with what is known of their
 * time then. Who cannot take the meeting stays visible, with the reason.
 */
export function ColleagueList(props: ColleagueListProps) {
  const { people, teamOf, booking, picked, onPick } = props;
  const id = useId();
  const [text, type] = useState('');
  const words = fold(text).split(' ');
  const matching = people.filter(({ name }) => words.every((word) => fold(name).includes(word)));
  const listed = matching.slice(0, MAX_LISTED);
  const groups = [
    [
      teamOf === 'me' ? 'handOver_team' : 'handOver_hostsTeam',
      listed.filter(({ isNear }) => isNear),
    ],
    ['handOver_others', listed.filter(({ isNear }) => !isNear)],
  ] as const;
  const isGrouped = groups.every(([, all]) => all.length > 0);
  return (
    <div class="colleagues">
      {people.length >= SEARCHED_FROM && (
        <input
          type="search"
          class="field"
          autoComplete="off"
          spellcheck={false}
          maxLength={200}
          placeholder={t('handOver_find')}
          aria-label={t('handOver_find')}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
        />
      )}
      <div class="colleague-scroll" role="radiogroup" aria-label={t('handOver_list')}>
        {groups.map(([label, all]) =>
          all.length === 0 ? null : (
            <div key={label}>
              {isGrouped && <p class="colleague-group">{t(label)}</p>}
              {all.map((one) => (
                <Row
                  key={one.id}
                  one={one}
                  group={id}
                  booking={booking}
                  isPicked={one.id === picked}
                  onPick={onPick}
                />
              ))}
            </div>
          ),
        )}
        {listed.length === 0 && <p class="colleague-none">{t('handOver_noMatch')}</p>}
      </div>
      {matching.length > listed.length && <p class="small-print muted">{t('handOver_more')}</p>}
    </div>
  );
}

interface RowProps {
  one: Colleague;
  /** The name that the choices share. */
  group: string;
  booking: Booking;
  isPicked: boolean;
  onPick(id: string): void;
}

function Row({ one, group, booking, isPicked, onPick }: RowProps) {
  const { name, zone, why, isBusy } = one;
  const timeContext = useTimeContext();
  const there = booking.starts !== null && elsewhere(booking.starts, zone, timeContext);
  return (
    <label class={`colleague ${why === null ? '' : 'off'}`}>
      <input
        type="radio"
        name={group}
        checked={isPicked}
        disabled={why !== null}
        onChange={() => onPick(one.id)}
      />
      <span class="colleague-name">
        <SafeText text={name} max={120} />
      </span>
      <span class="colleague-facts">
        {why !== null && <span>{t(`handOver_${why}`)}</span>}
        {why === null && isBusy !== null && (
          <span class={isBusy ? 'busy' : 'free'}>
            {t(isBusy ? 'handOver_busy' : 'handOver_free')}
          </span>
        )}
        {why === null && there && <span>{t('handOver_there', there)}</span>}
      </span>
    </label>
  );
}
