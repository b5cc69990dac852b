import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OutcomeChoice } from './selection.ts';

interface OutcomeKeys {
  list: RefObject<HTMLElement | null>;
  /** The keys belong to something else, such as a dialog. */
  off: boolean;
  onChoose(booking: string, choice: OutcomeChoice | null): void;
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
 * The keyboard shortcuts of the list: arrows move between meetings, letters choose an outcome,
 * Enter continues, Escape goes back. None of them sends anything. Returns the list's `keydown`
 * handler.
 */
export function useOutcomeKeys({ list, off, onChoose, onGoOn, onBack }: OutcomeKeys) {
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
    const row = target.closest<HTMLElement>('[data-outcome]');
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
    } else return;
    event.preventDefault();
  };
}

const rowsIn = (list: RefObject<HTMLElement | null>) => [
  ...(list.current?.querySelectorAll<HTMLElement>('[data-outcome]') ?? []),
];

/** Focuses the selected option of a meeting. */
export function focusRow(row: HTMLElement | null | undefined): void {
  row?.querySelector<HTMLElement>('input:checked')?.focus();
}
