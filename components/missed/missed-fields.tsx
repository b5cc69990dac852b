import { useId } from 'preact/hooks';
import { MISSED_TEXTS } from '../../lib/domain/details/missed-text.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { CalendarChoice } from '../../lib/view/links/model.ts';
import '../ui/controls.css';
import './missed.css';

/** The name of a text after a no-show, by its place from 0. */
export const textName = (place: number): string =>
  t((['missed_first', 'missed_second', 'missed_later'] as const)[place] ?? 'missed_later');

interface TextFieldProps {
  /** From 0. */
  chosen: number;
  onChoose(place: number): void;
}

/** Chooses which of the texts is written. */
export function TextField({ chosen, onChoose }: TextFieldProps) {
  const id = useId();
  return (
    <div class="missed-field">
      <label for={id}>{t('missed_which')}</label>
      <select
        id={id}
        class="field"
        value={String(chosen)}
        onChange={({ currentTarget: { value } }) => onChoose(Number(value))}
      >
        {Array.from({ length: MISSED_TEXTS }, (_, place) => (
          <option key={textName(place)} value={String(place)}>
            {textName(place)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The longest name of a calendar in the list, in characters. */
const MAX_NAME = 80;

interface CalendarFieldProps {
  calendars: readonly CalendarChoice[];
  chosen: CalendarChoice;
  onChoose(calendar: CalendarChoice): void;
}

/** Chooses the calendar whose link and times are written. */
export function CalendarField({ calendars, chosen, onChoose }: CalendarFieldProps) {
  const id = useId();
  return (
    <div class="missed-field">
      <label for={id}>{t('offer_calendar')}</label>
      <select
        id={id}
        class="field"
        value={chosen.id}
        onChange={({ currentTarget }) => {
          const found = calendars.find((one) => one.id === currentTarget.value);
          if (found) onChoose(found);
        }}
      >
        {calendars.map(({ id: calendar, name, minutes }) => (
          <option key={calendar} value={calendar}>
            {[tidy(name, MAX_NAME) ?? calendar, minutes && t('minutes', minutes)]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
    </div>
  );
}
