import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { patternsFor } from '../../tabs/site-access.ts';
import type { PendingReader } from '../../vault/reader.ts';
import { createAccount } from '../account.ts';
import { createActiveTab } from '../active-tab.ts';
import { createCoverage } from '../coverage.ts';
import type { ViewDeps } from '../deps.ts';
import type { Pending } from '../pending/pending-actions.ts';
import { createLazyFinder } from './lazy-finder.ts';
import type { PopupLinkModel, QuickFindEvents, QuickFindModel } from './model.ts';

/** The dependencies of the popup, besides those of every view. */
export interface QuickFindDeps extends ViewDeps {
  /** Reads the actions. */
  journal: PendingReader;
  openOptions(): void;
  /** The shortcut that opens the panel; empty when none is set. */
  panelKeys(): Promise<string>;
  /**
   * Opens the panel in the event handler of a click or key press, as browsers require, and closes
   * the popup when the panel is open and `noted` has resolved.
   */
  openPanel(window: number, noted: Promise<void>): void;
}

/** Creates the state of the popup, as one signal, and its commands. */
export function createQuickFind(deps: QuickFindDeps): {
  model: ReadonlySignal<QuickFindModel>;
  events: QuickFindEvents;
  /** Loads the code of the search and the look-up. */
  load(): void;
} {
  const { key, names } = createAccount(deps);
  const activeTab = createActiveTab(deps);
  const coverage = createCoverage(deps);
  const panelKeys = signal('');
  void deps.panelKeys().then((keys) => {
    panelKeys.value = keys;
  });

  const unread = computed<QuickFindModel['unread']>(() => {
    const page = activeTab.page.value;
    return page?.kind === 'unsupported' && page.origin !== null ? { origin: page.origin } : null;
  });
  effect(() => {
    // Opening the popup grants `activeTab` for the page to the panel too, but the panel gets no
    // event.
    const tab = unread.value && activeTab.place.peek()?.tab;
    if (typeof tab === 'number') deps.announce({ kind: 'tab', tab });
  });

  const finder = createLazyFinder(deps, { key, coverage, people: activeTab.people });

  const link = signal<ReadonlySignal<PopupLinkModel | null> | null>(null);
  /** Loads the code for links, which the first press of the button or of the shortcut needs. */
  const offerLink = async (isPressed?: true) => {
    const { popupLink } = await import('./popup-link.ts');
    link.value ??= popupLink(deps, finder, activeTab, isPressed);
  };
  const takeLinkKey = async () => {
    const key = await deps.send('takeLinkKey', {});
    if (key.ok && key.value) void offerLink();
  };
  void takeLinkKey();

  const pending = signal<Pending | null>(null);
  /** Loads the code for actions if there is one, which is rare. */
  async function checkActions(): Promise<void> {
    if (pending.peek() || (await deps.journal.open()).length === 0) return;
    const { createPending } = await import('../pending/pending-actions.ts');
    pending.value ??= createPending(deps, deps.journal);
  }
  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten' && !pending.peek()) deps.journal.close();
    if (kind === 'intents') void checkActions();
    if (kind === 'link') void takeLinkKey();
  });
  void checkActions();

  const events: QuickFindEvents = {
    type: finder.type,
    narrow: finder.narrow,
    lookUp: finder.lookUp,
    undo: (intents) => pending.peek()?.undo(intents),
    sendNow: (intents) => pending.peek()?.sendNow(intents),
    dismiss: (intents) => pending.peek()?.dismiss(intents),
    openPanel(address) {
      const place = activeTab.place.value;
      if (!place) return;
      const page = activeTab.page.value;
      const isOnPage =
        page?.kind === 'people' && page.people.some((person) => person.address === address);
      const elsewhere = address !== null && !isOnPage;
      const noted = elsewhere
        ? activeTab.show({ reason: 'lookUp', addresses: [address] })
        : activeTab.endRequest();
      deps.openPanel(place.window, noted);
    },
    link: () => offerLink(true),
    openOptions: deps.openOptions,
    readOnRequest: () => void activeTab.readOnRequest(),
    checkKey: () => void deps.send('checkKey', {}),
    unlock: (passphrase) => deps.send('unlock', { passphrase }),
    askForSites: (sites) => void deps.askForSites(patternsFor(sites)),
  };

  return {
    model: computed(() => ({
      key: key.value,
      onPage: activeTab.people.value,
      unread: unread.value,
      ...finder.model.value,
      coverage: coverage.value,
      answer: finder.answer.value,
      link: link.value?.value,
      names: names.value,
      pending: pending.value?.shown.value ?? [],
      panelKeys: panelKeys.value,
    })),
    events,
    load: finder.load,
  };
}
