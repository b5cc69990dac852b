import { effect, type ReadonlySignal } from '@preact/signals-core';
import { type ComponentChild, createElement, render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { span } from '../domain/dates.ts';
import { announce, type Change, observe } from '../messages/changes.ts';
import { send } from '../messages/send.ts';
import { browser } from '../platform/browser.ts';
import { askForSites, grantedPatterns } from '../platform/permissions.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { observeFront, ownTab } from '../platform/tabs.ts';
import { createStoreReader } from '../store/reader.ts';
import type { ViewDeps } from './deps.ts';
import { type MessageKey, ownZoneAndLocale, setTranslator } from './i18n.ts';
import { firstFrom, type Prefetched, startingWith } from './prefetch.ts';

/** So long a page waits for something to show rather than draw that it waits: a frame of that would only delay the other. */
const LOADING_AFTER_MS = 150;
const LATEST_PAINT_MS = 800;

/** A page of ours: what its view needs of the world, and the way to draw it. */
export interface Mount {
  deps: ViewDeps;
  /**
   * Draws a model into the page, once it `isWhole` or a moment has passed, and again whenever it
   * changes. Called once.
   */
  show<M>(
    model: ReadonlySignal<M>,
    draw: (now: M) => ComponentChild,
    isWhole?: (now: M) => boolean,
  ): void;
}

/** The real world of a view, alive as long as its page, beginning with what was prefetched for it. */
export function createMount(prefetched: Prefetched | null = null): Mount {
  const life = new AbortController();
  addEventListener('pagehide', (event) => {
    // A page put aside to come back keeps its ears.
    if (!event.persisted) life.abort();
  });
  const { promise: afterFirstPaint, resolve: painted } = Promise.withResolvers<void>();
  // A page that shows nothing for so long fetches the rest all the same.
  setTimeout(painted, LATEST_PAINT_MS);
  /** Has all that is kept, and what is in front, read once more when the first picture is drawn. */
  const hearLater = async (hear: (change: Change) => void) => {
    await afterFirstPaint;
    hear({ kind: 'key' });
    hear({ kind: 'settings' });
  };
  return {
    deps: {
      reader: createStoreReader(prefetched?.store),
      local: startingWith(prefetched?.local, localStore),
      session: startingWith(prefetched?.session, sessionStore),
      send,
      place: firstFrom(prefetched?.place, ownTab),
      granted: firstFrom(prefetched?.granted, grantedPatterns),
      askForSites,
      observeFront,
      observeChanges(hear) {
        observe(hear, life.signal);
        // What was prefetched may have been answered before anybody listened.
        if (prefetched) void hearLater(hear);
      },
      announce,
      afterFirstPaint,
      clock: Date.now,
      online: () => navigator.onLine,
    },
    show(model, draw, isWhole = () => true) {
      // One root that draws itself anew: with each further `render` Preact would begin to number ids from 0.
      function View() {
        const [now, set] = useState(model.peek());
        useLayoutEffect(() => effect(() => set(model.value)), []);
        return draw(now);
      }
      const root = document.getElementById('app');
      let begun = false;
      const begin = () => {
        if (root && !begun) render(createElement(View, null), root);
        begun = true;
      };
      effect(() => {
        if (!isWhole(model.value)) return;
        begin();
        // The next frame draws it; by the one after, it is on its way to the screen.
        requestAnimationFrame(() => requestAnimationFrame(() => painted()));
      });
      // What the picture needs has been asked for; a first date takes long to write.
      setTimeout(warmUpDates, 0);
      setTimeout(begin, LOADING_AFTER_MS);
    },
  };
}

/** Has texts come from `public/_locales` in the browser's language, and marks the document with it. */
export function setUpI18n(): void {
  setTranslator(
    (key: MessageKey, substitutions) => browser.i18n.getMessage(key, substitutions),
    browser.i18n.getUILanguage(),
  );
  document.documentElement.lang = browser.i18n.getMessage('language') || 'en';
}

/** Writes a date nobody reads, so that the browser has at hand what the next one needs. */
function warmUpDates(): void {
  const now = Date.now();
  span(now, 30, now, ownZoneAndLocale());
}
