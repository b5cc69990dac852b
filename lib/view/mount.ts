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
import { createSettingsReader } from '../vault/reader.ts';
import type { ViewDeps } from './deps.ts';
import { type MessageKey, ownZoneAndLocale, setTranslator } from './i18n.ts';
import { firstFrom, type Prefetched, startingWith } from './prefetch.ts';

/**
 * The delay before the loading state is rendered, in ms: when the data arrives earlier, rendering
 * the loading state first would only delay it.
 */
const LOADING_AFTER_MS = 150;
/** The time after which `afterFirstPaint` resolves even when nothing was painted, in ms. */
const LATEST_PAINT_MS = 800;

/** A page of the extension: the dependencies of its view, and the function that renders it. */
export interface Mount {
  deps: ViewDeps;
  /**
   * Renders a model into the element `#app`: first when `isWhole` is true for it or after a short
   * delay, then each time it changes. Call it once per page.
   */
  show<M>(
    model: ReadonlySignal<M>,
    draw: (now: M) => ComponentChild,
    isWhole?: (now: M) => boolean,
  ): void;
}

/**
 * Creates the real dependencies of a view, for as long as its page is open. With `prefetched`, the
 * first reads take their answers from there.
 */
export function createMount(prefetched: Prefetched | null = null): Mount {
  const life = new AbortController();
  addEventListener('pagehide', (event) => {
    // A page that goes into the back/forward cache (`persisted`) keeps its listeners: it may be
    // shown again. Any other page unsubscribes.
    if (!event.persisted) life.abort();
  });
  const { promise: afterFirstPaint, resolve: painted } = Promise.withResolvers<void>();
  // Work that waits for the first paint starts even on a page that has nothing to show.
  setTimeout(painted, LATEST_PAINT_MS);
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
        // A race: prefetched answers may be older than a change that happened before this listener.
        if (prefetched) void reportAfterPaint(listener);
      },
      announce,
      afterFirstPaint,
      clock: Date.now,
      online: () => navigator.onLine,
    },
    show(model, draw, isWhole = () => true) {
      // One root that renders again by its own state: each further call of `render` would make
      // Preact restart its generated ids at 0.
      function View() {
        const [now, set] = useState(model.peek());
        useLayoutEffect(() => effect(() => set(model.value)), []);
        return draw(now);
      }
      const root = document.getElementById('app');
      let hasBegun = false;
      const begin = () => {
        if (root && !hasBegun) render(createElement(View, null), root);
        hasBegun = true;
      };
      effect(() => {
        if (!isWhole(model.value)) return;
        begin();
        // The first frame paints it; when the second frame begins, the paint has been handed over.
        requestAnimationFrame(() => requestAnimationFrame(() => painted()));
      });
      // Runs while the reads for the first paint are pending: formatting the first date is slow.
      setTimeout(warmUpDates, 0);
      setTimeout(begin, LOADING_AFTER_MS);
    },
  };
}

/**
 * Takes all texts from `public/_locales` in the browser's language, and sets the `lang` attribute
 * of the document.
 */
export function setUpI18n(): void {
  setTranslator(
    (key: MessageKey, substitutions) => browser.i18n.getMessage(key, substitutions),
    browser.i18n.getUILanguage(),
  );
  document.documentElement.lang = browser.i18n.getMessage('language') || 'en';
}

/** Formats one date and discards it, so that the browser has loaded its date formatting data. */
function warmUpDates(): void {
  const now = Date.now();
  span(now, 30, now, ownZoneAndLocale());
}
