import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { tidy } from '../../lib/domain/safe-text.ts';
import { type MessageKey, t } from '../../lib/view/i18n.ts';
import './controls.css';
import './words.css';

/**
 * Untrusted text within a line: hidden characters removed, cut to `max` characters, and isolated by
 * `<bdi>` so that right-to-left text cannot reorder what surrounds it.
 */
export function SafeText({ text, max = 120 }: { text: string; max?: number }) {
  return <bdi>{tidy(text, max)}</bdi>;
}

/**
 * Longer untrusted text with its line breaks; cut to `lines` lines and about `cut` characters until
 * "show all" is pressed.
 */
export function LongText(props: { text: string; cut?: number; lines?: number }) {
  const { text, cut = 240, lines = 8 } = props;
  const [expanded, setExpanded] = useState(false);
  const all = tidy(text, 20_000) ?? '';
  const first = all.split('\n', lines).join('\n');
  const high = first.length < all.length;
  const long = high || all.length > cut * 1.25;
  const short = first.length > cut ? tidy(first, cut) : `${first.trimEnd()}…`;
  return (
    <>
      <bdi class="long-text">{long && !expanded ? short : all}</bdi>
      {long && ' '}
      {long && (
        <button type="button" class="text-button" onClick={() => setExpanded(!expanded)}>
          {t(expanded ? 'showLess' : 'showAll')}
        </button>
      )}
    </>
  );
}

// Placeholder mark: a private-use character that no message contains.
const MARK = '\uE000';

/** A translated message with elements in place of `$1`, `$2` and so on. */
export function phrase(key: MessageKey, ...parts: ComponentChildren[]): ComponentChildren[] {
  return t(key, ...parts.map((_, index) => `${MARK}${index}${MARK}`))
    .split(MARK)
    .map((piece, index) => (index % 2 ? parts[Number(piece)] : piece));
}
