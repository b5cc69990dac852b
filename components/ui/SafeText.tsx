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
 * Longer untrusted text with its line breaks; cut to about `cut` characters until "show all" is
 * pressed.
 */
export function LongText({ text, cut = 240 }: { text: string; cut?: number }) {
  const [expanded, setExpanded] = useState(false);
  const all = tidy(text, 20_000) ?? '';
  const long = all.length > cut * 1.25;
  return (
    <>
      <bdi class="long-text">{long && !expanded ? tidy(all, cut) : all}</bdi>
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
