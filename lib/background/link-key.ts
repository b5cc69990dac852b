import type { Change } from '../messages/changes.ts';

/** The tab a shortcut was pressed in, as the browser tells it. */
interface PressedIn {
  windowId?: number | undefined;
}

/** How long a popup may take to open, in ms; after that it was opened for something else. */
const OPENING_MS = 10_000;

/**
 * The shortcut that opens the popup with the customer's link marked. A worker has no clipboard, so
 * Enter in the popup copies. It is remembered in memory, since the popup asks within moments.
 */
export function createLinkKey(deps: {
  /** Opens the popup; `null` where the browser lets no extension do so. */
  openPopup: (() => Promise<unknown>) | null;
  /** Opens the panel of a window; both browsers refuse after the first `await`. */
  openPanel(window: number): Promise<unknown>;
  announce(change: Change): void;
  /** UTC ms. */
  clock(): number;
}) {
  let pressedAt = Number.NEGATIVE_INFINITY;
  return {
    /** Must be called in the event of the shortcut: a browser opens the popup only within it. */
    pressed(tab: PressedIn | undefined): void {
      pressedAt = deps.clock();
      // A popup that is open already is told.
      if (deps.openPopup) void deps.openPopup().catch(() => deps.announce({ kind: 'link' }));
      else if (tab?.windowId !== undefined) void deps.openPanel(tab.windowId);
    },
    /** Whether a popup that asks now was opened by the shortcut; true once for each press. */
    take(): boolean {
      const since = deps.clock() - pressedAt;
      pressedAt = Number.NEGATIVE_INFINITY;
      return since >= 0 && since < OPENING_MS;
    },
  };
}
