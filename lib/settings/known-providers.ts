import { type IsProvider, providerTest } from '../address/provider-test.ts';
import type { KeyedStore } from '../platform/storage.ts';

/**
 * The key in `storage.session` of the domains of mail providers. The background writes them, so
 * that no page of ours carries the list.
 */
const PROVIDERS_KEY = 'mail.providers';

/** Tells our pages which domains are mail providers'. */
export const writeProviders = (
  session: Pick<KeyedStore, 'set'>,
  domains: readonly string[],
): Promise<void> => session.set(PROVIDERS_KEY, domains);

/**
 * The test for mail providers' domains. Until the background has started for the first time in this
 * run of the browser every domain passes for one: nothing may be said to be a company's by mistake.
 */
export async function readProviders(session: Pick<KeyedStore, 'get'>): Promise<IsProvider> {
  const kept = await session.get(PROVIDERS_KEY);
  return Array.isArray(kept) ? providerTest(kept) : () => true;
}
