import { fold } from '../../domain/fold.ts';
import { t } from '../i18n.ts';
import type { ActivityLine, ActivityResult } from './activity.ts';

/**
 * The lines whose shown text contains every word of `text` and that have this result; with `null`,
 * any result. Pure.
 */
export function matching(
  lines: readonly ActivityLine[],
  text: string,
  result: ActivityResult | null,
): ActivityLine[] {
  const words = fold(text).split(' ');
  return lines.filter((line) => {
    if (result !== null && line.result !== result) return false;
    const shown = shownOf(line);
    return words.every((word) => shown.includes(word));
  });
}

const searchTexts = new WeakMap<ActivityLine, string>();

/** The searchable text of a line; cached, because a line never changes. */
function shownOf(line: ActivityLine): string {
  let known = searchTexts.get(line);
  if (known === undefined) {
    const { kind, result, said, booking, request, account, meeting } = line;
    const words = [
      t(`activity_did_${kind}`),
      t(`activity_wanted_${kind}`),
      t(`activity_result_${result}`),
      ...[said.title, said.text, said.quote, account],
      ...[meeting?.name, meeting?.address, meeting?.subject, booking, request],
    ];
    known = fold(words.filter(Boolean).join(' '));
    searchTexts.set(line, known);
  }
  return known;
}
