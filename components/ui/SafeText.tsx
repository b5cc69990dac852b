import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { tidy } from '../../lib/domain/safe-text.ts';
import { type MessageKey, t } from '../../lib/view/i18n.ts';
import './SafeText.css';

/** A stranger's words in one line of ours: hidden characters gone, cut, and kept from turning its surroundings round. */
export function SafeText({ text, max = 120 }: { text: string; max?: number }) {
  return <bdi>{tidy(text, max)}</bdi>;
}

/** A stranger's longer words, line breaks kept; cut after about `cut` characters until "show all" is pressed. */
export function LongText({ text, cut = 240 }: { text: string; cut?: number }) {
  const [whole, setWhole] = useState(false);
  const all = tidy(text, 20_000) ?? '';
  const long = all.length > cut * 1.25;
  return (
    <>
      <bdi class="long-text">{long && !whole ? tidy(all, cut) : all}</bdi>
      {long && ' '}
      {long && (
        <button type="button" class="text-button" onClick={() => setWhole(!whole)}>
          {t(whole ? 'showLess' : 'showAll')}
        </button>
      )}
    </>
  );
}

// A character no text of ours holds marks the places.
const MARK = '\uE000';

/** A text of ours with elements in place of `$1`, `$2` and so on. */
export function phrase(key: MessageKey, ...parts: ComponentChildren[]): ComponentChildren[] {
  return t(key, ...parts.map((_, index) => `${MARK}${index}${MARK}`))
    .split(MARK)
    .map((piece, index) => (index % 2 ? parts[Number(piece)] : piece));
}
