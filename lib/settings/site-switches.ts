import { BUILT_IN_SITES, type SiteId } from '../domain/sites.ts';
import type { SettingStore } from '../platform/storage.ts';
import { SITES_OFF_KEY } from './setting-keys.ts';

/**
 * The products that the user switched off, among those read from the start. Invalid data switches
 * nothing off.
 */
export async function readSitesOff(store: Pick<SettingStore, 'get'>): Promise<SiteId[]> {
  const kept = await store.get(SITES_OFF_KEY);
  return BUILT_IN_SITES.map((site) => site.id).filter(
    (id) => Array.isArray(kept) && kept.includes(id),
  );
}

/** Reads and changes these switches, for the background. A switch never grants a permission. */
export function siteSwitches(store: SettingStore) {
  const off = () => readSitesOff(store);
  return {
    isOn: async (site: SiteId) => !(await off()).includes(site),
    async set(site: SiteId, on: boolean) {
      const others = (await off()).filter((id) => id !== site);
      await store.set(SITES_OFF_KEY, on ? others : [...others, site]);
    },
  };
}
