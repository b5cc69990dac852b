import { effect, type ReadonlySignal } from '@preact/signals-core';
import { type ComponentChild, createElement, render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { span } from '../domain/dates.ts';
import { announce, type Change, observe } from '../messages/changes.ts';
import { send } from '../messages/send.ts';
import { browser } from '../platform/browser.ts';
import { askForSites, grantedPatterns } from '../platform/permissions.ts';
import { isAskedAhead } from '../platform/prefetch.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { observeFront, ownPlace } from '../platform/tabs.ts';
import { createStoreReader } from '../store/reader.ts';
import type { ViewWorld } from './deps.ts';
import { here, type MessageKey, setTranslator } from './i18n.ts';

/** The real world of a view, alive as long as its page. */
export function browserWorld(): ViewWorld {
  const life = new AbortController();
  addEventListener('pagehide', (event) => {
    // A page put aside to come back keeps its ears.
    if (!event.persisted) life.abort();
  });
  return {
    reader: createStoreReader(),
    local: localStore,
    session: sessionStore,
    send,
    place: ownPlace,
    granted: grantedPatterns,
    askForSites,
    observeFront,
    observeChanges(hear) {
      observe(hear, life.signal);
      // What was asked ahead may have been answered before anybody listened.
      if (isAskedAhead()) void hearLater(hear);
    },
    announce,
    clock: Date.now,
    online: () => navigator.onLine,
  };
}

/** Has all that is kept, and what is in front, read once more when the first picture is drawn. */
async function hearLater(hear: (change: Change) => void): Promise<void> {
  await firstPicture();
  hear({ kind: 'key' });
  hear({ kind: 'settings' });
}

/** Has texts come from `public/_locales` in the browser's language, and marks the document with it. */
export function speak(): void {
  setTranslator(
    (key: MessageKey, substitutions) => browser.i18n.getMessage(key, substitutions),
    browser.i18n.getUILanguage(),
  );
  document.documentElement.lang = browser.i18n.getMessage('language') || 'en';
}

/** So long (ms) a page waits for something to show rather than draw that it waits: a frame of that would only delay the other. */
const MOMENT = 150;

/** Draws a model into the page, once it `isWhole` or a moment has passed, and again whenever it changes. What comes later is fetched once it is whole. */
export function show<M>(
  model: ReadonlySignal<M>,
  draw: (now: M) => ComponentChild,
  isWhole: (now: M) => boolean = () => true,
): void {
  const { pictured } = holdBack();
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
    pictured();
  });
  // What the picture needs has been asked for; a first date takes long to write.
  setTimeout(writeDate, 0);
  setTimeout(begin, MOMENT);
}

/** Writes a date nobody reads, so that the browser has at hand what the next one needs. */
function writeDate(): void {
  const now = Date.now();
  span(now, 30, now, here());
}

/** A page that shows nothing for so long (ms) fetches the rest all the same. */
const MOST = 800;

/** The end of a page's first turn: by then it has said whether the rest is to wait. */
const begun = new Promise<void>((resolve) => setTimeout(resolve, 0));
let ready: Promise<unknown> = Promise.resolve();

/** Resolves when whatever is not in a page's first picture may be fetched: it would only delay it. */
export const firstPicture = (): Promise<unknown> => begun.then(() => ready);

/** Has the rest wait for the first picture. Called once, while the page begins. */
function holdBack(): { pictured(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, MOST);
  ready = promise;
  // The next frame draws it; by the one after, it is on its way to the screen.
  return { pictured: () => requestAnimationFrame(() => requestAnimationFrame(() => resolve())) };
}
