import { span } from '../../domain/dates.ts';
import { announce, type Change, observe } from '../../messages/changes.ts';
import { localStore, sessionStore } from '../../platform/storage.ts';
import type { ViewDeps } from '../deps.ts';
import { ownZoneAndLocale } from '../i18n.ts';
import { createSurface, type Frame, type Surface } from '../surface/surface.ts';

/** The dependencies of views that need no reader; every page with stored data has them. */
type PageDeps = Pick<
  ViewDeps,
  'local' | 'session' | 'observeChanges' | 'announce' | 'afterFirstPaint' | 'clock'
>;

/** The changes after which a view has read everything of both databases again. */
const ALL_STORED = ['key', 'settings', 'bookings', 'intents', 'marks', 'sync'] as const;

/**
 * Opens a page: creates its surface within a frame, and the dependencies that need no reader, for
 * as long as the page is open.
 */
export function openPage(frame: Frame): { deps: PageDeps; show: Surface['show'] } {
  const life = new AbortController();
  addEventListener('pagehide', (event) => {
    // A page that goes into the back/forward cache (`persisted`) keeps its listeners: it may be
    // shown again. Any other page unsubscribes.
    if (!event.persisted) life.abort();
  });
  const listeners: ((change: Change) => void)[] = [];
  // Runs while the reads for the first paint are pending: formatting the first date is slow.
  setTimeout(warmUpDates);
  const { show, afterFirstPaint } = createSurface(frame, () => {
    for (const kind of ALL_STORED) for (const listener of listeners) listener({ kind });
  });
  return {
    deps: {
      local: localStore,
      session: sessionStore,
      observeChanges(listener) {
        observe(listener, life.signal);
        listeners.push(listener);
      },
      announce,
      afterFirstPaint,
      clock: Date.now,
    },
    show,
  };
}

/** Formats one date and discards it, so that the browser has loaded its date formatting data. */
function warmUpDates(): void {
  const now = Date.now();
  span(now, 30, now, ownZoneAndLocale());
}
