import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { SearchIndex } from '../../store/index-cache.ts';
import { withCoverage } from '../coverage.ts';
import { createCustomerQuery } from '../customer-query.ts';
import type { ViewDeps } from '../deps.ts';
import type { CoverageView, KeyState, SearchModel, Subject } from '../model.ts';
import { createSearch, findPeople } from '../search.ts';
import { createBookInPanel } from './book-in-panel.ts';
import type { QuickFindEvents, QuickFindModel } from './model.ts';
import type { QuickFindDeps } from './quick-find.ts';

/** The search as the user types, and the look-up that Enter starts. */
export interface Finder extends Pick<QuickFindEvents, 'type' | 'narrow' | 'lookUp'> {
  model: ReadonlySignal<SearchModel>;
  answer: ReadonlySignal<QuickFindModel['answer']>;
}

/** What the finder needs besides the dependencies of every view. */
export interface FinderInput {
  key: ReadonlySignal<KeyState | null>;
  coverage: ReadonlySignal<CoverageView | null>;
  /** The people the page offers. */
  people: ReadonlySignal<readonly Subject[]>;
  /** A cache of the search index that may already be filling. */
  index: SearchIndex;
}

/** Creates the finder. Nothing of it is needed before the user types, so its chunk is lazy. */
export function createFinder(
  deps: ViewDeps & Partial<Pick<QuickFindDeps, 'openPanel'>>,
  input: FinderInput,
): Finder {
  const book = createBookInPanel(deps);
  const subject = signal<Subject | null>(null);
  /** The state of the look-up while it has not found a person. */
  const lookUpState = signal<QuickFindModel['answer']>(null);
  const subjects = computed(() => (subject.value ? [subject.value] : []));
  const shown = createCustomerQuery(deps, subjects, input.key);
  const search = createSearch(deps, input.index);

  const answer = computed<QuickFindModel['answer']>(() => {
    const person = subject.value;
    const customer = shown.customer.value;
    if (person === null || customer === null)
      return person ? { state: 'loading' } : lookUpState.value;
    const known = withCoverage(customer, input.coverage.value);
    return {
      state: 'found',
      ...{ subject: person, customer: known, refresh: shown.refresh.value },
      book: () => book(person.address),
    };
  });

  /** Counts inputs and look-ups, so that a stale answer is dropped. */
  let latest = 0;
  async function lookUp(typed: string): Promise<void> {
    const ticket = ++latest;
    subject.value = null;
    lookUpState.value = { state: 'loading' };
    const found = await findPeople(typed, deps);
    if (ticket !== latest) return;
    const [address] = found.ok ? found.value : [];
    if (!found.ok) lookUpState.value = { state: 'failed', failure: found.failure };
    else if (address === undefined) lookUpState.value = { state: 'nothing', text: typed };
    else subject.value = known(address);
  }

  const known = (address: string): Subject =>
    input.people.peek().find((person) => person.address === address) ?? {
      address,
      asWritten: address,
      name: null,
    };

  return {
    model: search.model,
    answer,
    type(typed) {
      latest++;
      search.type(typed);
      subject.value = null;
      lookUpState.value = null;
    },
    narrow: search.narrow,
    lookUp: (typed) => void lookUp(typed),
  };
}
