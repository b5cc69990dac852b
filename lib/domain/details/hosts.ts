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
