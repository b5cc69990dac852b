import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MAX_REASON_CHARS } from '../../lib/domain/command.ts';
import { t } from '../../lib/view/i18n.ts';
import type { ReasonsView } from '../../lib/view/pending/reasons.ts';
import '../ui/controls.css';
import '../ui/words.css';
import './actions.css';

interface ReasonFieldProps {
  value: string;
  /** What is at hand, each filled in by one press. */
  atHand: ReasonsView;
  onChange(value: string): void;
}

/**
 * The reason that the customer reads, with kept phrases to fill in. The field is as high as its
 * text, so that all of it is seen before it leaves. Own words that a phrase replaces stay at hand.
 */
export function ReasonField({ value, atHand, onChange }: ReasonFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [replaced, setReplaced] = useState<string | null>(null);
  useLayoutEffect(() => {
    const shown = field.current;
    if (!shown) return;
    shown.style.blockSize = 'auto';
    // The height of the content is without the border.
    const border = shown.offsetHeight - shown.clientHeight;
    shown.style.blockSize = `${shown.scrollHeight + border}px`;
  }, [value]);
  const said = value.trim();
  const own = [atHand.last, replaced].filter((one) => one !== null);
  const chips = [...new Set([...atHand.phrases, ...own])].filter(Boolean);
  const press = (text: string) => {
    if (said !== '' && !chips.includes(said)) setReplaced(said);
    onChange(said === text ? '' : text);
  };
  return (
    <div class="reason">
      <label for={id}>{t('reasonLabel')}</label>
      <fieldset class="chips" aria-label={t('reason_atHand')}>
        {chips.map((text) => (
          <button
            key={text}
            type="button"
            class="chip"
            aria-pressed={said === text}
            title={text}
            onClick={() => press(text)}
          >
            {text}
          </button>
        ))}
      </fieldset>
      <textarea
        ref={field}
        id={id}
        class="field"
        rows={2}
        maxLength={MAX_REASON_CHARS}
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="small-print muted">
        {t(value !== '' && said === '' ? 'reason_blank' : 'reasonHint')}
      </p>
    </div>
  );
}
