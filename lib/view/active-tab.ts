import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { FoundPerson } from '../domain/page-report.ts';
import type { TabRef } from '../platform/tabs.ts';
import { readIgnoreList } from '../settings/ignore-list.ts';
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

/** What stands beside the panel or behind the popup: the tab in front, its page, and whom was asked for. */
export interface ActiveTab {
  place: ReadonlySignal<Where | null>;
  /** `null` while it is being read. */
  page: ReadonlySignal<PageState | null>;
  /** Only while the tab it was made beside is in front. */
  ask: ReadonlySignal<PanelRequest | null>;
  /** The people the page or the ask offers, the likeliest first. */
  people: ReadonlySignal<Subject[]>;
  /** The people of the list in front; none where there is no list. */
  listed: ReadonlySignal<Subject[]>;
  /** Whom the person chose beside this thread, record or ask, at whatever time; `null` where they did not. */
  choice: ReadonlySignal<PersonChoice | null>;
  /** A domain of somebody on the page that seems to be colleagues'. */
  suggested: ReadonlySignal<string | null>;
  /** Changes with the thread, the record or the ask. */
  occasion: ReadonlySignal<string>;
  choose(choice: PersonChoice): void;
  askFor(ask: Pick<PanelRequest, 'reason' | 'addresses'>): Promise<void>;
  endAsk(): Promise<void>;
  readAgain(): Promise<void>;
  /** Has the page read this once, where the browser lets it be. */
  readOnce(): Promise<void>;
}

/** What is known of the tab in front: its page, and whatever decides what is made of it. */
interface Front extends Surroundings {
  page: TabPage | null;
  choices: ReadonlyMap<string, PersonChoice>;
}

export function createActiveTab(deps: ViewDeps): ActiveTab {
  const pages = tabPages(deps.session);
  const asks = panelRequests(deps.session);
  const choices = pageChoices(deps.session);
  const place = signal<Where | null>(null);
  const front = signal<Front | null>(null);
  const windowAsk = signal<PanelRequest | null>(null);
  /** Chosen in this view; what is being written may not be readable yet. */
  const chosenHere = new Map<string, PersonChoice>();
  /** Whether something changed while the first reading was under way. */
  let isDated = false;

  /** Reads what tab is in front, its page, and all that decides what is made of it. */
  async function readTab(): Promise<void> {
    const before = place.value;
    // All at once, so that nobody is shown, nor asked about, for want of a part.
    const [found, kept, granted, said, own, chosen] = await Promise.all([
      readPlace(),
      pages.all(),
      deps.granted(),
      readIgnoreList(deps.local),
      ownAddresses(deps),
      choices.read(),
    ]);
    if (place.value?.tab !== found.tab) {
      // Another tab came to the front meanwhile, and its own reading is on the way; or it came before anybody listened.
      if (place.value === before) comeToFront(found);
      return;
    }
    const page = kept.find(([tab]) => tab === found.tab)?.[1] ?? null;
    const all = new Map([...chosen, ...chosenHere]);
    const { origin } = found;
    front.value = { page, origin, granted, ignoreList: said, own, choices: all };
  }

  /** The first time, whoever was asked for is known as soon as the place is. */
  async function readPlace(): Promise<TabRef> {
    const [found, asked] = await Promise.all([deps.place(), place.value ? null : asks.all()]);
    if (place.value || !asked) return found;
    const { window, tab } = found;
    place.value = { window, tab };
    windowAsk.value = asked.get(window) ?? null;
    deps.observeFront(window, (tab) => comeToFront({ window, tab }));
    return found;
  }

  function comeToFront({ window, tab }: Where): void {
    place.value = { window, tab };
    front.value = null;
    void readTab();
    void readAgain();
  }

  async function readAsk(): Promise<void> {
    if (place.value) windowAsk.value = await asks.read(place.value.window);
  }

  async function readAgain(): Promise<void> {
    const tab = place.value?.tab;
    if (tab !== undefined && tab !== null) await deps.send('readPage', { tab });
  }

  async function start(): Promise<void> {
    await readTab();
    if (isDated) await Promise.all([readTab(), readAsk()]);
    await deps.afterFirstPaint;
    // What is kept may be of a page that is gone, or of a worker's earlier life.
    await readAgain();
  }

  deps.observeChanges((change) => {
    if (!place.value) isDated = true;
    if (change.kind === 'tab' && change.tab === place.value?.tab) void readTab();
    if (change.kind === 'ask' && change.window === place.value?.window) void readAsk();
    if (change.kind === 'forgotten' || change.kind === 'settings') {
      void readTab();
      void readAsk();
    }
  });
  void start();

  const ask = computed(() => {
    const made = windowAsk.value;
    return made !== null && made.tab === place.value?.tab ? made : null;
  });
  const page = computed(() => front.value && pageState(front.value.page, front.value));
  const occasion = computed(() => {
    if (ask.value) return `ask ${ask.value.at}`;
    const kept = front.value?.page;
    return kept && !kept.off ? `page ${kept.report.site} ${kept.report.key}` : '';
  });

  return {
    place,
    page,
    ask,
    people: computed(() => {
      if (ask.value) return ask.value.addresses.map(asSubject);
      return page.value?.kind === 'people' ? page.value.people.map(personSubject) : [];
    }),
    listed: computed(() =>
      front.value ? listedOn(front.value.page, front.value).map(personSubject) : [],
    ),
    choice: computed(() => front.value?.choices.get(occasion.value) ?? null),
    suggested: computed(() =>
      ask.value || !front.value ? null : suggestedOn(page.value, front.value),
    ),
    occasion,
    choose(choice) {
      if (!front.value) return;
      chosenHere.set(occasion.value, choice);
      const all = new Map([...front.value.choices, ...chosenHere]);
      front.value = { ...front.value, choices: all };
      void choices.write(occasion.value, choice);
    },
    async askFor({ reason, addresses }) {
      if (!place.value || place.value.tab === null) return;
      const { window, tab } = place.value;
      windowAsk.value = { reason, addresses, tab, at: deps.clock() };
      await asks.write(window, windowAsk.value);
      deps.announce({ kind: 'ask', window });
    },
    async endAsk() {
      windowAsk.value = null;
      if (!place.value) return;
      const { window } = place.value;
      await asks.remove(window);
      deps.announce({ kind: 'ask', window });
    },
    readAgain,
    async readOnce() {
      const tab = place.value?.tab;
      if (tab !== undefined && tab !== null) await deps.send('readOnce', { tab });
    },
  };
}

const asSubject = (address: string): Subject => ({ address, asWritten: address, name: null });

const personSubject = ({ address, asWritten, name }: FoundPerson): Subject => ({
  address,
  asWritten: asWritten ?? address,
  name: name ?? null,
});
