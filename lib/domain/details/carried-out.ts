import type { Reading } from '../action.ts';
import type { Intent } from '../intent.ts';
import { TARGET } from '../rules.ts';

/**
 * Whether a booking is as the action was to leave it: in another status or, for a reassignment,
 * hosted by the new host. `hosts` are the ids of the users who host it; OnceHub's `owner` proves
 * nothing, since it may stay who accepted the booking first.
 */
export function isCarriedOut(
  { kind, host }: Pick<Intent, 'kind' | 'host'>,
  { status, hosts }: Pick<Reading, 'status' | 'hosts'>,
): boolean {
  if (kind !== 'reassign') return status === TARGET[kind];
  return host !== undefined && (hosts ?? []).includes(host);
}

/**
 * Whether a reading found the booking otherwise changed since the action was sent. A reassignment
 * can be taken back, after which the host is who it was: so there each later change counts, and
 * hosts that are not known do.
 */
export function isChangedSince(
  { kind, before }: Pick<Intent, 'kind' | 'before'>,
  { status, starts, hosts, updated }: Pick<Reading, 'status' | 'starts' | 'hosts' | 'updated'>,
): boolean {
  if (starts !== before.starts) return true;
  if (status !== before.status && status !== 'completed') return true;
  if (kind !== 'reassign') return false;
  return hosts == null || updated == null || updated !== before.updated;
}
