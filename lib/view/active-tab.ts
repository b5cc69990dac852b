import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { plainKey } from '../address/customer-key.ts';
import type { FoundPerson } from '../domain/page-report.ts';
import type { TabRef } from '../platform/tabs.ts';
import { readIgnoreList } from '../settings/ignore-list.ts';
import { readProviders } from '../settings/known-providers.ts';
import {
  type PanelRequest,
  type PersonChoice,
  pageChoices,
  panelRequests,
  type TabPage,
  tabPages,
} from '../tabs/tab-state.ts';
import type { ViewDeps } from './deps.ts';
import type { PageState, Subject } from './model.ts';
import { listedOn, ownAddresses, pageState, type Surroundings, suggestedOn } from './page-state.ts';

type Where = Pick<TabRef, 'window' | 'tab'>;

/**
 * The active tab of the view's window: its page, and the request made in this window for another
 * person (by menu or look-up).
 */
export interface ActiveTab {
  /** The window and its active tab; `null` while they are being read. */
  place: ReadonlySignal<Where | null>;
  /** `null` while it is being read. */
  page: ReadonlySignal<PageState | null>;
  /** The current request; `null` as soon as another tab than its own becomes active. */
  request: ReadonlySignal<PanelRequest | null>;
  /** The people that the request or, without one, the page offers; the likeliest first. */
  people: ReadonlySignal<Subject[]>;
  /** The people of the list page in the active tab; empty when the page is not a list. */
  listed: ReadonlySignal<Subject[]>;
  /** The person the user chose for this thread, record or request, now or earlier; else `null`. */
  choice: ReadonlySignal<PersonChoice | null>;
  /** A domain on the page that probably belongs to the user's colleagues; else `null`. */
  suggested: ReadonlySignal<string | null>;
  /** A key that changes when another thread, record or request is shown; empty for none. */
  occasion: ReadonlySignal<string>;
  /** Remembers the user's choice for the present thread, record or request. */
  choose(choice: PersonChoice): void;
  /**
   * Shows these addresses instead of the page's people, in all views of this window; `at` is given
   * where the request was made before.
   */
  show(request: Omit<PanelRequest, 'tab' | 'at'> & { at?: number }): Promise<void>;
  /** Ends the request, so that the page's people are shown again. */
  endRequest(): Promise<void>;
  /** Requests a new report from the page script of the active tab. */
  readAgain(): Promise<void>;
  /** Reads the page once, without a page script; needs the browser's permission for this page. */
  readOnRequest(): Promise<void>;
}

/** The page report of the active tab, and the settings and permissions needed to interpret it. */
interface Front extends Surroundings {
  page: TabPage | null;
  choices: ReadonlyMap<string, PersonChoice>;
}

/** Creates the state of the active tab and keeps it up to date while the view is open. */
export function createActiveTab(deps: ViewDeps): ActiveTab {
  const pages = tabPages(deps.session);
  const requests = panelRequests(deps.session);
  const choices = pageChoices(deps.session);
  const place = signal<Where | null>(null);
  const front = signal<Front | null>(null);
  const windowRequest = signal<PanelRequest | null>(null);
  /** Choices made in this view: the write to storage may not have finished when it is read. */
  const chosenHere = new Map<string, PersonChoice>();
  /** Whether something changed during the first read, so that its result is stale. */
  let isStale = false;

  /** Reads the active tab, its page report, and everything needed to interpret it. */
  async function readTab(): Promise<void> {
    const before = place.value;
    // Read together and set in one step: with a part missing, a person on the ignore list could be
    // shown and requested from OnceHub.
    const [found, kept, granted, said, own, isProvider, chosen] = await Promise.all([
      readPlace(),
      pages.all(),
      deps.granted(),
      readIgnoreList(deps.settings),
      ownAddresses(deps),
      readProviders(deps.session),
      choices.read(),
    ]);
    if (place.value?.tab !== found.tab) {
      // The active tab changed during the read. If the listener has seen the change, that tab's own
      // read is already running; if it changed before the listener was added, start the read here.
      if (place.value === before) comeToFront(found);
      return;
    }
    const page = kept.find(([tab]) => tab === found.tab)?.[1] ?? null;
    const all = new Map([...chosen, ...chosenHere]);
    const { origin } = found;
    front.value = { page, origin, granted, ignoreList: said, own, isProvider, choices: all };
  }

  /**
   * Reads the window and its active tab. The first call also reads the request and sets both
   * together, so that the page's people do not appear for a moment before those of the request.
   */
  async function readPlace(): Promise<TabRef> {
    const [found, made] = await Promise.all([deps.place(), place.value ? null : requests.all()]);
    if (place.value || !made) return found;
    const { window, tab } = found;
    place.value = { window, tab };
    windowRequest.value = made.get(window) ?? null;
    deps.observeFront(window, (tab) => comeToFront({ window, tab }));
    return found;
  }

  function comeToFront({ window, tab }: Where): void {
    place.value = { window, tab };
    front.value = null;
    void readTab();
    void readAgain();
  }

  async function readRequest(): Promise<void> {
    if (place.value) windowRequest.value = await requests.read(place.value.window);
  }

  async function readAgain(): Promise<void> {
    const tab = place.value?.tab;
    if (tab !== undefined && tab !== null) await deps.send('readPage', { tab });
  }

  async function start(): Promise<void> {
    await readTab();
    if (isStale) await Promise.all([readTab(), readRequest()]);
    await deps.afterFirstPaint;
    // The stored report may be stale: the page may have changed while the worker was stopped.
    await readAgain();
  }

  deps.observeChanges((change) => {
    if (!place.value) isStale = true;
    if (change.kind === 'tab' && change.tab === place.value?.tab) void readTab();
    if (change.kind === 'request' && change.window === place.value?.window) void readRequest();
    if (change.kind === 'forgotten' || change.kind === 'settings') {
      void readTab();
      void readRequest();
    }
  });
  void start();

  const request = computed(() => {
    const made = windowRequest.value;
    return made !== null && made.tab === place.value?.tab ? made : null;
  });
  const page = computed(() => front.value && pageState(front.value.page, front.value));
  const occasion = computed(() => {
    if (request.value) return `ask ${request.value.at}`;
    const kept = front.value?.page;
    return kept && !kept.off ? `page ${kept.report.site} ${kept.report.key}` : '';
  });

  return {
    place,
    page,
    request,
    people: computed(() => {
      const made = request.value;
      if (made) return made.addresses.map((one) => asSubject(one, made.names?.[one]));
      return page.value?.kind === 'people' ? page.value.people.map(personSubject) : [];
    }),
    listed: computed(() =>
      front.value ? listedOn(front.value.page, front.value).map(personSubject) : [],
    ),
    choice: computed(() => front.value?.choices.get(occasion.value) ?? null),
    suggested: computed(() =>
      request.value || !front.value ? null : suggestedOn(page.value, front.value),
    ),
    occasion,
    choose(choice) {
      if (!front.value) return;
      chosenHere.set(occasion.value, choice);
      const all = new Map([...front.value.choices, ...chosenHere]);
      front.value = { ...front.value, choices: all };
      void choices.write(occasion.value, choice);
    },
    async show(request) {
      if (!place.value || place.value.tab === null) return;
      const { window, tab } = place.value;
      windowRequest.value = { at: deps.clock(), ...request, tab };
      await requests.write(window, windowRequest.value);
      deps.announce({ kind: 'request', window });
    },
    async endRequest() {
      windowRequest.value = null;
      if (!place.value) return;
      const { window } = place.value;
      await requests.remove(window);
      deps.announce({ kind: 'request', window });
    },
    readAgain,
    async readOnRequest() {
      const tab = place.value?.tab;
      if (tab !== undefined && tab !== null) await deps.send('readOnRequest', { tab });
    },
  };
}

const asSubject = (address: string, name: string | null = null): Subject => ({
  address,
  asWritten: plainKey(address),
  name,
});

const personSubject = ({ address, asWritten, name }: FoundPerson): Subject => ({
  address,
  asWritten: asWritten ?? address,
  name: name ?? null,
});
