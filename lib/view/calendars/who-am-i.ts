import { byIdOrAddress } from '../../domain/details/user-addresses.ts';
import type { RepPlaces } from '../../settings/rep-places.ts';
import type { SyncChoice } from '../../settings/sync-choice.ts';
import type { DirectoryRow } from '../../store/schema.ts';

/** A user of OnceHub who the rep is, or may be. */
export interface RepUser {
  id: string;
  name: string;
  /** Lower-cased; `null` where OnceHub tells none. */
  address: string | null;
  /** The ids of the user's teams; empty where they were not read yet. */
  teams: readonly string[];
}

/** Who the rep is at OnceHub, for the page in front. */
export type WhoAmI =
  | { is: 'known'; user: RepUser }
  /** The owner of this mailbox or portal has the address of a user, which nobody confirmed. */
  | { is: 'proposed'; user: RepUser; place: string }
  | { is: 'unknown' };

/** What is known of the rep. */
export interface RepFacts {
  /** Lower-cased addresses of the owner of the mailbox or portal in front; empty for none. */
  own: readonly string[];
  /** The user's answers, by these addresses. */
  places: RepPlaces;
  /** Who the user said in the options that they are. */
  me: SyncChoice['me'];
  directory: readonly DirectoryRow[];
}

/**
 * Who the rep is: as the user answered for this mailbox or portal; else as they said in the
 * options; else a proposal, by any address that a user of OnceHub has or had. A proposal is taken
 * for nobody until it is answered, and rests where the answer was no. Two users that the addresses
 * of one page lead to are no answer.
 */
export function whoAmI({ own, places, me, directory }: RepFacts): WhoAmI {
  const users = byIdOrAddress(directory.filter(({ kind }) => kind === 'user'));
  const named = (keys: readonly (string | null | undefined)[]) => {
    const found = new Set(keys.flatMap((key) => users.get(key ?? '') ?? []));
    const [user] = found;
    return user && found.size === 1 ? repUser(user) : null;
  };
  // A user who was deleted, or of another account, is nobody any more.
  const answered = named(own.map((place) => places.get(place)));
  if (answered) return { is: 'known', user: answered };
  if (me) {
    const { id, name, address } = me;
    const user = named([id]) ?? { id, name: name || address, address, teams: [] };
    return { is: 'known', user };
  }
  const place = own.find((one) => users.has(one));
  const isAnswered = own.some((one) => places.get(one) === null);
  const proposed = isAnswered ? null : named(own);
  return proposed && place !== undefined
    ? { is: 'proposed', user: proposed, place }
    : { is: 'unknown' };
}

const repUser = ({ id, name, address, user }: DirectoryRow): RepUser => ({
  id,
  name,
  address,
  teams: user?.teams ?? [],
});
