import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { ignoreEntry } from '../../settings/edit-ignore-list.ts';
import { type IgnoreList, readIgnoreList, suggestedDomains } from '../../settings/ignore-list.ts';
import type { ViewDeps } from '../deps.ts';
import { ownAddresses } from '../page-state.ts';
import type { OptionsEvents, OptionsModel } from './model.ts';

type Events = Pick<OptionsEvents, 'addIgnored' | 'removeIgnored' | 'refuseSuggestion'>;

/** The list of those who are never customers, and what it might lack. */
export function createIgnoreListOptions(deps: Pick<ViewDeps, 'local' | 'session' | 'send'>): {
  shown: ReadonlySignal<OptionsModel['ignoreList']>;
  events: Events;
  load(): Promise<void>;
} {
  const said = signal<IgnoreList>({ listed: [], customers: [] });
  const own = signal<string[]>([]);
  const failure = signal<OptionsModel['ignoreList']['failure']>(null);

  async function load(): Promise<void> {
    [said.value, own.value] = await Promise.all([readIgnoreList(deps.local), ownAddresses(deps)]);
  }
  async function say(entry: string, is: 'ignored' | 'customer' | null): Promise<boolean> {
    const answer = await deps.send('setIgnored', { entry, is });
    await load();
    return answer.ok;
  }

  return {
    load,
    shown: computed(() => ({
      listed: said.value.listed,
      suggested: suggestedDomains(own.value, said.value),
      failure: failure.value,
    })),
    events: {
      async addIgnored(typed) {
        const taken = ignoreEntry(typed);
        failure.value = typeof taken === 'string' ? taken : null;
        return typeof taken === 'string' ? false : say(taken.entry, 'ignored');
      },
      removeIgnored: (entry) => void say(entry, null),
      refuseSuggestion: (domain) => void say(domain, 'customer'),
    },
  };
}
