import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { IsProvider } from '../../address/provider-test.ts';
import { ignoreEntry } from '../../settings/edit-ignore-list.ts';
import { type IgnoreList, readIgnoreList, suggestedDomains } from '../../settings/ignore-list.ts';
import { readProviders } from '../../settings/known-providers.ts';
import type { ViewDeps } from '../deps.ts';
import { ownAddresses } from '../page-state.ts';
import type { OptionsEvents, OptionsModel } from './model.ts';

type Events = Pick<OptionsEvents, 'addIgnored' | 'removeIgnored' | 'refuseSuggestion'>;

/**
 * The ignore list on the options page: the addresses and domains that are never customers, and the
 * domains suggested for it. Call `load` to read it, first and after changes.
 */
export function createIgnoreListOptions(
  deps: Pick<ViewDeps, 'local' | 'settings' | 'session' | 'send'>,
): {
  shown: ReadonlySignal<OptionsModel['ignoreList']>;
  events: Events;
  load(): Promise<void>;
} {
  const ignoreList = signal<IgnoreList>({ listed: [], customers: [] });
  const suggested = signal<string[]>([]);
  let isProvider: IsProvider = () => true;
  const failure = signal<OptionsModel['ignoreList']['failure']>(null);

  async function load(): Promise<void> {
    const [read, own, known] = await Promise.all([
      readIgnoreList(deps.settings),
      ownAddresses(deps),
      readProviders(deps.session),
    ]);
    isProvider = known;
    ignoreList.value = read;
    suggested.value = suggestedDomains(own, read, known);
  }
  async function setIgnored(entry: string, is: 'ignored' | 'customer' | null): Promise<boolean> {
    const answer = await deps.send('setIgnored', { entry, is });
    await load();
    return answer.ok;
  }

  return {
    load,
    shown: computed(() => ({
      listed: ignoreList.value.listed,
      suggested: suggested.value,
      failure: failure.value,
    })),
    events: {
      async addIgnored(typed) {
        const parsed = ignoreEntry(typed, isProvider);
        failure.value = typeof parsed === 'string' ? parsed : null;
        return typeof parsed === 'string' ? false : setIgnored(parsed.entry, 'ignored');
      },
      removeIgnored: (entry) => void setIgnored(entry, null),
      refuseSuggestion: (domain) => void setIgnored(domain, 'customer'),
    },
  };
}
