import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { OPTIONAL_SITES } from '../../domain/products.ts';
import { BUILT_IN_SITES, type SiteId } from '../../domain/sites.ts';
import { readSitesOff } from '../../settings/site-switches.ts';
import { addedSites, patternsOfSite } from '../../tabs/added-sites.ts';
import { isGranted, withheldSites } from '../../tabs/site-access.ts';
import type { ViewDeps } from '../deps.ts';
import type { OptionsEvents, OptionsModel } from './model.ts';

type Sites = Pick<OptionsModel, 'sites' | 'products' | 'others'>;
type Events = Pick<OptionsEvents, 'setSite' | 'askForSite' | 'removeSite'>;

/** The dependencies of the site settings. */
export interface SiteOptionsDeps
  extends Pick<ViewDeps, 'settings' | 'send' | 'granted' | 'askForSites'> {
  /**
   * Removes the host permissions of these match patterns; resolves to true when they are removed.
   */
  giveBackSites(patterns: readonly string[]): Promise<boolean>;
}

/**
 * The site settings on the options page: the products supported from installation, the products
 * that can be added, and the sites the user added. Call `load` to read them, first and after
 * changes.
 */
export function createSiteOptions(deps: SiteOptionsDeps): {
  shown: ReadonlySignal<Sites>;
  events: Events;
  load(): Promise<void>;
} {
  const off = signal<SiteId[]>([]);
  const granted = signal<string[]>([]);

  async function load(): Promise<void> {
    [off.value, granted.value] = await Promise.all([readSitesOff(deps.settings), deps.granted()]);
  }
  const isWhole = (hosts: readonly string[]) =>
    // `*` stands for any host label, so any label can be put in its place to test the patterns.
    hosts.every((host) => isGranted(granted.value, `https://${host.replace('*', 'any')}`));

  return {
    load,
    shown: computed(() => {
      const added = addedSites(granted.value);
      const withheld = withheldSites(granted.value).map(({ id }) => id);
      return {
        sites: BUILT_IN_SITES.map(({ id, name, origins }) => ({
          id,
          name,
          hosts: origins.map((origin) => new URL(origin).host),
          on: !off.value.includes(id),
          withheld: withheld.includes(id),
        })),
        products: OPTIONAL_SITES.map(({ id, name, hosts }) => ({
          id,
          name,
          hosts,
          added: added.filter(({ site }) => site === id),
          whole: isWhole(hosts),
        })),
        others: added.filter(({ site }) => site === 'other'),
      };
    }),
    events: {
      setSite: (site, on) => void deps.send('setSite', { site, on }).then(load),
      askForSite: (id) => void deps.askForSites(patternsOfSite(id)).then(load),
      removeSite: (pattern) => void deps.giveBackSites([pattern]).then(load),
    },
  };
}
