import { useEffect, useId, useRef } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { knownZone } from '../../lib/domain/dates.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { counted, locale, t } from '../../lib/view/i18n.ts';
import { invitedAddress } from '../../lib/view/slots/move/move-offer.ts';
import { placeWords } from '../../lib/view/slots/place-words.ts';
import { MeetingTime } from '../booking/meeting-parts.tsx';
import { ZoneField } from '../slots/ZoneField.tsx';
import { Button } from '../ui/Button.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import type { Moving } from './use-move.ts';
import '../ui/controls.css';
import '../ui/words.css';
import './move.css';

/** The longest place in the list, in characters. */
const MAX_PLACE = 80;

/** The time that was chosen, by both clocks, and the place. It takes the focus. */
export function NewTime({ move }: { move: Moving }) {
  const { asking, calendar, chosen, zone, place } = move;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  if (!chosen || !calendar) return null;
  const meeting: Booking = {
    ...asking.seen,
    starts: chosen.starts,
    minutes: calendar.minutes ?? asking.seen.minutes,
    customerZone: zone,
  };
  return (
    <div class="move-new">
      <div class="move-head">
        <h3 ref={heading} class="move-title" tabIndex={-1}>
          {t('move_new')}
        </h3>
        <Button onPress={move.chooseAgain}>{t('move_another')}</Button>
      </div>
      <MeetingTime booking={meeting} />
      <p class="small-print muted">
        {phrase('move_onCalendar', <SafeText text={calendar.name} max={80} />)}
      </p>
      {chosen.places.length > 1 && (
        <div class="move-field">
          <label for={id}>{t('move_place')}</label>
          <select
            id={id}
            class="field"
            value={String(place)}
            onChange={({ currentTarget }) => move.setPlace(Number(currentTarget.value))}
          >
            {chosen.places.map((one, at) => (
              <option key={`${one.type} ${one.value}`} value={String(at)}>
                {tidy(placeWords(one), MAX_PLACE)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

/** Asks for what OnceHub requires and the meeting does not tell. */
export function GuestFields({ move }: { move: Moving }) {
  const { asking, name, email, zone, guestPlace, given } = move;
  const { seen } = asking;
  return (
    <>
      {guestPlace && (
        <TextField
          label={t(guestPlace.type === 'guest_phone' ? 'move_number' : 'move_where')}
          value={given}
          onChange={move.setGiven}
        />
      )}
      {seen.name === null && (
        <TextField label={t('move_name')} value={name} onChange={move.setName} />
      )}
      {invitedAddress(seen) === null && (
        <TextField label={t('move_email')} value={email} onChange={move.setEmail} isAddress />
      )}
      {knownZone(seen.customerZone) === null && (
        <ZoneField zone={zone} unknown={t('move_zoneUnknown')} onChange={move.setZone} />
      )}
    </>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  isAddress?: boolean;
  onChange(value: string): void;
}

function TextField({ label, value, isAddress, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div class="move-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        type="text"
        inputMode={isAddress ? 'email' : undefined}
        autocomplete="off"
        maxLength={200}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}

interface EffectsProps {
  booking: Booking;
  who: string;
  email: string;
  mail: boolean;
  undo: number;
}

/** What a move does to the customer, to further guests and to the old meeting. */
export function Effects({ booking, who, email, mail, undo }: EffectsProps) {
  const name = (text: string) => (
    <span class="move-who">
      <SafeText text={text} max={80} />
    </span>
  );
  const guests = booking.guests.filter((one) => one.trim() !== '');
  const list = new Intl.ListFormat(locale(), { type: 'conjunction' }).format(guests);
  return (
    <ul class="effects">
      <li>
        {who === email
          ? phrase('move_invites', name(who))
          : phrase('move_invitesBoth', name(who), name(email))}
      </li>
      {guests.length > 0 && (
        <li>
          <strong>{phrase('move_guests', <SafeText text={list} max={400} />)}</strong>
        </li>
      )}
      <li>{t('move_old')}</li>
      <li>{mail ? phrase('move_mailed', name(who)) : t('move_quiet')}</li>
      <li>
        <strong>{undo > 0 ? counted('effect_undo', undo) : t('effect_final')}</strong>
      </li>
    </ul>
  );
}
