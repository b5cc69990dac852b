import type { Booking } from '../../domain/booking.ts';
import { DAY_MS } from '../../domain/dates.ts';
import { hostIds, isNamedOn } from '../../domain/details/host-ids.ts';
import { byIdOrAddress } from '../../domain/details/user-addresses.ts';
import { endOf } from '../../domain/history.ts';
import { readSyncChoice } from '../../settings/sync-choice.ts';
import { type BookingReader, createBookingReader } from '../../store/booking-reader.ts';
import type { DirectoryRow } from '../../store/schema.ts';
import { readProgress } from '../../sync/state.ts';
import type { ViewDeps } from '../deps.ts';

/** A user of the account to whom a meeting can be handed over, or why it cannot. */
export interface Colleague {
  id: string;
  name: string;
  /** IANA time zone at OnceHub, not checked; `null` where it is not known. */
  zone: string | null;
  /** In a team of the rep's or, where the rep is not known, of the host's. */
  isNear: boolean;
  /** Why they cannot take it; `null` where nothing stored speaks against it. */
  why: 'isHost' | 'isNamed' | 'invited' | null;
  /** Whether they host a stored meeting at that time; `null` where the store cannot tell. */
  isBusy: boolean | null;
}

/** The users of the account, those of the team first. */
export interface Colleagues {
  people: Colleague[];
  /**
   * How much of everybody's meetings ahead is stored: all, a part so far, or only those of
   * customers that were looked up.
   */
  reach: 'whole' | 'part' | 'off';
  /** Whose team comes first: the host's, where the rep is not known. */
  teamOf: 'me' | 'host';
}

/** Reads from the store who could take a meeting. */
export type AskColleagues = (booking: Booking) => Promise<Colleagues>;

/** The most meetings around that time that are compared; a larger account is read in part. */
const MAX_AROUND = 2_000;

type Deps = Pick<ViewDeps, 'settings' | 'session' | 'observeChanges'> & {
  reader: Pick<ViewDeps['reader'], 'directory'>;
};

/** Makes the reading of colleagues; nothing is asked of OnceHub for it. */
export function createColleagues(
  deps: Deps,
  bookings: Pick<BookingReader, 'anybodys' | 'close'> = createBookingReader(),
): AskColleagues {
  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten') bookings.close();
  });
  return async (booking) => {
    const { starts } = booking;
    const end = endOf(booking);
    const [rows, { me, window }, reached, around] = await Promise.all([
      deps.reader.directory(),
      readSyncChoice(deps.settings),
      readProgress(deps.session),
      starts === null || end === null ? [] : bookings.anybodys(starts - DAY_MS, end, MAX_AROUND),
    ]);
    const isWhole = reached?.backTo != null && around.length < MAX_AROUND;
    const reach = window === 'off' ? 'off' : isWhole ? 'whole' : 'part';
    const people = colleaguesFor(booking, rows, { me: me?.id ?? null, around, reach });
    return { people, reach, teamOf: me === null ? 'host' : 'me' };
  };
}

/** What is known besides the meeting: who the rep is, and the meetings `around` its time. */
interface Known {
  me: string | null;
  around: readonly Booking[];
  reach: Colleagues['reach'];
}

/** The users by nearness, then those who can take it, then the free, then by name. Pure. */
export function colleaguesFor(
  booking: Booking,
  rows: readonly DirectoryRow[],
  { me, around, reach }: Known,
): Colleague[] {
  const known = byIdOrAddress(rows);
  const users = rows.filter(({ kind }) => kind === 'user');
  const hosts = new Set(hostsOf(booking, known));
  const near = new Set(
    users
      .filter(({ id }) => (me === null ? hosts.has(id) : id === me))
      .flatMap(({ user }) => user?.teams ?? []),
  );
  const busy = new Set(
    around.filter((other) => clashes(booking, other)).flatMap((other) => hostsOf(other, known)),
  );
  const whyNot = ({ id, user }: DirectoryRow): Colleague['why'] => {
    if (hosts.has(id)) return 'isHost';
    if (isNamedOn(booking.people, known, id)) return 'isNamed';
    return user?.invited ? 'invited' : null;
  };
  return users
    .map((row) => ({
      id: row.id,
      name: row.name,
      zone: row.user?.zone ?? null,
      isNear: row.id === me || (row.user?.teams ?? []).some((team) => near.has(team)),
      why: whyNot(row),
      isBusy: busy.has(row.id) || (reach === 'whole' ? false : null),
    }))
    .sort(
      (a, b) =>
        Number(b.isNear) - Number(a.isNear) ||
        Number(a.why !== null) - Number(b.why !== null) ||
        Number(a.isBusy === true) - Number(b.isBusy === true) ||
        a.name.localeCompare(b.name),
    );
}

/** Who hosts a meeting; who accepted it, where nobody else is known to. */
function hostsOf(booking: Booking, known: Parameters<typeof hostIds>[1]): string[] {
  const hosts = hostIds(booking.people, known, undefined) ?? [];
  return hosts.length === 0 && booking.owner !== null ? [booking.owner] : hosts;
}

/** Whether another meeting takes place at some time of this one. */
function clashes(booking: Booking, other: Booking): boolean {
  const isOn = other.status === 'scheduled' || other.status === 'rescheduled';
  const [end, otherEnd] = [endOf(booking), endOf(other)];
  if (!isOn || other.id === booking.id || booking.starts === null || other.starts === null)
    return false;
  return other.starts < (end ?? 0) && booking.starts < (otherEnd ?? 0);
}
