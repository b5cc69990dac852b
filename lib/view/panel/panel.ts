import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { ok } from '../../domain/result.ts';
import { patternsFor } from '../../tabs/site-access.ts';
import type { PendingReader } from '../../vault/reader.ts';
import { createAccount } from '../account.ts';
import { createActiveTab } from '../active-tab.ts';
import { createCoverage, withCoverage } from '../coverage.ts';
import { createCustomerQuery } from '../customer-query.ts';
import { asGroup, canJoin } from '../customer-view.ts';
import type { ViewDeps } from '../deps.ts';
import type { Subject } from '../model.ts';
import { guarded } from '../surface/trouble.ts';
import type { Extras } from './extras.ts';
import type { PanelEvents, PanelModel } from './model.ts';

/** The dependencies of the panel, besides those of every view. */
export interface PanelDeps extends ViewDeps {
  /** Reads the actions; by default from the journal on disk. */
  journal?: PendingReader;
  openOptions(): void;
  /** Requests the permission for api.oncehub.com; resolves to true when it is granted. */
  askToReach(): Promise<boolean>;
}

/** Creates the state of the panel, as one signal, and its commands. */
export function createPanel(deps: PanelDeps): {
  model: ReadonlySignal<PanelModel>;
  events: PanelEvents;
} {
  const { key, names, online } = createAccount(deps);
  const activeTab = createActiveTab(deps);
  const coverage = createCoverage(deps);

  /** Whether all people of the page are shown as one group; `null` when that is not offered. */
  const together = computed(() =>
    !activeTab.request.value && canJoin(activeTab.page.value)
      ? activeTab.choice.value === 'everybody'
      : null,
  );
  const subjects = computed<Subject[]>(() => {
    const people = activeTab.people.value;
    if (together.value) return people;
    const picked = activeTab.choice.value;
    const address = typeof picked === 'object' ? picked?.address : undefined;
    return [people.find((person) => person.address === address) ?? people[0] ?? []].flat();
  });
  // Equal people keep the same value, so that a repeated report of a page causes no new request.
  const steady = signal<Subject[]>([]);
  effect(() => {
    const now = subjects.value;
    if (JSON.stringify(now) !== JSON.stringify(steady.peek())) steady.value = now;
  });
  const shown = createCustomerQuery(deps, steady, key);

  const listed = signal<Subject[]>([]);
  effect(() => {
    const now = activeTab.listed.value;
    if (JSON.stringify(now) !== JSON.stringify(listed.peek())) listed.value = now;
  });
  const extras = signal<Extras | null>(null);
  const addresses = computed(() => shown.stored.value?.addresses ?? []);
  // Lazy load: the extras and their code are not needed for the first paint.
  const loadExtras = async () => {
    await deps.afterFirstPaint;
    const { createExtras } = await import('./extras.ts');
    const { show } = activeTab;
    const about = { listed, addresses, asked, show, subjects: steady, shown };
    extras.value = createExtras(deps, about, deps.journal);
  };
  void loadExtras();

  const asked = computed<PanelModel['asked']>(() => {
    const request = activeTab.request.value;
    return request && { ...request, people: activeTab.people.value };
  });

  // Each by itself: where one cannot be made, actions under way are still shown and can be undone.
  const shownCustomer = guarded(null, customer);
  const shownExtras = guarded(null, () => extras.value?.model.value ?? null);

  const model = computed<PanelModel>(() => ({
    key: key.value,
    page: activeTab.page.value,
    asked: asked.value,
    subject: steady.value[0] ?? null,
    together: together.value,
    suggested: activeTab.suggested.value,
    customer: shownCustomer.value,
    refresh: shown.refresh.value,
    coverage: coverage.value,
    extras: shownExtras.value,
    listed: listed.value.length,
    online: online.value,
    pending: extras.value?.pending.value ?? [],
    names: names.value,
    noShowTargets: shownExtras.value?.noShowTargets,
  }));

  function customer(): PanelModel['customer'] {
    const known = shown.customer.value;
    const view = known && withCoverage(known, coverage.value);
    return view && together.value ? asGroup(view, steady.value) : view;
  }

  const events: PanelEvents = {
    openOptions: deps.openOptions,
    refresh: () => void shown.refetch(true),
    choose: (address) => activeTab.choose({ address }),
    chooseAll: () => activeTab.choose('everybody'),
    backToPage: () => void activeTab.endRequest(),
    readPageAgain: () => void activeTab.readAgain(),
    readOnRequest: () => void activeTab.readOnRequest(),
    askForSites: (sites) => void deps.askForSites(patternsFor(sites)),
    setIgnored: (entry, is) => void deps.send('setIgnored', { entry, is }),
    async reportPage() {
      const tab = activeTab.place.value?.tab;
      if (tab === undefined || tab === null) return false;
      const answer = await deps.send('reportPage', { tab });
      return answer.ok && answer.value.taken;
    },
    async lookUp(text) {
      // Lazy load: the search's code is not needed for the first paint.
      const { findPeople } = await import('../search.ts');
      const found = await findPeople(text, deps);
      if (!found.ok) return found;
      if (found.value.length > 0)
        await activeTab.show({ reason: 'lookUp', addresses: found.value });
      return ok(found.value.length);
    },
    extras: () => extras.peek()?.events,
    open: (address) => void activeTab.show({ reason: 'list', addresses: [address] }),
    unlock: (passphrase) => deps.send('unlock', { passphrase }),
    grantAccess() {
      void deps.askToReach().then((granted) => {
        if (granted) void shown.refetch(true);
      });
    },
  };
  return { model, events };
}

/** Whether everything the panel reads from disk for its first paint has been read. */
export const isPanelWhole = ({ key, page, asked, subject, customer }: PanelModel): boolean =>
  key !== null && (page !== null || asked !== null) && (subject === null || customer !== null);
