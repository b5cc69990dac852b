import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OutcomeChoice } from './selection.ts';

interface OutcomeKeys {
  list: RefObject<HTMLElement | null>;
  /** The keys belong to something else, such as a dialog. */
  off: boolean;
  onChoose(booking: string, choice: OutcomeChoice | null): void;
  /** Chooses for a whole session. */
  onChooseAll(session: string, choice: OutcomeChoice | null): void;
  onGoOn(): void;
  onBack(): void;
}

const CHOICES: Readonly<Record<string, OutcomeChoice | null>> = {
  h: 'held',
  n: 'noShow',
  u: null,
  backspace: null,
};

/**
 * The keyboard shortcuts of the list: arrows move between meetings, letters choose an outcome (on a
 * session for its seats without one), Enter continues, Escape goes back. None of them sends
 * anything. Returns the list's `keydown` handler.
 */
export function useOutcomeKeys(keys: OutcomeKeys) {
  const { list, off, onChoose, onChooseAll, onGoOn, onBack } = keys;
  useEffect(() => {
    // Arrow keys and Escape also work while no element has the focus.
    const onDocumentKeyDown = (event: KeyboardEvent) => {
      if (off || event.target !== document.body || event.defaultPrevented) return;
      if (event.key === 'Escape') onBack();
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        focusRow(rowsIn(list)[0]);
      }
    };
    document.addEventListener('keydown', onDocumentKeyDown);
    return () => document.removeEventListener('keydown', onDocumentKeyDown);
  });
  return (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target as Element;
    const row = target.closest<HTMLElement>(ROWS);
    const { key } = event;
    const choice = CHOICES[key.toLowerCase()];
    if (key === 'Escape') onBack();
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const rows = rowsIn(list);
      const at = row ? rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1) : 0;
      focusRow(rows[Math.min(Math.max(at, 0), rows.length - 1)]);
    } else if (key === 'Enter' && target instanceof HTMLInputElement) {
      if (!event.repeat) onGoOn();
    } else if (row?.dataset.outcome && choice !== undefined) {
      onChoose(row.dataset.outcome, choice);
      row.querySelector<HTMLElement>(`input[value="${choice ?? 'none'}"]`)?.focus();
    } else if (row?.dataset.session && choice !== undefined) {
      onChooseAll(row.dataset.session, choice);
    } else return;
    event.preventDefault();
  };
}

/** A meeting that is open, or the head of a session. */
const ROWS = '[data-outcome], [data-session]';

/** The rows between which the arrows move. */
export const rowsIn = (list: RefObject<HTMLElement | null>) => [
  ...(list.current?.querySelectorAll<HTMLElement>(ROWS) ?? []),
];

/** Focuses the selected option of a meeting, or the button that unfolds a session. */
export function focusRow(row: HTMLElement | null | undefined): void {
  row?.querySelector<HTMLElement>('input:checked, button[aria-expanded]')?.focus();
}
