import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { ignoreEntry } from '../../settings/edit-ignore-list.ts';
import { type IgnoreList, readIgnoreList, suggestedDomains } from '../../settings/ignore-list.ts';
import type { ViewDeps } from '../deps.ts';
import { ownAddresses } from '../page-state.ts';
import type { OptionsEvents, OptionsModel } from './model.ts';

type Events = Pick<OptionsEvents, 'addMine' | 'removeMine' | 'refuseMine'>;

/** The list of those who are never customers, and what it might lack. */
export function createIgnoreListOptions(deps: Pick<ViewDeps, 'local' | 'session' | 'send'>): {
  shown: ReadonlySignal<OptionsModel['mine']>;
  events: Events;
  load(): Promise<void>;
} {
  const said = signal<IgnoreList>({ listed: [], customers: [] });
  const own = signal<string[]>([]);
  const failure = signal<OptionsModel['mine']['failure']>(null);

  async function load(): Promise<void> {
    [said.value, own.value] = await Promise.all([readIgnoreList(deps.local), ownAddresses(deps)]);
  }
  async function say(entry: string, is: 'mine' | 'customer' | null): Promise<boolean> {
    const answer = await deps.send('sayMine', { entry, is });
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
      async addMine(typed) {
        const taken = ignoreEntry(typed);
        failure.value = typeof taken === 'string' ? taken : null;
        return typeof taken === 'string' ? false : say(taken.entry, 'mine');
      },
      removeMine: (entry) => void say(entry, null),
      refuseMine: (domain) => void say(domain, 'customer'),
    },
  };
}
