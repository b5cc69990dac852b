import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { Plain } from '../ui/SafeText.tsx';
import '../ui/Rows.css';
import '../ui/Field.css';
import './OtherAddresses.css';

interface OtherAddressesProps {
  /** The address the customer is shown under. */
  first: string;
  others: readonly string[];
  /** Answers whether it was done. */
  onJoin(other: string, together: boolean): Promise<boolean>;
}

/** The addresses a customer is known by: each can be parted, and another one joined. */
export function OtherAddresses({ first, others, onJoin }: OtherAddressesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const id = useId();
  const add = async (event: Event) => {
    event.preventDefault();
    const typed = input.current?.value.trim() ?? '';
    if (!/^\S+@\S+\.\S+$/.test(typed)) {
      setUnreadable(typed !== '');
      input.current?.focus();
      return;
    }
    if ((await onJoin(typed, true)) && input.current) input.current.value = '';
  };
  return (
    <section class="aliases" aria-label={t('alsoKnown')}>
      <ul class="rows">
        <li class="alias">
          <Plain text={first} max={254} />
        </li>
        {others.map((other) => (
          <li key={other} class="alias">
            <Plain text={other} max={254} />
            <button type="button" class="text-button" onClick={() => void onJoin(other, false)}>
              {t('partAddress')}
              <span class="unseen"> {other}</span>
            </button>
          </li>
        ))}
      </ul>
      <form class="alias-form" onSubmit={add}>
        <label for={id}>{t('alsoKnown')}</label>
        <div class="field-line">
          <input
            ref={input}
            id={id}
            class="field"
            type="text"
            inputMode="email"
            placeholder="name@example.com"
            maxLength={254}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={unreadable}
            aria-describedby={unreadable ? `${id}-why` : undefined}
            onInput={() => setUnreadable(false)}
          />
          <button type="submit" class="button">
            {t('joinAddress')}
          </button>
        </div>
        {unreadable && (
          <p id={`${id}-why`} role="alert" class="alias-why">
            {t('noAddress')}
          </p>
        )}
      </form>
    </section>
  );
}
