import type { Person } from '../booking.ts';

/**
 * The addresses of those who host a meeting: the attendees who are users of the account. Anybody
 * can type a colleague's address into the form, and OnceHub lists it among the attendees then, too.
 * So who was typed hosts only where nobody else can: then the first, as OnceHub lists hosts first.
 */
export function hostsAmong(
  people: readonly Person[],
  isUser: (address: string) => boolean,
): string[] {
  const users = people.filter(({ address }) => isUser(address));
  const hosts = users.filter(({ part, typed }) => part === 'attendee' && !typed);
  const listed = users.filter(({ typed }) => typed === 'listed').slice(0, 1);
  return (hosts.length > 0 ? hosts : listed).map(({ address }) => address);
}

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
