import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { patternsFor } from '../../tabs/site-access.ts';
import type { PendingReader } from '../../vault/reader.ts';
import { createAccount } from '../account.ts';
import { createActiveTab } from '../active-tab.ts';
import { createCoverage } from '../coverage.ts';
import { createCustomerQuery } from '../customer-query.ts';
import { withCoverage } from '../customer-view.ts';
import type { ViewDeps } from '../deps.ts';
import type { Subject } from '../model.ts';
import { createPending } from '../pending-actions.ts';
import { createSearch, findPeople } from '../search.ts';
import type { QuickFindEvents, QuickFindModel } from './model.ts';

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
} {
  const { key, names } = createAccount(deps);
  const beside = createActiveTab(deps);
  const coverage = createCoverage(deps);
  const panelKeys = signal('');
  void deps.panelKeys().then((keys) => {
    panelKeys.value = keys;
  });
  const subject = signal<Subject | null>(null);
  /** The state of the look-up while it has not found a person. */
  const asking = signal<QuickFindModel['answer']>(null);
  const shown = createCustomerQuery(
    deps,
    computed(() => (subject.value ? [subject.value] : [])),
    key,
  );

  const unread = computed<QuickFindModel['unread']>(() => {
    const page = beside.page.value;
    return page?.kind === 'unsupported' && page.origin !== null ? { origin: page.origin } : null;
  });
  effect(() => {
    // Opening the popup grants `activeTab` for the page to the panel too, but the panel gets no
    // event.
    const tab = unread.value && beside.place.peek()?.tab;
    if (typeof tab === 'number') deps.announce({ kind: 'tab', tab });
  });

  const answer = computed<QuickFindModel['answer']>(() => {
    const about = subject.value;
    const customer = shown.customer.value;
    if (about === null || customer === null) return about ? { state: 'loading' } : asking.value;
    const known = withCoverage(customer, coverage.value);
    return { state: 'found', subject: about, customer: known, refresh: shown.refresh.value };
  });

  const finder = createSearch(deps);
  const { shown: pending, ...acts } = createPending(deps, deps.journal);

  /** Counts inputs and look-ups, so that a stale answer is dropped. */
  let latest = 0;
  async function ask(typed: string): Promise<void> {
    const ticket = ++latest;
    subject.value = null;
    asking.value = { state: 'loading' };
    const found = await findPeople(typed, deps);
    if (ticket !== latest) return;
    const [address] = found.ok ? found.value : [];
    if (!found.ok) asking.value = { state: 'failed', failure: found.failure };
    else if (address === undefined) asking.value = { state: 'nothing', text: typed };
    else subject.value = known(address);
  }

  const known = (address: string): Subject =>
    beside.people.peek().find((person) => person.address === address) ?? {
      address,
      asWritten: address,
      name: null,
    };

  const events: QuickFindEvents = {
    ...acts,
    type(typed) {
      latest++;
      finder.type(typed);
      subject.value = null;
      asking.value = null;
    },
    narrow: finder.narrow,
    ask: (typed) => void ask(typed),
    openPanel(address) {
      const place = beside.place.value;
      if (!place) return;
      const onPage = beside.page.value?.kind === 'people' ? beside.page.value.people : [];
      const elsewhere = address !== null && !onPage.some((person) => person.address === address);
      const noted = elsewhere
        ? beside.askFor({ reason: 'lookUp', addresses: [address] })
        : beside.endAsk();
      deps.openPanel(place.window, noted);
    },
    openOptions: deps.openOptions,
    readOnce: () => void beside.readOnce(),
    unlock: (passphrase) => deps.send('unlock', { passphrase }),
    askForSites: (sites) => void deps.askForSites(patternsFor(sites)),
  };

  return {
    model: computed(() => ({
      key: key.value,
      onPage: beside.people.value,
      unread: unread.value,
      ...finder.model.value,
      coverage: coverage.value,
      answer: answer.value,
      names: names.value,
      pending: pending.value,
      panelKeys: panelKeys.value,
    })),
    events,
  };
}
