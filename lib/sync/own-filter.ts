import type { Booking } from '../domain/booking.ts';
import { byIdOrAddress } from '../domain/details/user-addresses.ts';
import type { StoreReader } from '../store/reader.ts';
import type { Slice } from '../store/schema.ts';

/*
 * The sync asks for the rep's own meetings first, also by OnceHub's filter `host`, which is newer
 * than the others. Where OnceHub ignores it, its list is that of the whole account, which is read
 * afterwards anyway: to read it to its end would double the requests of the first fill.
 */

/**
 * Whether a page of a slice of the meetings the rep hosts shows that OnceHub ignored the filter:
 * most of them name the rep neither as who accepted them nor among the people. One or the other is
 * missing for some, so a few prove nothing.
 */
export async function isFilterIgnored(
  { scope, owner }: Slice,
  bookings: readonly Booking[],
  reader: Pick<StoreReader, 'directory'>,
): Promise<boolean> {
  if (scope !== 'hosted') return false;
  const users = byIdOrAddress(await reader.directory());
  // Before the users are read, nobody is known by an address.
  if (![...users].some(([key, { id }]) => id === owner && key !== owner)) return false;
  const others = bookings.filter(
    (one) => one.owner !== owner && !one.people.some((at) => users.get(at.address)?.id === owner),
  );
  return others.length > bookings.length / 2;
}
