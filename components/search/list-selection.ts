/**
 * The selection in a list of people that changes by itself: results of an older text are replaced
 * by newer ones, a filter narrows them, another page brings other people. A person is selected,
 * never a position: the selection follows them wherever the list puts them, and when they leave the
 * list, no other person becomes selected. Only an arrow key or a click moves the selection, and
 * only typing clears it. It stays while an answer is shown, so that Enter asks for the same person
 * again.
 */
export interface ListSelection {
  /** Addresses, in the order of the list. */
  offered: readonly string[];
  /** The selected address; `null` if none is. */
  chosen: string | null;
  /** An answer is shown instead of the list. */
  answered: boolean;
}

/**
 * The address an arrow key selects, wrapping around at both ends; the first or the last if no one
 * on the list is selected.
 */
export function moveSelection({ offered, chosen }: ListSelection, by: 1 | -1): string | null {
  const at = chosen === null ? -1 : offered.indexOf(chosen);
  return offered.at(by > 0 ? (at + 1) % offered.length : Math.max(at, 0) - 1) ?? null;
}

/**
 * Whether the selected person has left the list. Enter must then do nothing, and the user has to be
 * informed.
 */
export const isSelectionGone = ({ offered, chosen, answered }: ListSelection): boolean =>
  !answered && chosen !== null && !offered.includes(chosen);

/**
 * What Enter asks for: the selected person, else the text typed, else the first of the list; `null`
 * for nothing.
 */
export function enterTarget(choice: ListSelection, typed: string): string | null {
  if (isSelectionGone(choice)) return null;
  return choice.chosen ?? (typed.trim() || choice.offered[0] || null);
}
