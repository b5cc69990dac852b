import type { Change } from '../../messages/changes.ts';
import { send } from '../../messages/send.ts';
import { askForSites, grantedPatterns } from '../../platform/permissions.ts';
import { observeFront, ownTab } from '../../platform/tabs.ts';
import type { PageReader } from '../../store/page-reader.ts';
import { createSettingsReader } from '../../vault/settings-reader.ts';
import type { ViewDeps } from '../deps.ts';
import { firstFrom, type Prefetched, startingWith } from '../prefetch.ts';
import type { Frame, Surface } from '../surface/surface.ts';
import { openPage } from './open-page.ts';

/** A page of the extension: the dependencies of its view, and the function that renders it. */
export interface Mount extends Pick<Surface, 'show'> {
  deps: ViewDeps;
}

/**
 * Creates the real dependencies of a view, for as long as its page is open, and its surface within
 * a frame; they read the store by `reader`. With `prefetched`, the other first reads take their
 * answers from there.
 */
export function createMount(
  frame: Frame,
  reader: PageReader,
  prefetched: Prefetched | null = null,
): Mount {
  const { deps: page, show } = openPage(frame);
  /** Makes the listener read all stored settings and the active tab again after the first paint. */
  const reportAfterPaint = async (listener: (change: Change) => void) => {
    await page.afterFirstPaint;
    listener({ kind: 'key' });
    listener({ kind: 'settings' });
  };
  return {
    deps: {
      ...page,
      reader,
      settings: startingWith(prefetched?.settings, createSettingsReader(prefetched?.vault)),
      local: startingWith(prefetched?.local, page.local),
      session: startingWith(prefetched?.session, page.session),
      send,
      place: firstFrom(prefetched?.place, ownTab),
      granted: firstFrom(prefetched?.granted, grantedPatterns),
      askForSites,
      observeFront,
      observeChanges(listener) {
        page.observeChanges(listener);
        // A race: prefetched answers may be older than a change that happened before this listener.
        if (prefetched) void reportAfterPaint(listener);
      },
      online: () => navigator.onLine,
    },
    show,
  };
}
