import { keyState } from '../settings/key-state.ts';
import { syncChoice } from '../settings/preferences.ts';
import { tabPages } from '../tabs/tab-state.ts';
import type { ViewWorld } from './deps.ts';

/** The person's own addresses as far as they are known: of the OnceHub account, of themselves there, and of the mailboxes that are open. */
export async function ownAddresses({
  local,
  session,
}: Pick<ViewWorld, 'local' | 'session'>): Promise<string[]> {
  const [key, { me }, pages] = await Promise.all([
    keyState({ local, session }),
    syncChoice(local).read(),
    tabPages(session).all(),
  ]);
  const ofPages = pages.flatMap(([, page]) => (page.off ? [] : (page.report.own ?? [])));
  return [...('account' in key ? [key.account] : []), ...(me ? [me.address] : []), ...ofPages];
}
