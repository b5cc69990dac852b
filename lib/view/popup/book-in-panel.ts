import { panelRequests } from '../../tabs/tab-state.ts';
import type { ViewDeps } from '../deps.ts';
import type { QuickFindDeps } from './quick-find.ts';

/**
 * Creates the command that opens the panel with a customer and the dialog that books a meeting with
 * them: a popup closes with the first click elsewhere, and what was typed would be lost.
 */
export function createBookInPanel(
  deps: Pick<ViewDeps, 'place' | 'session' | 'clock' | 'announce'> &
    Partial<Pick<QuickFindDeps, 'openPanel'>>,
): (address: string) => void {
  // Browsers open the panel only in the event of a press, so this is known before.
  let place: { window: number; tab: number | null } | null = null;
  void deps.place().then((found) => {
    place = found;
  });
  return (address) => {
    if (place === null || place.tab === null || !deps.openPanel) return;
    const { window, tab } = place;
    const request = { reason: 'book', tab, at: deps.clock() } as const;
    const noted = panelRequests(deps.session).write(window, { ...request, addresses: [address] });
    deps.openPanel(
      window,
      noted.then(() => deps.announce({ kind: 'request', window })),
    );
  };
}
