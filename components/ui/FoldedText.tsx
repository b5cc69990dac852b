import { useRef, useState } from 'preact/hooks';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { useOverflow } from './Dialog.tsx';
import { SafeText } from './SafeText.tsx';
import './words.css';

/**
 * Untrusted text of at most two lines; where it has more, a press shows the whole, up to `max`
 * characters.
 */
export function FoldedText({ text, max = 500 }: { text: string; max?: number }) {
  const [expanded, setExpanded] = useState(false);
  const line = useRef<HTMLSpanElement>(null);
  const high = useOverflow(line) || expanded;
  const label = t(expanded ? 'showLess' : 'showAll');
  return (
    <span class="fold">
      <span ref={line} class={expanded ? undefined : 'fold-text'}>
        <SafeText text={text} max={max} />
      </span>
      {high && (
        <button
          type="button"
          class="text-button"
          aria-expanded={expanded}
          aria-label={`${label}: ${tidy(text, 40) ?? ''}`}
          onClick={() => setExpanded(!expanded)}
        >
          {label}
        </button>
      )}
    </span>
  );
}
