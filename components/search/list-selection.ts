/**
 * Whom somebody has chosen in a list that changes by itself: results of an older text give way to
 * newer ones, a filter narrows them, a page brings other people. A choice is of a person, never of a
 * place on the list: it goes with them wherever the list puts them, and once they are not on it,
 * nobody else inherits it. Only an arrow key or a click moves it, only typing takes it back; it
 * outlives its answer, so that Enter asks for the same person again.
 */
export interface ListSelection {
  /** Addresses, as the list shows them now. */
  offered: readonly string[];
  /** The address chosen; `null` before anybody is. */
  chosen: string | null;
  /** An answer stands in the list's place. */
  answered: boolean;
}

/** Whom an arrow key chooses, going round; from either end where nobody on the list is chosen. */
export function moveSelection({ offered, chosen }: ListSelection, by: 1 | -1): string | null {
  const at = chosen === null ? -1 : offered.indexOf(chosen);
  return offered.at(by > 0 ? (at + 1) % offered.length : Math.max(at, 0) - 1) ?? null;
}

/** Whether the chosen one has left the list: Enter must then mean nobody, and this has to be said. */
export const isSelectionGone = ({ offered, chosen, answered }: ListSelection): boolean =>
  !answered && chosen !== null && !offered.includes(chosen);

/** What Enter asks for: whoever is chosen, before that what is typed, before that the first on the list; `null` for nothing. */
export function enterTarget(choice: ListSelection, typed: string): string | null {
  if (isSelectionGone(choice)) return null;
  return choice.chosen ?? (typed.trim() || choice.offered[0] || null);
}
