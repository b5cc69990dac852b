import type { Account } from './account.ts';
import { invalidKey, planWithoutApi, type Refusal, tooMany } from './errors.ts';
import type { LogEntry } from './log.ts';
import type { World } from './world.ts';

/**
 * Authorises a request in the order OnceHub uses: the rate limit of the client's address, the key,
 * the rate limit of the account, the plan. Writes the key's name into `entry`. Returns the key's
 * account; throws a `Refusal`.
 */
export function admit(world: World, headers: Headers, entry: LogEntry): Account {
  const key = headers.get('API-Key');
  const known = world.keys.get(key ?? '');
  entry.key = known?.label ?? (key ? 'unknown' : 'none');
  const now = world.clock.now();
  const limited = world.switches.limits === 'on';
  if (limited) {
    const wait = world.perAddress.take(entry.address, now);
    if (wait > 0) throw refuseFor(wait, world, now);
  }
  if (!known) throw invalidKey();
  if (limited) {
    const wait = world.perAccount.take(known.account.owner, now);
    if (wait > 0) throw refuseFor(wait, world, now);
  }
  if (!known.account.api) throw planWithoutApi();
  return known.account;
}

/** The 429 refusal of a call that may be retried after `wait` ms. */
function refuseFor(wait: number, { switches }: World, now: number): Refusal {
  switch (switches.retryAfter) {
    case 'none':
      return tooMany();
    case 'seconds':
      return tooMany({ 'Retry-After': String(Math.ceil(wait / 1000)) });
    case 'date':
      // An HTTP date has whole seconds; it is rounded up, or a retry would come too early.
      return tooMany({
        'Retry-After': new Date(Math.ceil((now + wait) / 1000) * 1000).toUTCString(),
      });
  }
}
