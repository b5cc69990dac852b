import { useId } from 'preact/hooks';
import {
  isOfferLanguage,
  OFFER_LANGUAGES,
  type OfferLanguage,
} from '../../lib/domain/details/offer-language.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { BookableCalendar } from '../../lib/view/slots/calendars.ts';
import '../ui/controls.css';
import './offer.css';

/** The longest name of a calendar in the list, in characters. */
const MAX_NAME = 80;

interface CalendarFieldProps {
  calendars: readonly BookableCalendar[];
  chosen: BookableCalendar;
  onChoose(calendar: BookableCalendar): void;
}

/** Chooses the calendar whose times are offered. */
export function CalendarField({ calendars, chosen, onChoose }: CalendarFieldProps) {
  const id = useId();
  return (
    <div class="offer-field">
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
            {labelOf(tidy(name, MAX_NAME) ?? calendar, minutes)}
          </option>
        ))}
      </select>
    </div>
  );
}

const labelOf = (name: string, minutes: number | null): string =>
  minutes === null ? name : `${name} · ${t('minutes', minutes)}`;

interface LanguageFieldProps {
  chosen: OfferLanguage;
  onChoose(language: OfferLanguage): void;
}

/** Chooses the language of the text for this customer; each is named in itself. */
export function LanguageField({ chosen, onChoose }: LanguageFieldProps) {
  const id = useId();
  return (
    <div class="offer-field">
      <label for={id}>{t('offer_language')}</label>
      <select
        id={id}
        class="field"
        value={chosen}
        onChange={({ currentTarget: { value } }) => isOfferLanguage(value) && onChoose(value)}
      >
        {OFFER_LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {new Intl.DisplayNames(language, { type: 'language' }).of(language)}
          </option>
        ))}
      </select>
    </div>
  );
}
