import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { ok } from '../../domain/result.ts';
import { patternsFor } from '../../tabs/site-access.ts';
import type { PendingReader } from '../../vault/reader.ts';
import { createAccount } from '../account.ts';
import { createActiveTab } from '../active-tab.ts';
import { createCoverage, withCoverage } from '../coverage.ts';
import { createCustomerQuery } from '../customer-query.ts';
import { asGroup, canJoin, missedMeetings } from '../customer-view.ts';
import type { ViewDeps } from '../deps.ts';
import type { Subject } from '../model.ts';
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
  const beside = createActiveTab(deps);
  const coverage = createCoverage(deps);

  /** Whether all people of the page are shown as one group; `null` when that is not offered. */
  const together = computed(() =>
    !beside.ask.value && canJoin(beside.page.value) ? beside.choice.value === 'everybody' : null,
  );
  const subjects = computed<Subject[]>(() => {
    const people = beside.people.value;
    if (together.value) return people;
    const picked = beside.choice.value;
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
    const now = beside.listed.value;
    if (JSON.stringify(now) !== JSON.stringify(listed.peek())) listed.value = now;
  });
  const extras = signal<Extras | null>(null);
  const addresses = computed(() => shown.stored.value?.addresses ?? []);
  // Lazy load: the extras and their code are not needed for the first paint.
  const loadExtras = async () => {
    await deps.afterFirstPaint;
    const { createExtras } = await import('./extras.ts');
    const about = { listed, addresses, asked, ask: () => void shown.ask(false) };
    extras.value = createExtras(deps, about, deps.journal);
  };
  void loadExtras();

  const asked = computed<PanelModel['asked']>(() => {
    const ask = beside.ask.value;
    return ask && { reason: ask.reason, people: beside.people.value, at: ask.at };
  });

  // A no-show cannot be undone at OnceHub, so it is only offered after a fresh, complete read.
  effect(() => {
    const isIdle = shown.refresh.value.state === 'idle' && steady.value.length > 0;
    const isKnown = shown.stored.value !== null && !shown.heard.value;
    if (asked.value?.reason === 'noShowMenu' && isIdle && isKnown) void shown.ask(true);
  });

  const model = computed<PanelModel>(() => ({
    key: key.value,
    page: beside.page.value,
    asked: asked.value,
    subject: steady.value[0] ?? null,
    together: together.value,
    suggested: beside.suggested.value,
    customer: customer(),
    refresh: shown.refresh.value,
    coverage: coverage.value,
    extras: extras.value?.model.value ?? null,
    listed: listed.value.length,
    online: online.value,
    pending: extras.value?.model.value.pending ?? [],
    names: names.value,
    noShowTargets: noShowTargets(),
  }));

  function customer(): PanelModel['customer'] {
    const known = shown.customer.value;
    const view = known && withCoverage(known, coverage.value);
    return view && together.value ? asGroup(view, steady.value) : view;
  }

  /**
   * Not known before OnceHub has answered: while a newer meeting is missing from the store, an
   * older one must not be offered in its place.
   */
  function noShowTargets(): PanelModel['noShowTargets'] {
    const stored = shown.stored.value;
    const [subject] = steady.value;
    if (asked.value?.reason !== 'noShowMenu' || !subject || !stored || !shown.heard.value) {
      return undefined;
    }
    const now = deps.clock() + (extras.value?.model.value.ahead ?? 0);
    return missedMeetings(stored.bookings, subject.address, now);
  }

  const events: PanelEvents = {
    openOptions: deps.openOptions,
    refresh: () => void shown.ask(true),
    choose: (address) => beside.choose({ address }),
    chooseAll: () => beside.choose('everybody'),
    backToPage: () => void beside.endAsk(),
    readPageAgain: () => void beside.readAgain(),
    readOnce: () => void beside.readOnce(),
    askForSites: (sites) => void deps.askForSites(patternsFor(sites)),
    setIgnored: (entry, is) => void deps.send('setIgnored', { entry, is }),
    async reportPage() {
      const tab = beside.place.value?.tab;
      if (tab === undefined || tab === null) return false;
      const answer = await deps.send('reportPage', { tab });
      return answer.ok && answer.value.taken;
    },
    async lookUp(text) {
      // Lazy load: the search's code is not needed for the first paint.
      const { findPeople } = await import('../search.ts');
      const found = await findPeople(text, deps);
      if (!found.ok) return found;
      if (found.value.length > 0) await beside.askFor({ reason: 'lookUp', addresses: found.value });
      return ok(found.value.length);
    },
    extras: () => extras.peek()?.events,
    open: (address) => void beside.askFor({ reason: 'list', addresses: [address] }),
    unlock: (passphrase) => deps.send('unlock', { passphrase }),
    grantAccess() {
      void deps.askToReach().then((granted) => {
        if (granted) void shown.ask(true);
      });
    },
  };
  return { model, events };
}

/** Whether everything the panel reads from disk for its first paint has been read. */
export const isPanelWhole = ({ key, page, asked, subject, customer }: PanelModel): boolean =>
  key !== null && (page !== null || asked !== null) && (subject === null || customer !== null);
