import { useId, useRef } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import '../ui/controls.css';
import './options.css';

interface PassphraseFieldsProps {
  onEnter(first: string, second: string): void;
}

/** The two fields of a new passphrase. */
export function PassphraseFields({ onEnter }: PassphraseFieldsProps) {
  const [first, second] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const submit = (event: Event) => {
    event.preventDefault();
    onEnter(first.current?.value ?? '', second.current?.value ?? '');
  };
  return (
    <form class="passphrase-fields" onSubmit={submit}>
      <Masked label={t('passphrase_new')} field={first} />
      <Masked label={t('passphrase_again')} field={second} />
      <button type="submit" class="button">
        {t('passphrase_set')}
      </button>
    </form>
  );
}

function Masked({ label, field }: { label: string; field: { current: HTMLInputElement | null } }) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        class="field masked"
        type="text"
        maxLength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
    </>
  );
}
