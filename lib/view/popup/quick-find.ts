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

/** What the popup needs beyond what every view needs. */
export interface QuickFindDeps extends ViewDeps {
  /** Where the actions are read. */
  journal: PendingReader;
  openOptions(): void;
  /** The keys that open the panel; empty where none are set. */
  panelKeys(): Promise<string>;
  /** Opens the panel in the turn of a click or key, and closes the popup once that and `noted` are done. */
  openPanel(window: number, noted: Promise<void>): void;
}

/** The popup's one value, and what the person can do with it. */
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
  /** What became of Enter, as long as it is not a person. */
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
    // The gesture that opened the popup opened the page to the panel too, which cannot notice.
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

  /** Counts what was typed or asked, so that an answer to something older is dropped. */
  let turn = 0;
  async function ask(typed: string): Promise<void> {
    const ticket = ++turn;
    subject.value = null;
    asking.value = { state: 'loading' };
    const found = await findPeople(typed, deps);
    if (ticket !== turn) return;
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
      turn++;
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
