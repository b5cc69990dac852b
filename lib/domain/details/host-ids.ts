import type { Person } from '../booking.ts';
import { hostsAmong } from './hosts.ts';

/** The account's users, by their lower-cased addresses of today and before. */
export type UsersByAddress = ReadonlyMap<string, { id: string }>;

/**
 * The ids of the users who host a meeting; `null` where nothing is known of the user `about`, whose
 * address on a meeting would be taken for a customer's then.
 */
export function hostIds(
  people: readonly Person[],
  users: UsersByAddress,
  about: string | undefined,
): string[] | null {
  if (about !== undefined && !users.has(about)) return null;
  const hosts = hostsAmong(people, (address) => users.has(address));
  return hosts.flatMap((address) => users.get(address)?.id ?? []);
}

/** Whether a user is on a meeting already, as its host, as a guest or as who booked it. */
export const isNamedOn = (people: readonly Person[], users: UsersByAddress, id: string): boolean =>
  people.some(({ address }) => users.get(address)?.id === id);
