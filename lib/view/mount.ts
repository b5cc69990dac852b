import { span } from '../domain/dates.ts';
import { announce, type Change, observe } from '../messages/changes.ts';
import { send } from '../messages/send.ts';
import { askForSites, grantedPatterns } from '../platform/permissions.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { observeFront, ownTab } from '../platform/tabs.ts';
import { createStoreReader } from '../store/reader.ts';
import { createSettingsReader } from '../vault/reader.ts';
import type { ViewDeps } from './deps.ts';
import { ownZoneAndLocale } from './i18n.ts';
import { firstFrom, type Prefetched, startingWith } from './prefetch.ts';
import { createSurface, type Frame, type Surface } from './surface/surface.ts';

/** A page of the extension: the dependencies of its view, and the function that renders it. */
export interface Mount extends Pick<Surface, 'show'> {
  deps: ViewDeps;
}

/** The changes after which a view has read everything of both databases again. */
const ALL_STORED = ['key', 'settings', 'bookings', 'intents', 'marks', 'sync'] as const;

/**
 * Creates the real dependencies of a view, for as long as its page is open, and its surface within
 * a frame. With `prefetched`, the first reads take their answers from there.
 */
export function createMount(frame: Frame, prefetched: Prefetched | null = null): Mount {
  const life = new AbortController();
  addEventListener('pagehide', (event) => {
    // A page that goes into the back/forward cache (`persisted`) keeps its listeners: it may be
    // shown again. Any other page unsubscribes.
    if (!event.persisted) life.abort();
  });
  const listeners: ((change: Change) => void)[] = [];
  // Runs while the reads for the first paint are pending: formatting the first date is slow.
  setTimeout(warmUpDates, 0);
  const { show, afterFirstPaint } = createSurface(frame, () => {
    for (const kind of ALL_STORED) for (const listener of listeners) listener({ kind });
  });
  /** Makes the listener read all stored settings and the active tab again after the first paint. */
  const reportAfterPaint = async (listener: (change: Change) => void) => {
    await afterFirstPaint;
    listener({ kind: 'key' });
    listener({ kind: 'settings' });
  };
  return {
    deps: {
      reader: createStoreReader(prefetched?.store),
      settings: createSettingsReader(prefetched?.vault),
      local: startingWith(prefetched?.local, localStore),
      session: startingWith(prefetched?.session, sessionStore),
      send,
      place: firstFrom(prefetched?.place, ownTab),
      granted: firstFrom(prefetched?.granted, grantedPatterns),
      askForSites,
      observeFront,
      observeChanges(listener) {
        observe(listener, life.signal);
        listeners.push(listener);
        // A race: prefetched answers may be older than a change that happened before this listener.
        if (prefetched) void reportAfterPaint(listener);
      },
      announce,
      afterFirstPaint,
      clock: Date.now,
      online: () => navigator.onLine,
    },
    show,
  };
}

/** Formats one date and discards it, so that the browser has loaded its date formatting data. */
function warmUpDates(): void {
  const now = Date.now();
  span(now, 30, now, ownZoneAndLocale());
}
