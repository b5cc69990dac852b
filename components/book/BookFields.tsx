import { useId } from 'preact/hooks';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import type { AskedBefore } from '../../lib/view/pending/orders/model.ts';
import { placeWords } from '../../lib/view/slots/place-words.ts';
import { ZoneField } from '../slots/ZoneField.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { type Missing, placesOf } from './book-rules.ts';
import type { Booking } from './use-book.ts';
import '../ui/controls.css';
import './book.css';

/** Whom the meeting is for and where it is, filled in with what is known. */
export function BookFields({ book }: { book: Booking }) {
  const { typed, type, missing, slot, questions } = book;
  const places = placesOf(slot);
  const place = places.find(({ key }) => key === typed.place) ?? places[0];
  const id = useId();
  const lacks = (field: Missing) => missing.includes(field);
  return (
    <>
      <Field
        name="name"
        value={typed.name}
        max={200}
        lacks={lacks('name')}
        onType={(name) => type({ name })}
      />
      <Field
        name="email"
        value={typed.email}
        max={254}
        lacks={lacks('email')}
        onType={(email) => type({ email })}
      />
      <Field
        name="phone"
        value={typed.phone}
        max={60}
        lacks={lacks('phone')}
        onType={(phone) => type({ phone })}
      />
      <ZoneField
        zone={typed.zone}
        unknown={t(lacks('zone') ? 'book_lacks_zone' : 'book_zoneRequired')}
        onChange={(zone) => type({ zone })}
      />
      {places.length > 1 && (
        <div class="book-field">
          <label for={id}>{t('book_place')}</label>
          <select
            id={id}
            class="field"
            value={place?.key ?? ''}
            onChange={({ currentTarget }) => type({ place: currentTarget.value })}
          >
            {places.map(({ key, of }) => (
              <option key={key} value={key}>
                {tidy(placeWords(of), 80)}
              </option>
            ))}
          </select>
        </div>
      )}
      {places.length === 1 && place && (
        <p class="muted">
          {t('book_place')}: <SafeText text={placeWords(place.of)} max={120} />
        </p>
      )}
      {place?.of.type === 'in_person_by_guest' && (
        <Field
          name="where"
          value={typed.where}
          max={300}
          lacks={lacks('where')}
          onType={(where) => type({ where })}
        />
      )}
      {questions?.map((one) => (
        <Question key={one.field} one={one} book={book} />
      ))}
    </>
  );
}

interface FieldProps {
  name: Exclude<Missing, 'zone'>;
  value: string;
  max: number;
  /** It was tried to book without it. */
  lacks: boolean;
  onType(text: string): void;
}

const KINDS = { name: 'text', email: 'email', phone: 'tel', where: 'text' } as const;

function Field({ name, value, max, lacks, onType }: FieldProps) {
  const id = useId();
  return (
    <div class="book-field">
      <label for={id}>{t(`book_${name}`)}</label>
      <input
        id={id}
        name={name}
        class="field"
        type="text"
        inputMode={KINDS[name]}
        value={value}
        maxLength={max}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={lacks}
        aria-describedby={lacks ? `${id}-why` : undefined}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
      {lacks && (
        <p id={`${id}-why`} role="alert" class="book-lacks">
          {t(`book_lacks_${name}`)}
        </p>
      )}
    </div>
  );
}

/** A question that earlier bookings answered; the last answer is shown, not filled in. */
function Question({ one: { field, answer }, book }: { one: AskedBefore; book: Booking }) {
  const id = useId();
  const { answers } = book.typed;
  return (
    <div class="book-field">
      <label for={id}>
        <SafeText text={field} max={200} />
      </label>
      <input
        id={id}
        class="field"
        type="text"
        value={answers[field] ?? ''}
        maxLength={4000}
        autocomplete="off"
        aria-describedby={`${id}-last`}
        onInput={({ currentTarget }) =>
          book.type({ answers: { ...answers, [field]: currentTarget.value } })
        }
      />
      <p id={`${id}-last`} class="small-print muted">
        {t('book_lastAnswer', tidy(answer, 120) ?? '')}
      </p>
    </div>
  );
}
